import type { FormatContext, FormatReading } from '../format.js';
import { parsingProcesses } from './limits.js';
import { ParsingProcess, type ParsingProcessOptions } from './parsing-process.js';

/** A few processes that read files; started as they are needed, replaced when a file has cost one its life. */
export class ParsingPool {
  readonly #options: ParsingProcessOptions;
  readonly #idle: ParsingProcess[] = [];
  readonly #busy = new Set<ParsingProcess>();
  readonly #waiting: (() => void)[] = [];
  #free = parsingProcesses;

  constructor(options: ParsingProcessOptions) {
    this.#options = options;
  }

  /** Waits for a process, in order of the calls. @throws {Unreadable} */
  async read(format: string, bytes: Uint8Array, around?: FormatContext): Promise<FormatReading> {
    if (this.#free === 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#free--;
    const process = this.#idle.pop() ?? new ParsingProcess(this.#options);
    this.#busy.add(process);
    try {
      return await process.read(format, bytes, around);
    } finally {
      this.#busy.delete(process);
      if (process.isUsable) this.#idle.push(process);
      const next = this.#waiting.shift();
      if (next === undefined) this.#free++;
      else next();
    }
  }

  /** Ends every process; files that are being read fail. */
  end(): void {
    for (const process of [...this.#idle, ...this.#busy]) process.end();
  }
}
