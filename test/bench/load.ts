import { loadavg } from 'node:os';
import { mean } from './statistics.js';

/** Processes that ran or waited to, the system's average of a minute; other programs' among them. */
export interface Load {
  /** Before the run. */
  readonly before: number;
  /** The mean over the run. */
  readonly during: number;
}

const sampleMs = 15_000;

/** How busy the machine is, from its making on. 0 on Windows, which does not tell. */
export class LoadSampler {
  readonly #samples = [currentLoad()];
  readonly #timer = setInterval(() => this.#samples.push(currentLoad()), sampleMs).unref();

  stop(): Load {
    clearInterval(this.#timer);
    this.#samples.push(currentLoad());
    return { before: this.#samples[0] ?? 0, during: mean(this.#samples.slice(1)) };
  }
}

function currentLoad(): number {
  return loadavg()[0] ?? 0;
}
