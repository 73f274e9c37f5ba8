import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EmbeddedEngine } from '../../src/engines/embedded/embedded-engine.js';
import { alteredQuotes, rules } from '../../src/evaluation/altered-quotes.js';
import { checkFiles } from '../../src/evaluation/check-files.js';
import { checksLines, checksTable, measureChecks } from '../../src/evaluation/measure-checks.js';
import { temporaryFolder } from '../end-to-end/program.js';
import { documentOf } from '../support/texts.js';

const answering = { makeEngine: () => new EmbeddedEngine() };
const lines = (rows: readonly object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

describe('a file of quotes', () => {
  it('is checked into a file of verdicts, each with where its words stand', async () => {
    const folder = temporaryFolder();
    const file = (name: string) => join(folder, name);
    const text =
      'The board, which met in May, voted for a pause of 38 %. Nobody sold 2,300 tables to the firm.';
    writeFileSync(file('corpus.jsonl'), lines([{ id: 'a', title: '', text }]));
    const quotes = [
      { id: '1', text: '“which met in May” and “The board … voted for a pause”' },
      { id: '2', text: '“a pause of 39 %”' },
      { id: '3', text: '“Dolphins sing in choirs at night” “x”' },
      { id: '4', text: '“voted” for “a pause” of” it' },
      { id: '5', text: '> voted for a pause of 38 percent' },
    ];
    writeFileSync(file('quotes.jsonl'), lines(quotes));
    const files = { corpus: file('corpus.jsonl'), quotes: file('quotes.jsonl'), run: file('run.jsonl') };
    expect(await checkFiles(files, answering, async () => [])).toEqual({ documents: 1, texts: 5 });
    const rows = readFileSync(file('run.jsonl'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows[0]).toEqual({
      id: '1',
      leftOut: [],
      strings: [
        {
          text: 'which met in May',
          kind: 'exact',
          similarity: 1,
          document: 'a',
          start: 11,
          end: 27,
          parts: [{ start: 11, end: 27, text: 'which met in May' }],
        },
        {
          text: 'The board … voted for a pause',
          kind: 'shortened',
          similarity: expect.any(Number),
          document: 'a',
          start: 0,
          end: 46,
          parts: [
            { start: 0, end: 9, text: 'The board' },
            { start: 29, end: 46, text: 'voted for a pause' },
          ],
        },
      ],
    });
    const unknown = { document: null, start: null, end: null, parts: [] };
    expect(rows.slice(1)).toMatchObject([
      { id: '2', strings: [{ kind: 'altered', document: 'a' }] },
      {
        id: '3',
        strings: [
          { kind: 'absent', similarity: 0, ...unknown },
          { kind: 'too-short', similarity: null },
        ],
      },
      { id: '4', strings: [{ kind: 'exact' }, { kind: 'exact' }], leftOut: ['of'] },
      { id: '5', strings: [{ kind: 'same-figure', similarity: 1, document: 'a' }] },
    ]);
  });
});

describe('quotes altered by rule', () => {
  const sentence = (i: number) =>
    `In ${1990 + i} the Board of Arlington sold ${i + 3} tables for $${i}00 and never told other people what became of number ${i} at home`;
  const documents = Array.from({ length: 12 }, (_, i) =>
    documentOf(`${i}.txt`, Array.from({ length: 6 }, (_unused, j) => sentence(i * 6 + j)).join('\n')),
  );
  const others = [
    documentOf(
      'b.txt',
      'Dolphins were heard singing songs beneath distant waves while sailors slept soundly aboard their ships',
    ),
  ];

  it('are the same each time', () => {
    const texts = () => alteredQuotes(documents, others, 3).map(({ text }) => text);
    expect(texts()).toEqual(texts());
    expect(new Set(alteredQuotes(documents, others, 3).map(({ rule }) => rule.name)).size).toBe(rules.length);
  });

  it('come out as wanted, in a table with a line for each rule', async () => {
    const measured = await measureChecks(
      { name: 'made', documents },
      { name: 'other', documents: others },
      answering,
      { each: 4 },
    );
    expect(measured.scores.flatMap(({ misses }) => misses)).toEqual([]);
    const table = checksTable(measured);
    expect(table).toHaveLength(rules.length + 1);
    expect(table[1]).toEqual(['unchanged', '4', 'same', '100.0', '99', '0.0']);
    expect(checksLines(measured)[0]).toMatch(/^made: 0 of \d+ quotes with other words/u);
  });
});
