import fc from 'fast-check';
import type { Document } from '../../src/core/types/document.js';

/** A document whose title is its id, unless `over` says otherwise. */
export function documentOf(id: string, text: string, over: Partial<Document> = {}): Document {
  return { id, title: id, titleOrigin: 'file-name', text, bytes: Buffer.byteLength(text), ...over };
}

/** What a corpus may hold: many scripts, characters of several code units, every line ending, marks of sentences. */
const pieces = [
  ...[
    'Huawei',
    'the',
    'had',
    'access',
    'to',
    'Facebook',
    'data',
    'in',
    '2010',
    '1,000',
    'U.S.',
    'Mr. Ren',
    'it',
  ],
  ...['. ', '. ', '! ', '? ', '… ', ', ', '; ', ': ', ' – ', ' ', ' ', ' ', '“', '”', '(', ')', '’'],
  ...['\n', '\r\n', '\r', '\n\n', '\r\n\r\n', '\n \t\n', '\n- ', '\n1. ', '\n# ', '\t', '\u00a0', '\u2028'],
  ...['👩‍👩‍👧‍👦', '🇨🇭', '👍🏽', '😀', 'e\u0301', 'ñ', 'a\u0308\u0323', '\u200b', '\u00ad', '𝒜'],
  ...[
    'السلام عليكم',
    'שלום',
    '漢字',
    'かな。',
    '，',
    'カタカナ',
    'สวัสดี',
    'नमस्ते',
    '한국어',
    'გამარჯობა',
    'Ὀδυσσεύς',
  ],
];

/** Text as people write it, and as they should not have. */
export const anyText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 12, arbitrary: fc.constantFrom(...pieces) },
      { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 8 }) },
    ),
    { maxLength: 120 },
  )
  .map((parts) => parts.join(''));

/** Text with words in it, long enough for several passages. */
export const longText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom('word ', 'other ', 'more. ') },
      { weight: 2, arbitrary: anyText },
    ),
    {
      minLength: 1,
      maxLength: 30,
    },
  )
  .map((parts) => parts.join(''));

/** A document whose body is the whole text, or all of it behind a front matter. */
export const anyDocument: fc.Arbitrary<Document> = fc
  .tuple(fc.constantFrom('', '---\ntitle: Front\n---\n'), longText)
  .map(([front, text]) =>
    documentOf('a.txt', front + text, {
      ...(front === '' ? {} : { body: { start: front.length, end: front.length + text.length } }),
    }),
  );

/** A corpus of one to five documents, ids in no order. */
export const anyCorpus: fc.Arbitrary<Document[]> = fc
  .uniqueArray(fc.constantFrom('b.txt', 'a.txt', 'Z.md', 'dir/c.txt', 'ä.txt', 'a#1.txt'), {
    minLength: 1,
    maxLength: 5,
  })
  .chain((ids) =>
    fc
      .array(longText, { minLength: ids.length, maxLength: ids.length })
      .map((texts) => ids.map((id, i) => documentOf(id, texts[i] ?? '', { title: `Title of ${id}` }))),
  );

/** Whether every surrogate has its other half. */
export function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}
