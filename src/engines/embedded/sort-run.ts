/** Postings as they are put together. */
export interface Run {
  readonly units: Uint32Array;
  readonly frequencies: Uint32Array;
}

/** Orders the postings [from, to) by unit: they are a few ascending stretches, mostly one, of which neighbours are merged. */
export function sortRun(run: Run, from: number, to: number): void {
  const { units } = run;
  let borders: number[] | undefined;
  for (let at = from + 1; at < to; at++) {
    if ((units[at - 1] as number) < (units[at] as number)) continue;
    borders ??= [from];
    borders.push(at);
  }
  if (borders === undefined) return;
  borders.push(to);
  while (borders.length > 2) {
    const left: number[] = [from];
    for (let i = 1; i < borders.length; i += 2) {
      const [start = 0, middle = 0, end = to] = borders.slice(i - 1, i + 2);
      if (middle < end) mergeStretches(run, start, middle, end);
      left.push(end);
    }
    borders = left;
  }
}

/** [from, middle) and [middle, end) ascend by themselves; afterwards all do. */
function mergeStretches({ units, frequencies }: Run, from: number, middle: number, end: number): void {
  const later = { units: units.slice(middle, end), frequencies: frequencies.slice(middle, end) };
  // From the end on, so that nothing is written over that has not been moved.
  let at = end;
  let left = middle;
  for (let right = end - middle; right > 0; ) {
    const takesLeft = left > from && (units[left - 1] as number) > (later.units[right - 1] as number);
    if (takesLeft) left--;
    else right--;
    at--;
    units[at] = (takesLeft ? units[left] : later.units[right]) as number;
    frequencies[at] = (takesLeft ? frequencies[left] : later.frequencies[right]) as number;
  }
}
