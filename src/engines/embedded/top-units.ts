import type { SegmentView } from './segment-view.js';
import type { StringTable } from './string-table.js';

/** A document or a passage of a segment, with its score. */
export interface TopUnit {
  /** Which segment. */
  readonly place: number;
  readonly unit: number;
  readonly score: number;
}

/** The best k of many units: a heap with the worst of them on top. Ties go by document id, then by unit. */
export class TopUnits {
  readonly #k: number;
  readonly #views: readonly SegmentView[];
  /** The document of a unit. */
  readonly #documentOf: (place: number, unit: number) => number;
  readonly #heap: TopUnit[] = [];
  /** In the segment being offered, the first unit whose document comes behind the worst one's; -1: not looked up. */
  #border = -1;
  #borderPlace = -1;

  constructor(k: number, views: readonly SegmentView[], documentOf: (place: number, unit: number) => number) {
    this.#k = k;
    this.#views = views;
    this.#documentOf = documentOf;
  }

  /** What a score must reach to be among the best so far. */
  get threshold(): number {
    return this.#heap.length < this.#k ? 0 : (this.#heap[0]?.score ?? 0);
  }

  /** @param score At least `threshold`. */
  offer(place: number, unit: number, score: number): void {
    if (this.#heap.length < this.#k) {
      this.#heap.push({ place, unit, score });
      this.#rise(this.#heap.length - 1);
    } else if (this.#beatsWorst(place, unit, score)) {
      this.#heap[0] = { place, unit, score };
      this.#sink();
    } else return;
    this.#borderPlace = -1;
  }

  /** Best first. The heap is not used afterwards. */
  sorted(): TopUnit[] {
    return this.#heap.sort((a, b) => this.#compare(a, b));
  }

  /** < 0 where `a` is the better one. */
  #compare(a: TopUnit, b: TopUnit): number {
    if (a.score !== b.score) return b.score - a.score;
    if (a.place === b.place) return a.unit - b.unit;
    const ids = this.#idsOf(a);
    const others = this.#idsOf(b);
    // In the order of the ids themselves, which need not be made for it.
    return ids === undefined || others === undefined
      ? 0
      : ids.compareWith(this.#documentAt(a), others, this.#documentAt(b));
  }

  /** Many units have the same score: their ids are not read, since a segment's documents are in order of id. */
  #beatsWorst(place: number, unit: number, score: number): boolean {
    const worst = this.#heap[0];
    if (worst === undefined) return false;
    if (score !== worst.score) return score > worst.score;
    if (place === worst.place) return unit < worst.unit;
    if (this.#borderPlace !== place) {
      this.#borderPlace = place;
      const id = this.#idsOf(worst)?.encodedAt(this.#documentAt(worst)) ?? none;
      this.#border = this.#views[place]?.segment.ids.lowerBound(id) ?? 0;
    }
    return this.#documentOf(place, unit) < this.#border;
  }

  #idsOf({ place }: TopUnit): StringTable | undefined {
    return this.#views[place]?.segment.ids;
  }

  #documentAt({ place, unit }: TopUnit): number {
    return this.#documentOf(place, unit);
  }

  #rise(from: number): void {
    const heap = this.#heap;
    for (let at = from; at > 0; ) {
      const parent = (at - 1) >> 1;
      const child = heap[at];
      const above = heap[parent];
      if (child === undefined || above === undefined || this.#compare(child, above) <= 0) return;
      heap[at] = above;
      heap[parent] = child;
      at = parent;
    }
  }

  #sink(): void {
    const heap = this.#heap;
    for (let at = 0; ; ) {
      const worst = this.#worstOf(this.#worstOf(at, 2 * at + 1), 2 * at + 2);
      const top = heap[at];
      const below = heap[worst];
      if (worst === at || top === undefined || below === undefined) return;
      heap[at] = below;
      heap[worst] = top;
      at = worst;
    }
  }

  /** Of two places in the heap that of the worse unit; the first where there is no second. */
  #worstOf(at: number, other: number): number {
    const one = this.#heap[at];
    const second = this.#heap[other];
    return one !== undefined && second !== undefined && this.#compare(second, one) > 0 ? other : at;
  }
}

const none = new Uint8Array();
