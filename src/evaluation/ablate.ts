import { type SignalName, signalNames } from '../core/ranking/signals.js';
import type { Weights } from '../core/ranking/weights.js';
import { type Hits, hitsOf, type Sample } from './samples.js';

/** Samples by set. */
export type Samples = ReadonlyMap<string, readonly Sample[]>;

/** What is lost on each set when a signal's weight is 0: positive where the signal helps. Shares, -1..1. */
export interface Ablation {
  readonly signal: SignalName;
  readonly weight: number;
  readonly loss: ReadonlyMap<string, Hits>;
}

/** Leaves each signal out, one at a time; the others keep their weights. */
export function ablate(samples: Samples, weights: Weights): Ablation[] {
  const whole = new Map([...samples].map(([set, of]) => [set, hitsOf(of, weights)]));
  return signalNames.map((signal) => {
    const without = { ...weights, [signal]: 0 };
    const loss = new Map<string, Hits>();
    for (const [set, of] of samples) {
      const { hit1 = 0, hit3 = 0 } = whole.get(set) ?? {};
      const left = weights[signal] === 0 ? whole.get(set) : hitsOf(of, without);
      loss.set(set, { hit1: hit1 - (left?.hit1 ?? 0), hit3: hit3 - (left?.hit3 ?? 0) });
    }
    return { signal, weight: weights[signal], loss };
  });
}
