/** What is to be made small: its value at `point`; its derivatives are added to `gradient`, which is 0 at first. */
export type Objective = (point: Float64Array, gradient: Float64Array) => number;

export interface Minimum {
  readonly point: Float64Array;
  readonly value: number;
}

export interface MinimiseOptions {
  readonly steps: number;
  /** How far one step goes at most, about. */
  readonly rate: number;
}

/**
 * Adam (Kingma & Ba 2015, https://arxiv.org/abs/1412.6980) with the whole data at each step. Gives the best point seen,
 * `start` included: never worse than that.
 */
export function minimise(
  objective: Objective,
  start: Float64Array,
  { steps, rate }: MinimiseOptions,
): Minimum {
  const point = Float64Array.from(start);
  const mean = new Float64Array(start.length);
  const square = new Float64Array(start.length);
  let best: Minimum | undefined;
  for (let step = 1; step <= steps + 1; step++) {
    const gradient = new Float64Array(start.length);
    const value = objective(point, gradient);
    if (best === undefined || value < best.value) best = { point: Float64Array.from(point), value };
    for (let i = 0; i < point.length; i++) {
      const slope = gradient[i] ?? 0;
      mean[i] = meanDecay * (mean[i] ?? 0) + (1 - meanDecay) * slope;
      square[i] = squareDecay * (square[i] ?? 0) + (1 - squareDecay) * slope * slope;
      const corrected = (mean[i] ?? 0) / (1 - meanDecay ** step);
      const spread = Math.sqrt((square[i] ?? 0) / (1 - squareDecay ** step));
      point[i] = (point[i] ?? 0) - (rate * corrected) / (spread + 1e-8);
    }
  }
  return best ?? { point, value: Number.NaN };
}

const meanDecay = 0.9;
const squareDecay = 0.99;
