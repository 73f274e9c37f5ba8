import { passageTerms } from '../../core/indexing/index-entries.js';
import { mix } from '../../core/indexing/string-hash.js';
import { decodeForward } from './forward-record.js';
import type { MergeSource } from './merge-postings.js';
import type { Segment } from './segment.js';

/** A document as it stands in a segment. */
export interface IndexedVersion {
  readonly segment: Segment;
  readonly document: number;
}

/** Where a passage stands already: which of the segments that passages are taken from, and its number there. */
export interface ReusablePassage {
  readonly source: number;
  readonly passage: number;
}

/** Finds passages whose terms an older segment has, so that their postings can be taken over. */
export class ReusablePassages {
  readonly #numberOf: (term: string) => number | undefined;
  readonly #sources: Source[] = [];

  /** @param numberOf The number of a term in the segment in the making; undefined for one that no document has so far. */
  constructor(numberOf: (term: string) => number | undefined) {
    this.#numberOf = numberOf;
  }

  /**
   * Of each passage where it stands in the older version; undefined where none there has the same terms.
   * @param passages The terms of each by their numbers in the segment in the making, in order.
   * @throws {DamagedIndexError}
   */
  in(
    { segment, document }: IndexedVersion,
    passages: readonly (readonly number[])[],
  ): (ReusablePassage | undefined)[] {
    const source = this.#sourceOf(segment);
    const { numbers } = this.#sources[source] as Source;
    const forward = decodeForward(segment.forwardRecord(document));
    const terms = segment.termsOf(forward.tokenWords);
    const first = segment.arrays.firstPassages[document] ?? 0;
    const before = passageTerms({ ...forward, terms }).map((ofPassage) =>
      ofPassage.map((term) => {
        if (numbers[term] === -1) numbers[term] = this.#numberOf(segment.terms.at(term)) ?? -1;
        return numbers[term] ?? -1;
      }),
    );
    const found = commonRun(before, passages);
    return passages.map((_, i) => {
      const passage = found[i];
      return passage === undefined ? undefined : { source, passage: first + passage };
    });
  }

  /**
   * The postings that are taken over, to be merged with others.
   * @param unitsOf Of each source what its passages become; -1: nothing.
   * @param ranks The numbers of terms in the end.
   */
  postings(unitsOf: readonly Int32Array[], ranks: Uint32Array): MergeSource[] {
    return this.#sources.map(({ segment, numbers }, i) => ({
      postings: segment.postings('passage'),
      unitOf: unitsOf[i] ?? new Int32Array(segment.passages).fill(-1),
      // A term without a number is in no passage that was taken over.
      termOf: numbers.map((number) => (number === -1 ? -1 : (ranks[number] ?? -1))),
    }));
  }

  /** How many passages each source has. */
  get sizes(): number[] {
    return this.#sources.map(({ segment }) => segment.passages);
  }

  #sourceOf(segment: Segment): number {
    const known = this.#sources.findIndex((source) => source.segment === segment);
    if (known !== -1) return known;
    const numbers = new Int32Array(segment.terms.size).fill(-1);
    return this.#sources.push({ segment, numbers }) - 1;
  }
}

interface Source {
  readonly segment: Segment;
  /** By term: its number in the segment in the making; -1: not asked for. */
  readonly numbers: Int32Array;
}

/** Farther on the same terms are likely in another passage, and all between would be passed over. */
const maxDistance = 64;

/** Of each list of terms the place of an equal one before, each of which stands behind the one found last. */
function commonRun(
  before: readonly (readonly number[])[],
  now: readonly (readonly number[])[],
): (number | undefined)[] {
  const found = new Array<number | undefined>(now.length);
  let end = 0;
  while (end < Math.min(before.length, now.length)) {
    if (!areEqual(before.at(-1 - end) ?? [], now.at(-1 - end) ?? [])) break;
    end++;
    found[now.length - end] = before.length - end;
  }
  const places = new Map<number, number[]>();
  for (const [place, terms] of before.slice(0, before.length - end).entries()) {
    const hash = hashOf(terms);
    const same = places.get(hash);
    if (same === undefined) places.set(hash, [place]);
    else same.push(place);
  }
  let next = 0;
  for (const [i, terms] of now.slice(0, now.length - end).entries()) {
    const place = places
      .get(hashOf(terms))
      ?.find((one) => one >= next && one < next + maxDistance && areEqual(before[one] ?? [], terms));
    if (place === undefined) continue;
    found[i] = place;
    next = place + 1;
  }
  return found;
}

function hashOf(terms: readonly number[]): number {
  let hash = terms.length;
  for (const term of terms) hash = mix(hash ^ term) + 1;
  return hash;
}

function areEqual(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((term, i) => term === other[i]);
}
