import { createHash } from 'node:crypto';
import { indexEntries, partsOfPassageId } from '../../core/indexing/index-entries.js';
import type { AnalysedDocument } from '../../core/types/forward-document.js';
import { encodeForward } from './forward-record.js';
import { inPieces, pieceId } from './pieces.js';
import { tokenOf, toSortable } from './sortable-text.js';
import { encodeMetadata } from './stored-metadata.js';
import { encodeVectors } from './vector-record.js';
import { backwards, encodeStrings, isOrdinary, wordToken } from './vocabulary.js';

/** What is written: done twice it is as done once, since a row's id says which it is. */
export interface Row {
  readonly id: string;
  readonly source: object;
}

/** Names a row of a document, or the first of its pieces. @param number Of the document. */
export function rowName(kind: 'document' | 'text' | 'forward' | 'vectors', number: number): string {
  return `${kind}-${number}`;
}

/** The rows of one version of a document. */
export async function* documentRows(
  analysed: AnalysedDocument,
  number: number,
  since: number,
): AsyncGenerator<Row> {
  const entry = indexEntries(analysed);
  const row = (kind: string, id: string, source: object): Row => ({
    id,
    source: { kind, since, number, ...source },
  });
  const id = toSortable(analysed.id);

  let passageLengths = 0;
  for (const passage of entry.passages) {
    const passageLength = lengthOf(passage.terms);
    const { start } = partsOfPassageId(passage.id);
    passageLengths += passageLength;
    yield row('passage', `passage-${number}-${start}`, {
      id,
      start,
      passage: joined(passage.terms),
      passage_length: passageLength,
    });
  }
  for (const [kind, content] of [
    ['text', toSortable(analysed.document.text)],
    ['forward', (await encodeForward(analysed)).toString('base64')],
    ...vectorContents(analysed),
  ] as const) {
    const pieces = inPieces(content);
    for (const [i, piece] of pieces.entries()) {
      yield row(kind, pieceId(rowName(kind, number), i), { pieces: pieces.length, content: piece });
    }
  }
  yield row('document', rowName('document', number), {
    id,
    passages: entry.passages.length,
    passage_lengths: passageLengths,
    tokens: analysed.terms.length,
    languages: analysed.toldLanguages.map(toSortable),
    title: joined(entry.titleTerms),
    title_length: lengthOf(entry.titleTerms),
    text: joined(entry.terms),
    text_length: lengthOf(entry.terms),
    stops: joined(entry.stopTerms),
    stops_length: lengthOf(entry.stopTerms),
    words: Array.from(analysed.words, ([word, term]) => wordToken(word, analysed.vocabulary[term] ?? '')),
    content: encodeMetadata(analysed),
  });
}

/** The vectors of its passages, if it has any. */
function vectorContents({ passageStarts, passageVectors }: AnalysedDocument): ['vectors', string][] {
  if (passageVectors === undefined || passageVectors.length === 0) return [];
  return [['vectors', encodeVectors({ starts: passageStarts, rows: passageVectors })]];
}

/** The words and terms of a document: the same rows from whatever document they come. */
export function* vocabularyRows({ vocabulary, words }: AnalysedDocument): Generator<Row> {
  for (const term of vocabulary) {
    if (!isOrdinary(term)) continue;
    const source = { kind: 'term', key: tokenOf(term), term: tokenOf(term), backwards: backwards(term) };
    yield { id: `term-${hashOf(term)}`, source: { ...source, content: encodeStrings(term) } };
  }
  for (const [word, number] of words) {
    const term = vocabulary[number] ?? '';
    if (!isOrdinary(word)) continue;
    const key = wordToken(word, term);
    const source = { kind: 'word', key, word: tokenOf(word), word_length: word.length };
    yield { id: `word-${hashOf(key)}`, source: { ...source, content: encodeStrings(word, term) } };
  }
}

function joined(terms: readonly string[]): string {
  return terms.map(tokenOf).join(' ');
}

/** As every engine counts it: distinct terms. */
function lengthOf(terms: readonly string[]): number {
  return new Set(terms).size;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text, 'utf16le').digest('base64url').slice(0, 27);
}
