/** The largest of the numbers 0 to `max` that fits; -1 where none does. Where one fits, all that are smaller do. */
export function largestFitting(max: number, fits: (number: number) => boolean): number {
  return lowerBound(max + 1, fits) - 1;
}

/**
 * The first of the positions `0..count - 1` that does not come before what is looked for; `count` where every one does.
 * Found by binary search: `comesBefore` holds for some first positions and for none behind them.
 */
export function lowerBound(count: number, comesBefore: (position: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (comesBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
