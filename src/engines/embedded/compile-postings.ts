import type { AsPlainObject } from 'minisearch';
import { turnTaker } from '../../core/types/turns.js';
import { narrow } from './number-array.js';
import type { Postings } from './segment-arrays.js';

/**
 * The postings of one field of a MiniSearch index, as arrays.
 * @param ranks Number of every term, by what MiniSearch was given for it.
 * @param units Number of every entry, by the id that it was indexed with.
 */
export async function compilePostings(
  plain: AsPlainObject,
  field: string,
  ranks: ReadonlyMap<string, number>,
  units: ArrayLike<number>,
): Promise<Postings> {
  const takeTurns = turnTaker();
  const fieldId = plain.fieldIds[field] ?? -1;
  const unitOf = new Uint32Array(plain.nextId);
  for (const [shortId, id] of Object.entries(plain.documentIds)) unitOf[Number(shortId)] = units[id] ?? 0;

  const lengths = new Uint32Array(plain.documentCount);
  for (const [shortId, byField] of Object.entries(plain.fieldLength)) {
    lengths[unitOf[Number(shortId)] ?? 0] = byField[fieldId] ?? 0;
  }

  const runs: (Readonly<Record<string, number>> | undefined)[] = new Array(ranks.size).fill(undefined);
  const starts = new Uint32Array(ranks.size + 1);
  for (const [term, byField] of plain.index) {
    const rank = ranks.get(term);
    if (rank === undefined) throw new Error('MiniSearch gave a term that was not indexed');
    runs[rank] = byField[fieldId];
    for (const _ in byField[fieldId]) starts[rank + 1] = (starts[rank + 1] ?? 0) + 1;
    const turn = takeTurns();
    if (turn !== undefined) await turn;
  }
  for (let rank = 0; rank < ranks.size; rank++)
    starts[rank + 1] = (starts[rank + 1] ?? 0) + (starts[rank] ?? 0);

  const count = starts[ranks.size] ?? 0;
  const postings = { units: new Uint32Array(count), frequencies: new Uint32Array(count) };
  for (const [rank, run] of runs.entries()) {
    if (run === undefined) continue;
    fill(postings, starts[rank] ?? 0, run, unitOf);
    const turn = takeTurns();
    if (turn !== undefined) await turn;
  }
  return {
    starts: narrow(starts),
    units: narrow(postings.units),
    frequencies: narrow(postings.frequencies),
    lengths: narrow(lengths),
  };
}

/** Writes one term's postings from `start` on, by unit. */
function fill(
  { units, frequencies }: { units: Uint32Array; frequencies: Uint32Array },
  start: number,
  run: Readonly<Record<string, number>>,
  unitOf: Uint32Array,
): void {
  let at = start;
  let last = -1;
  let isSorted = true;
  for (const shortId in run) {
    const unit = unitOf[Number(shortId)] ?? 0;
    isSorted &&= unit > last;
    last = unit;
    units[at] = unit;
    frequencies[at++] = run[shortId] ?? 0;
  }
  if (isSorted) return;
  const places = Array.from({ length: at - start }, (_, i) => start + i);
  const sorted = places
    .map((place) => [units[place] ?? 0, frequencies[place] ?? 0] as const)
    .sort(([a], [b]) => a - b);
  for (const [i, [unit, frequency]] of sorted.entries()) {
    units[start + i] = unit;
    frequencies[start + i] = frequency;
  }
}
