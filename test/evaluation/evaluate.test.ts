import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/adapters/terminal/arguments.js';
import { readEvaluateArguments } from '../../src/adapters/terminal/evaluate-arguments.js';
import { evaluate as command } from '../../src/cli/commands/evaluate.js';
import type { RunRow } from '../../src/evaluation/answer-all.js';
import { type EvaluationFiles, evaluate } from '../../src/evaluation/evaluate.js';
import { FaultyInput } from '../../src/evaluation/faulty-input.js';
import { anyText } from '../support/texts.js';
import { answering, corpus, folderOf, jsonl, lions, queries, quietTerminal, zebras } from './folder.js';

const readNone = async () => [];

/** Files of a run in a folder of its own. */
function filesWith(corpusText: string, queriesText: string): EvaluationFiles {
  const folder = folderOf({ 'corpus.jsonl': corpusText, 'queries.jsonl': queriesText });
  return {
    corpus: join(folder, 'corpus.jsonl'),
    queries: join(folder, 'queries.jsonl'),
    run: join(folder, 'run.jsonl'),
  };
}

function rowsIn(file: string): RunRow[] {
  const text = readFileSync(file, 'utf8');
  expect(text.endsWith('\n')).toBe(true);
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

async function run(documents: readonly object[], questions: readonly object[], language?: string) {
  const files = filesWith(jsonl(documents), jsonl(questions));
  await evaluate({ ...files, language }, answering, readNone);
  return rowsIn(files.run);
}

/** What it is refused with; nothing may have been written. */
async function faultOf(files: EvaluationFiles): Promise<string> {
  const error = await evaluate(files, answering, readNone).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(FaultyInput);
  const { message } = error as FaultyInput;
  expect(message).not.toContain('\n');
  expect(existsSync(files.run) ? rowsIn(files.run) : 'nothing').toBe('nothing');
  return message;
}

describe('a run file', () => {
  it('has a row for each question in order, with quotes that are slices, documents, confidence and time', async () => {
    const rows = await run(corpus, queries);
    expect(rows.map(({ qid }) => qid)).toEqual(['q1', 'q2', 'q3']);
    for (const { quotes, docs, confidence, abstained, ms } of rows) {
      expect(quotes.length).toBeGreaterThan(0);
      expect(quotes.length).toBeLessThanOrEqual(5);
      for (const { docId, start, end, text, score } of quotes) {
        expect(text).toBe((docId === 'zebra' ? zebras : lions).slice(start, end));
        expect(score).toBeTypeOf('number');
      }
      expect(docs).toContain(quotes[0]?.docId);
      expect(docs.filter((id) => id !== 'lion' && id !== 'zebra')).toEqual([]);
      expect(confidence).toBeGreaterThanOrEqual(0);
      expect(confidence).toBeLessThanOrEqual(1);
      expect(abstained).toBe(confidence < answering.minConfidence);
      expect(ms).toBeGreaterThanOrEqual(0);
    }
    expect(rows[0]?.quotes[0]?.text).toContain('Ada Njoroge');
    expect(rows[1]?.docs[0]).toBe('lion');
  });

  it('is made over a folder, read as /ask reads it, with paths as ids, from lines with "question" as with "text"', async () => {
    const folder = folderOf({
      'documents/animals/lion.md': `# Lions\n\n${lions}\n`,
      'documents/zebra.txt': zebras,
      'documents/picture.png': 'no document',
      'queries.jsonl': jsonl([
        { id: 'q1', question: 'Who counted the zebras of the plain in 1998?', answers: [['Ada Njoroge']] },
        { id: 'q2', text: 'How many lions did the park have?' },
      ]),
    });
    const [corpus, queries, run] = ['documents', 'queries.jsonl', 'run.jsonl'].map((name) =>
      join(folder, name),
    );
    const argv = ['--corpus', `${corpus}`, '--queries', `${queries}`, '--run', `${run}`];
    expect(await command(argv, quietTerminal())).toBe(0);
    expect(rowsIn(`${run}`).map(({ quotes }) => quotes[0])).toMatchObject([
      { docId: 'zebra.txt', text: expect.stringContaining('Ada Njoroge') },
      { docId: 'animals/lion.md', text: expect.stringContaining('310 lions') },
    ]);
    const inside = [...argv.slice(0, -1), join(`${corpus}`, 'run.jsonl')];
    await expect(command(inside, quietTerminal())).rejects.toThrow('would become one of the documents');
  });

  it('has quotes and confidence also where it abstains', async () => {
    const [row] = await run(corpus, [{ id: 'x', text: 'Does a zebra pay taxes in Luxembourg or Brunei?' }]);
    expect(row).toMatchObject({ qid: 'x', abstained: true });
    expect(row?.quotes.length).toBeGreaterThan(0);
    expect(row?.confidence).toBeGreaterThan(0);
  });

  it('is the same on every run, and for the same question asked twice, but for the time', async () => {
    const timeless = (rows: readonly RunRow[]) => rows.map(({ ms: _ms, ...row }) => row);
    const first = timeless(await run(corpus, queries));
    expect(timeless(await run([...corpus].reverse(), queries))).toEqual(first);
    expect({ ...first[2], qid: 'q1' }).toEqual(first[0]);
  });

  it('ranks up to 1,000 documents, each once, though only the best are looked into', async () => {
    const documents = Array.from({ length: 1_100 }, (_, i) => ({
      id: `d${i}`,
      title: '',
      text: `Report ${i} is about copper and weighs ${i} grams.`,
    }));
    const [row] = await run(documents, [{ id: 'q', text: 'copper report' }]);
    expect(row?.docs).toHaveLength(1_000);
    expect(new Set(row?.docs).size).toBe(1_000);
    expect(row?.quotes).toHaveLength(5);
  });

  it('does not depend on what else a question’s line holds: the answers are not read', async () => {
    const timeless = (rows: readonly RunRow[]) => rows.map(({ ms: _ms, ...row }) => row);
    const plain = queries.map(({ id, text }) => ({ id, text }));
    const odd = plain.map((row) => ({ ...row, answers: 7, spans: 'none', gold: null, lang: {} }));
    const expected = timeless(await run(corpus, queries));
    expect(timeless(await run(corpus, plain))).toEqual(expected);
    expect(timeless(await run(corpus, odd))).toEqual(expected);
  });

  it('has a row also for a question without words', async () => {
    const rows = await run(corpus, [
      { id: 'empty', text: '' },
      { id: 'marks', text: '?!' },
      { id: 'long', text: 'lion '.repeat(5_000) },
    ]);
    for (const row of rows) {
      expect(row).toMatchObject({ quotes: [], docs: [], confidence: 0, abstained: true });
    }
  });

  it('counts a title that is empty as none, and a given one as words of the document', async () => {
    const documents = (title: string) => [
      { id: 'a', title, text: 'It is striped.' },
      { id: 'b', title: 'Other', text: 'It is spotted.' },
    ];
    const question = [{ id: 'q', text: 'quagga' }];
    const [titled] = await run(documents('The quagga'), question);
    const [untitled] = await run(documents(''), question);
    expect(titled?.docs).toEqual(['a']);
    expect(untitled?.docs).toEqual([]);
  });

  it('reads documents and questions in the language that is named', async () => {
    // Stems that only English rules bring together: no part of one word is the other.
    const english = [{ id: 'a', title: '', text: 'Many ponies stood there.' }];
    const question = [{ id: 'q', text: 'pony' }];
    const [inEnglish] = await run(english, question, 'en');
    const [inGreek] = await run(english, question, 'el');
    expect(inEnglish?.docs).toEqual(['a']);
    expect(inGreek?.quotes ?? []).toEqual([]);
  });

  it('holds slices of whatever the documents hold', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyText, { minLength: 1, maxLength: 4 }), anyText, async (texts, text) => {
        const documents = texts.map((one, i) => ({ id: `${i}`, title: '', text: one }));
        for (const { quotes } of await run(documents, [{ id: 'q', text }])) {
          for (const quote of quotes) {
            expect(quote.text).toBe(texts[Number(quote.docId)]?.slice(quote.start, quote.end));
          }
        }
      }),
      { numRuns: 20 },
    );
  });
});

describe('what cannot be used is named in one line, and nothing is written', () => {
  const good = { corpus: jsonl(corpus), queries: jsonl(queries) };

  it('a missing file', async () => {
    const files = filesWith(good.corpus, good.queries);
    const missing = join(files.corpus, '..', 'missing.jsonl');
    expect(await faultOf({ ...files, corpus: missing })).toBe(
      `${missing}: cannot be read: there is no such file`,
    );
    expect(await faultOf({ ...files, queries: missing })).toMatch(/missing\.jsonl: cannot be read/);
  });

  it.each([
    ['no JSON', `${jsonl(corpus)}{"id": "x", \n`, 'corpus.jsonl:3: is not JSON'],
    ['a row without text', `${jsonl([{ id: 'x', title: '' }])}`, 'corpus.jsonl:1: text: '],
    ['a number for an id', `\n\n${jsonl([{ id: 7, title: '', text: '' }])}`, 'corpus.jsonl:3: id: '],
    ['a list', '[]\n', 'corpus.jsonl:1: '],
    ['an empty id', jsonl([{ id: '', text: '' }]), 'corpus.jsonl:1: id: '],
    [
      'an id that comes twice',
      jsonl([...corpus, { id: 'lion', title: '', text: '' }]),
      'corpus.jsonl:3: id: the same as on line 2',
    ],
    ['nothing', '', 'corpus.jsonl: holds no line'],
    ['blank lines alone', '\n \r\n\n', 'corpus.jsonl: holds no line'],
    ['two faulty lines', `1\n${jsonl(corpus)}2\n`, 'corpus.jsonl:1: '],
  ])('a corpus of %s', async (_what, text, message) => {
    expect(await faultOf(filesWith(text, good.queries))).toContain(message);
  });

  it('counts the other faulty lines', async () => {
    const message = await faultOf(filesWith(`1\n${good.corpus}2\n3\n`, good.queries));
    expect(message).toMatch(/corpus\.jsonl:1: .* \(and 2 more faulty\)$/);
  });

  it.each([
    ['no text', jsonl([{ id: 'x' }]), 'queries.jsonl:1: text: '],
    [
      'an id that comes twice',
      jsonl([...queries, { id: 'q1', text: 'x' }]),
      'queries.jsonl:4: id: the same as on line 1',
    ],
    ['nothing', '', 'queries.jsonl: holds no line'],
  ])('questions of %s', async (_what, text, message) => {
    expect(await faultOf(filesWith(good.corpus, text))).toContain(message);
  });

  it('a file that is no UTF-8', async () => {
    const files = filesWith(good.corpus, good.queries);
    writeFileSync(files.corpus, Buffer.from([0x7b, 0xff, 0xfe, 0x7d]));
    expect(await faultOf(files)).toMatch(/corpus\.jsonl: is not UTF-8/);
  });

  it('a run file in a folder that is not there, that is a folder, or that is read from', async () => {
    const files = filesWith(good.corpus, good.queries);
    const folder = join(files.run, '..');
    expect(await faultOf({ ...files, run: join(folder, 'none', 'run.jsonl') })).toMatch(/no such folder/);
    mkdirSync(join(folder, 'taken'));
    await expect(evaluate({ ...files, run: join(folder, 'taken') }, answering, readNone)).rejects.toThrow(
      'is no ordinary file',
    );
    symlinkSync(files.queries, join(folder, 'link.jsonl'));
    for (const run of [
      files.corpus,
      files.queries,
      join(folder, '.', 'corpus.jsonl'),
      join(folder, 'link.jsonl'),
    ]) {
      await expect(evaluate({ ...files, run }, answering, readNone)).rejects.toThrow('would be overwritten');
    }
    expect(readFileSync(files.corpus, 'utf8')).toBe(good.corpus);
    expect(readFileSync(files.queries, 'utf8')).toBe(good.queries);
  });

  it('keeps the run of before when a later one fails, and leaves no unfinished file', async () => {
    const files = filesWith(good.corpus, good.queries);
    await evaluate(files, answering, readNone);
    const before = readFileSync(files.run, 'utf8');
    writeFileSync(files.queries, 'broken');
    await expect(evaluate(files, answering, readNone)).rejects.toThrow(FaultyInput);
    expect(readFileSync(files.run, 'utf8')).toBe(before);
    expect(readdirSync(join(files.run, '..')).sort()).toEqual(['corpus.jsonl', 'queries.jsonl', 'run.jsonl']);
  });

  it('reads line ends of every kind and a byte order mark', async () => {
    const files = filesWith(`\ufeff${good.corpus.replaceAll('\n', '\r\n')}`, good.queries.trimEnd());
    expect(await evaluate(files, answering, readNone)).toMatchObject({ documents: 2, questions: 3 });
  });
});

describe('the command line', () => {
  it('says what was done, and how far it is while it works', async () => {
    const { corpus: c, queries: q, run: r } = filesWith(jsonl(corpus), jsonl(queries));
    const terminal = quietTerminal();
    expect(await command(['--corpus', c, '--queries', q, '--run', r, '--lang', 'EN'], terminal)).toBe(0);
    expect(terminal.out).toMatch(/run\.jsonl: 3 questions about 2 documents, \d without an answer\n$/);
    expect(terminal.err).toContain('Answering questions: 3 of 3');
    expect(rowsIn(r)).toHaveLength(3);
  });

  it('moves a bar on a terminal, and takes it away at the end', async () => {
    const { corpus: c, queries: q, run: r } = filesWith(jsonl(corpus), jsonl(queries));
    let shown = '';
    const terminal = quietTerminal();
    const stderr = { isTTY: true, columns: 80, write: (text: string) => (shown += text) };
    await command(['--corpus', c, '--queries', q, '--run', r], { ...terminal, stderr });
    expect(shown).toMatch(/█+ +100% {2}Answering questions/);
    expect(shown.endsWith('\r\u001b[K')).toBe(true);
  });

  it.each([
    [['--queries', 'q', '--run', 'r'], '--corpus is missing'],
    [['--corpus', 'c', '--run', 'r'], '--queries is missing'],
    [['--corpus', 'c', '--queries', 'q'], '--run is missing'],
    [['--corpus=', '--queries', 'q', '--run', 'r'], '--corpus needs a value'],
    [['--corpus', 'c', '--queries', 'q', '--run', 'r', '--lang', 'english'], 'two letters'],
    [['--corpus', 'c', '--queries', 'q', '--run', 'r', 'word'], 'takes no words'],
    [['--corpus', 'c', '--corpus', 'c'], 'given twice'],
    [['--corpsu', 'c'], 'did you mean --corpus'],
  ])('%j is refused in one line', (argv, message) => {
    expect(() => readEvaluateArguments(argv)).toThrow(UsageError);
    expect(() => readEvaluateArguments(argv)).toThrow(message);
  });
});
