import type { SegmentView } from './segment-view.js';

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
  // The heap: of each unit in it the score, the segment and the number. No objects: most that come are pushed out again.
  readonly #scores: number[] = [];
  readonly #places: number[] = [];
  readonly #units: number[] = [];
  /** In the segment being offered, the first unit whose document comes behind the worst one's; -1: not looked up. */
  #border = -1;
  #borderPlace = -1;
  #threshold = 0;

  constructor(k: number, views: readonly SegmentView[], documentOf: (place: number, unit: number) => number) {
    this.#k = k;
    this.#views = views;
    this.#documentOf = documentOf;
  }

  /** What a score must reach to be among the best so far; never falls. */
  get threshold(): number {
    return this.#threshold;
  }

  /** @param score At least `threshold`. */
  offer(place: number, unit: number, score: number): void {
    if (this.#scores.length < this.#k) this.#rise(place, unit, score);
    else if (this.#beatsWorst(place, unit, score)) this.#sink(place, unit, score);
    else return;
    this.#borderPlace = -1;
    if (this.#scores.length === this.#k) this.#threshold = this.#scores[0] as number;
  }

  /** Best first. */
  sorted(): TopUnit[] {
    return this.#scores
      .map((score, i) => ({ place: this.#places[i] as number, unit: this.#units[i] as number, score }))
      .sort((a, b) => b.score - a.score || this.#compareTied(a.place, a.unit, b.place, b.unit));
  }

  /** Of two units with the same score: < 0 where the first is the better one. */
  #compareTied(place: number, unit: number, otherPlace: number, otherUnit: number): number {
    if (place === otherPlace) return unit - otherUnit;
    const ids = this.#views[place]?.segment.ids;
    const others = this.#views[otherPlace]?.segment.ids;
    // In the order of the ids themselves, which need not be made for it.
    return ids === undefined || others === undefined
      ? 0
      : ids.compareWith(this.#documentOf(place, unit), others, this.#documentOf(otherPlace, otherUnit));
  }

  /** Many units have the same score: their ids are not read, since a segment's documents are in order of id. */
  #beatsWorst(place: number, unit: number, score: number): boolean {
    const worst = this.#scores[0] as number;
    if (score !== worst) return score > worst;
    const worstPlace = this.#places[0] as number;
    const worstUnit = this.#units[0] as number;
    if (place === worstPlace) return unit < worstUnit;
    if (this.#borderPlace !== place) {
      this.#borderPlace = place;
      const id =
        this.#views[worstPlace]?.segment.ids.encodedAt(this.#documentOf(worstPlace, worstUnit)) ?? none;
      this.#border = this.#views[place]?.segment.ids.lowerBound(id) ?? 0;
    }
    return this.#documentOf(place, unit) < this.#border;
  }

  /** Takes a unit in at the bottom. */
  #rise(place: number, unit: number, score: number): void {
    let at = this.#scores.length;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#isBetter(parent, place, unit, score)) break;
      this.#move(parent, at);
      at = parent;
    }
    this.#put(at, place, unit, score);
  }

  /** Puts a unit into the place of the worst. */
  #sink(place: number, unit: number, score: number): void {
    const size = this.#scores.length;
    let at = 0;
    for (let child = 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && this.#isBetterThanNext(child)) child++;
      if (this.#isBetter(child, place, unit, score)) break;
      this.#move(child, at);
      at = child;
    }
    this.#put(at, place, unit, score);
  }

  /** Whether the unit there is better than another. */
  #isBetter(at: number, place: number, unit: number, score: number): boolean {
    const its = this.#scores[at] as number;
    if (its !== score) return its > score;
    return this.#compareTied(this.#places[at] as number, this.#units[at] as number, place, unit) < 0;
  }

  #isBetterThanNext(at: number): boolean {
    const next = at + 1;
    const its = this.#scores[next] as number;
    if (this.#scores[at] !== its) return (this.#scores[at] as number) > its;
    return this.#isBetter(at, this.#places[next] as number, this.#units[next] as number, its);
  }

  #move(from: number, to: number): void {
    this.#put(to, this.#places[from] as number, this.#units[from] as number, this.#scores[from] as number);
  }

  #put(at: number, place: number, unit: number, score: number): void {
    this.#scores[at] = score;
    this.#places[at] = place;
    this.#units[at] = unit;
  }
}

const none = new Uint8Array();
