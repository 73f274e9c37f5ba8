import { setTimeout as sleep } from 'node:timers/promises';
import type { OurContender } from '../contenders/ours.js';
import type { Lag, LoadParameters } from '../process/protocol.js';
import { percentile } from '../statistics.js';

/** Milliseconds between two moments at which something might have arrived. */
const tickMs = 5;

/**
 * How long an event would have waited for the event loop. A loop blocked for a second makes all the events of that
 * second late, not only one, so every tick that fell due meanwhile counts.
 */
export class LagSampler {
  readonly #now: () => number;
  readonly #lags: number[] = [];
  readonly #timer = setInterval(() => this.#look(), tickMs);
  #due: number;

  /** @param now Milliseconds that never go back. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
    this.#due = now() + tickMs;
  }

  stop(): Lag {
    clearInterval(this.#timer);
    this.#look();
    return {
      p50: percentile(this.#lags, 0.5),
      p99: percentile(this.#lags, 0.99),
      max: percentile(this.#lags, 1),
    };
  }

  #look(): void {
    const now = this.#now();
    for (; this.#due <= now; this.#due += tickMs) this.#lags.push(now - this.#due);
  }
}

/** The lag of the main thread while the questions are asked one after another and the corpus is indexed anew. */
export async function lagUnderLoad(
  contender: OurContender,
  { corpus, folder, questions }: LoadParameters,
): Promise<Lag> {
  const sampler = new LagSampler();
  const { whole, close } = contender.rebuild(corpus, folder);
  for (const question of questions) {
    await contender.search(question, 3);
    await sleep(10);
  }
  await whole;
  const lag = sampler.stop();
  await close();
  return lag;
}
