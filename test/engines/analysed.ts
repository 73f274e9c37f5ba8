import fc from 'fast-check';
import { hashOf, metadataHashOf } from '../../src/core/indexing/hashes.js';
import { signatureOf } from '../../src/core/indexing/signature.js';
import { hashString } from '../../src/core/indexing/string-hash.js';
import { sentenceHash } from '../../src/core/indexing/without-typography.js';
import type { Document } from '../../src/core/types/document.js';
import { type AnalysedDocument, tokenFlag } from '../../src/core/types/forward-document.js';
import type { IndexFacts } from '../../src/core/types/index-reader.js';
import type { Word } from '../../src/core/types/token-words.js';

/** A token: a term, or a stop word. */
export type TestToken = string | { readonly stop: string };

/** What a test's document is made of: every passage is one sentence of these tokens. */
export interface TestDocument {
  readonly id: string;
  readonly title?: readonly string[];
  readonly passages: readonly (readonly TestToken[])[];
  /** Of each passage; the last one goes on. Default: "en". */
  readonly languages?: readonly string[];
  /** What stands at the end of the text, with the terms that it is read as; passed over where the document has no passage, or not that term. */
  readonly words?: Readonly<Record<string, string>>;
  /** Of each passage. */
  readonly vectors?: readonly (readonly number[])[];
  readonly over?: Partial<Document>;
}

/** A document as an analysis would give it whose terms are given. */
export function analysed({
  id,
  title = [],
  passages,
  languages = ['en'],
  words = {},
  vectors,
  over,
}: TestDocument) {
  const vocabulary = new Map<string, number>();
  const numberOf = (term: string) => {
    const number = vocabulary.get(term) ?? vocabulary.size;
    vocabulary.set(term, number);
    return number;
  };
  const starts: number[] = [];
  const ends: number[] = [];
  const firstToken: number[] = [];
  const terms: number[] = [];
  const flags: number[] = [];
  const surfaces = new Map<string, number>();
  const own: Word[] = [];
  const tokens: number[] = [];
  const wordOf = (written: string, term: string) => {
    const known = own.findIndex((word) => word.written === written && word.term === term);
    return known === -1 ? -own.push({ written, term }) : -1 - known;
  };
  let text = '';
  const addToken = (word: string, term: string, ownFlags: number) => {
    terms.push(numberOf(term));
    flags.push(ownFlags);
    tokens.push(wordOf(word, term));
    if ((ownFlags & tokenFlag.stop) === 0 && !surfaces.has(word)) surfaces.set(word, numberOf(term));
    text += `${word} `;
  };
  for (const [passage, tokens] of passages.entries()) {
    starts.push(text.length);
    firstToken.push(terms.length);
    for (const [i, token] of tokens.entries()) {
      const isStop = typeof token !== 'string';
      const term = isStop ? token.stop : token;
      addToken(term, term, (isStop ? tokenFlag.stop : 0) | (i === 0 ? tokenFlag.sentenceStart : 0));
    }
    if (passage === passages.length - 1) {
      for (const [word, term] of Object.entries(words)) if (vocabulary.has(term)) addToken(word, term, 0);
    }
    ends.push(text.length);
    text += '\n';
  }
  firstToken.push(terms.length);
  const titleTerms = title.map(numberOf);
  const titleWords = title.map((term) => wordOf(term, term));
  for (const term of title) if (!surfaces.has(term)) surfaces.set(term, numberOf(term));
  const document: Document = {
    id,
    title: title.join(' '),
    titleOrigin: 'heading',
    text,
    bytes: Buffer.byteLength(text),
    ...over,
  };
  const result: AnalysedDocument = {
    document,
    id,
    hash: hashOf(document.text),
    metadataHash: metadataHashOf(document),
    language: languages[0] ?? 'en',
    vocabulary: [...vocabulary.keys()],
    words: surfaces,
    tokens: { text: Int32Array.from(tokens), title: Int32Array.from(titleWords), own },
    sentenceStarts: Int32Array.from(starts),
    sentenceEnds: Int32Array.from(ends),
    sentenceFlags: Uint8Array.from(passages, (_, i) => i % 4),
    sentenceBlocks: Uint8Array.from(passages, (_, i) => i % 3),
    sentenceOpenings: Uint8Array.from(passages, (_, i) => i % 4),
    blocks: [],
    sentenceHashes: Int32Array.from(passages, (tokens) => sentenceHash(JSON.stringify(tokens))),
    sentenceLanguages: passages.map((_, i) => languages[Math.min(i, languages.length - 1)] ?? 'en'),
    toldLanguages: [...new Set(languages.length === 0 ? ['en'] : languages)],
    terms: Int32Array.from(terms),
    flags: Uint8Array.from(flags),
    firstToken: Int32Array.from(firstToken),
    titleTerms: Int32Array.from(titleTerms),
    passageStarts: Int32Array.from(starts),
    bodyEnd: text.length,
    signature: signatureOf(
      text
        .split(/\s+/u)
        .filter((word) => word !== '')
        .map(hashString),
    ),
    ...(vectors === undefined ? {} : { passageVectors: Int8Array.from(vectors.flat()) }),
    termNumber: (term) => vocabulary.get(term),
    termAt: (number) => [...vocabulary.keys()][number] ?? '',
  };
  return result;
}

/** A document of passages, each written as words. */
export function entry(id: string, title: string, ...passages: string[]): AnalysedDocument {
  const words = (text: string) => text.split(' ').filter((word) => word !== '');
  return analysed({ id, title: words(title), passages: passages.map(words) });
}

/** What a test says that an index was made of. */
export function factsOf(documentsHash: string): IndexFacts {
  return {
    documentsHash,
    skipped: [{ file: 'x.bin', reason: 'not a text', isFault: true }],
    builtAt: 1_700_000_000_000,
  };
}

export async function* each<T>(values: Iterable<T>): AsyncGenerator<T> {
  yield* values;
}

/** Few terms, so that documents share them; words that are near, longer and shorter ones of each other. */
export const fewTerms = ['zebra', 'zebras', 'lion', 'lions', 'grassland', 'grass', 'land', 'landing', 'tree'];

/** A document of few terms. @param ids What it may be called. */
export function anyTestDocument(ids: readonly string[], terms: readonly string[] = fewTerms) {
  const term = fc.constantFrom(...terms);
  const token: fc.Arbitrary<TestToken> = fc.oneof(
    { weight: 4, arbitrary: term },
    { weight: 1, arbitrary: term.map((stop) => ({ stop })) },
  );
  return fc.record({
    id: fc.constantFrom(...ids),
    title: fc.array(term, { maxLength: 3 }),
    passages: fc.array(fc.array(token, { maxLength: 8 }), { maxLength: 4 }),
    languages: fc.array(fc.constantFrom('en', 'de', 'fr'), { minLength: 1, maxLength: 3 }),
    words: fc.dictionary(fc.constantFrom('zebar', 'lino', 'gras', 'treee'), term, { maxKeys: 2 }),
  });
}

/** One write to an index: the documents that are added or changed, and those that are removed. */
export interface TestChange {
  readonly kind: 'replace' | 'apply';
  readonly documents: readonly TestDocument[];
  readonly removed: readonly string[];
}

export function anyChanges(ids: readonly string[], maxLength: number, terms?: readonly string[]) {
  return fc.array(
    fc.record({
      kind: fc.constantFrom('replace' as const, 'apply' as const, 'apply' as const, 'apply' as const),
      documents: fc.uniqueArray(anyTestDocument(ids, terms), { maxLength: 4, selector: ({ id }) => id }),
      removed: fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 3 }),
    }),
    { maxLength },
  );
}

/** The documents that are there after `changes`, by id. */
export function after(changes: readonly TestChange[]): Map<string, TestDocument> {
  const documents = new Map<string, TestDocument>();
  for (const change of changes) {
    if (change.kind === 'replace') documents.clear();
    else for (const id of change.removed) documents.delete(id);
    for (const document of change.documents) documents.set(document.id, document);
  }
  return documents;
}
