import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config/config.js';
import { shippedVectors } from '../../src/core/ranking/configuration.js';
import { similarityOf } from '../../src/core/types/sentence-encoder.js';
import { readTable } from '../../src/meaning/piece-table.js';
import { ShippedEncoder } from '../../src/meaning/shipped-encoder.js';
import { WordPieces } from '../../src/meaning/word-pieces.js';

const file = readConfig({}).meaning.table;
const table = readTable(file);
const encoder = new ShippedEncoder(file);

async function similarity(a: string, b: string): Promise<number> {
  const [x, y] = await encoder.encode([a, b]);
  if (x === undefined || y === undefined) throw new Error('no vector');
  return similarityOf(x, y);
}

describe('the table that ships', () => {
  it('is the one that is part of every fingerprint', () => {
    expect(encoder.hash).toBe(shippedVectors);
  });

  it('is of English, small, and names the model it came from', () => {
    expect(table.about).toMatchObject({ languages: ['en'], dimensions: 128, teacher: 'bge-small-en-v1.5' });
    expect(table.vocabulary).toHaveLength(30_522);
    expect(table.vectors).toHaveLength(30_522 * 128);
  });

  it('is read only when it is needed, and a fault in it is told then', async () => {
    const missing = new ShippedEncoder('/nowhere/vectors.bin');
    await expect(missing.encode(['a'])).rejects.toThrow(
      'the table of word vectors /nowhere/vectors.bin cannot be read (ENOENT)',
    );
  });

  it('gives the same bytes on every machine', async () => {
    const texts = ['The company shared user data with phone makers.', 'Ein Satz, den sie nicht kennt.'];
    const vectors = await encoder.encode(texts);
    const hash = createHash('sha256');
    for (const vector of vectors) hash.update(vector ?? '');
    expect(hash.digest('hex')).toBe('061282c86f0289769a2faa518321b2f024f55282a028d05a81347c08028856bc');
    expect(await new ShippedEncoder(file).encode(texts)).toEqual(vectors);
  });

  it('puts a question nearer to its answer in other words than to a sentence that shares one of its words', async () => {
    const near: readonly (readonly [string, string, string])[] = [
      [
        'which phone makers got data',
        'Facebook gave Huawei, Lenovo, Oppo and TCL private access to some user information.',
        'The film makers got an award for their last work.',
      ],
      [
        'how do I undo my last change',
        'The revert command takes back the most recent modification.',
        'The last train to change to leaves at nine.',
      ],
      [
        'who pays for broken equipment',
        'The employer bears the cost of damaged devices.',
        'She broke the record in the hundred metres.',
      ],
    ];
    for (const [question, answer, other] of near)
      expect(await similarity(question, answer), question).toBeGreaterThan(await similarity(question, other));
  });

  it('says nothing of emoji, blanks and nothing', async () => {
    expect(await encoder.encode(['🙂🙃🎉', '', '   \n'])).toEqual([undefined, undefined, undefined]);
  });
});

describe('its tokenizer', () => {
  const pieces = new WordPieces(table.vocabulary);
  const read = (text: string) =>
    [...pieces.of(text)].map((word) => word.map((number) => table.vocabulary[number]).join(' ') || '?');

  it('finds the same pieces in a text as a whole as word by word', () => {
    const part = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'grapheme-ascii' }),
      fc.constantFrom(...table.vocabulary.slice(1_000, 9_000)),
      fc.constantFrom(' ', '\n', '\t', '\0', '\x7f', '--', 'Unseaworthiness', 'x'.repeat(120), 'É'),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 20 }), (parts) => {
        for (const text of [parts.join(''), parts.join(' '), parts.join(' ').toUpperCase()])
          expect(pieces.in(text)).toEqual([...pieces.of(text)].flat());
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    // What the model's own tokenizer (Hugging Face tokenizers 0.23) makes of them.
    [
      'Na\u00efve Caf\u00e9-goers in \u00c5ngstr\u00f6m',
      'naive',
      'cafe',
      '-',
      'go ##ers',
      'in',
      'ang ##strom',
    ],
    [
      '\u03a3\u03af\u03c3\u03c5\u03c6\u03bf\u03c2 \u03a3\u0391\u03a3',
      '\u03c3 ##\u03b9 ##\u03c3 ##\u03c5 ##\u03c6 ##\u03bf\u03c2',
      '\u03c3 ##\u03b1 ##\u03c3',
    ],
    [
      'don\u2019t \u201cquote\u201d \u2014 me\u2026',
      'don',
      '\u2019',
      't',
      '\u201c',
      'quote',
      '\u201d',
      '\u2014',
      'me',
      '\u2026',
    ],
    [
      '\u20ac5, \u00a36 & $7 at 5\u00b0C',
      '\u20ac ##5',
      ',',
      '\u00a3 ##6',
      '&',
      '$',
      '7',
      'at',
      '5 ##\u00b0 ##c',
    ],
    ['\u65e5\u672c\u8a9e text', '\u65e5', '\u672c', '\u8a9e', 'text'],
    ['zero\u200bwidth soft\u00adhyphen', 'zero ##wi ##dt ##h', 'soft ##hy ##ph ##en'],
    ['tab\tnew\nline\u00a0nbsp', 'tab', 'new', 'line', 'n ##bs ##p'],
    [
      'unbelievably antidisestablishmentarianism',
      'un ##bel ##ie ##va ##bly',
      'anti ##dis ##est ##ab ##lish ##ment ##arian ##ism',
    ],
    ['\ud83d\ude42 smile', '?', 'smile'],
    ['v1.2.3-rc1_x86', 'v ##1', '.', '2', '.', '3', '-', 'rc ##1', '_', 'x ##86'],
    [
      'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx y',
      '?',
      'y',
    ],
    ['\u0130stanbul', 'istanbul'],
    ['\ufb01ne \u00bd \u2460', '\ufb01 ##ne', '\u00bd', '?'],
    ['git rebase --onto main', 'gi ##t', 're ##base', '-', '-', 'onto', 'main'],
  ])('reads %j as the model does', (text, ...expected) => {
    expect(read(text as string)).toEqual(expected);
  });
});
