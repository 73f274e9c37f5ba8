import { editsBetween } from '../../core/types/edit-distance.js';
import type { CorpusWord } from '../../core/types/index-reader.js';
import type { Visible } from './listing.js';
import { countRows } from './row-counts.js';
import type { Hit, Query, Snapshot } from './snapshot.js';
import { fromSortable, maxTokenLength, tokenOf, toSortable } from './sortable-text.js';

/** Lucene's automata go no further. */
const maxEdits = 2;

/** A word with its term, as documents' rows have it. */
export function wordToken(word: string, term: string): string {
  return `${tokenOf(word)} ${tokenOf(term)}`;
}

/** What finds a term by its end: its token backwards. */
export function backwards(term: string): string {
  return [...tokenOf(term)].reverse().join('');
}

/** Whether it is short enough to be looked for by a part of it, or by others that are nearly like it. */
export function isOrdinary(word: string): boolean {
  return word.length <= maxTokenLength;
}

/** As a vocabulary row's content: the strings themselves, which their tokens may not give back. */
export function encodeStrings(...strings: readonly string[]): string {
  return toSortable(JSON.stringify(strings));
}

function stringsIn({ _source }: Hit): readonly string[] {
  return JSON.parse(fromSortable(String(_source?.['content'] ?? '[]')));
}

/** @throws {RangeError} for more than two edits. */
export async function findWordsNear(
  snapshot: Snapshot,
  word: string,
  edits: number,
  { documents, filter: within }: Visible,
): Promise<CorpusWord[]> {
  if (edits > maxEdits) throw new RangeError(`words are found up to ${maxEdits} edits away, not ${edits}`);
  if (!isOrdinary(word) || documents === 0) return [];
  const near: Query =
    word.length <= edits
      ? // Then a word that has no letter of it is near, too.
        { range: { word_length: { lte: word.length + edits } } }
      : {
          fuzzy: {
            word: {
              value: tokenOf(word),
              fuzziness: edits,
              transpositions: true,
              rewrite: 'constant_score',
            },
          },
        };
  const candidates: CorpusWord[] = [];
  const filter = [{ term: { kind: 'word' } }, near];
  for await (const hit of snapshot.scan({ query: { bool: { filter } }, _source: ['content'] }, 'key')) {
    const [found = '', term = ''] = stringsIn(hit);
    if (found !== word && editsBetween(word, found, edits) <= edits) candidates.push({ word: found, term });
  }
  // Documents that have the word may not be visible, or be gone.
  const counts = await countRows(
    snapshot,
    candidates.map((candidate) => ({ term: { words: wordToken(candidate.word, candidate.term) } })),
    [snapshot.rows('document', ...(within === undefined ? [] : [within]))],
  );
  return candidates.filter((_, i) => (counts[i] ?? 0) > 0);
}

export async function findCompounds(snapshot: Snapshot, term: string, min: number): Promise<string[]> {
  if (term.length < min || term === '' || !isOrdinary(term)) return [];
  const token = tokenOf(term);
  const should = [
    { prefix: { term: token } },
    { prefix: { backwards: backwards(term) } },
    { terms: { term: [...shorterTerms(term, min)].map(tokenOf) } },
  ];
  const query = { bool: { filter: [{ term: { kind: 'term' } }], should, minimum_should_match: 1 } };
  const found: string[] = [];
  for await (const hit of snapshot.scan({ query, _source: ['content'] }, 'key')) {
    const [other = ''] = stringsIn(hit);
    if (other !== term) found.push(other);
  }
  return found;
}

/** What `term` may begin or end with. @param min Of a part, in UTF-16 code units. */
function shorterTerms(term: string, min: number): ReadonlySet<string> {
  const parts = new Set<string>();
  for (let length = min; length < term.length; length++) {
    parts.add(term.slice(0, length));
    parts.add(term.slice(-length));
  }
  return parts;
}
