import { LibraryBusyError, LibraryLateError } from '../core/types/library.js';

/**
 * `question`: waits its turn, and while questions are held back; `glance`: waits its turn only; `upkeep`: goes before
 * all others, however many wait.
 */
export type CallKind = 'question' | 'glance' | 'upkeep';

/** A call of a thread's method, from its making to its settling. */
export class WaitingCall {
  readonly method: string;
  readonly args: readonly unknown[];
  readonly kind: CallKind;
  readonly settled: Promise<unknown>;
  /** By `performance.now()`. */
  readonly madeAt = performance.now();
  /** How many threads have died with it. */
  deaths = 0;
  #isSettled = false;
  #settle!: { resolve(value: unknown): void; reject(error: unknown): void };
  readonly #timer: NodeJS.Timeout;

  /** @param deadlineMs From now; then it fails with a LibraryLateError, and `onLate` is told. */
  constructor(
    call: { readonly method: string; readonly args: readonly unknown[]; readonly kind: CallKind },
    deadlineMs: number,
    onLate: (call: WaitingCall) => void,
  ) {
    this.method = call.method;
    this.args = call.args;
    this.kind = call.kind;
    this.settled = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
    this.#timer = setTimeout(() => {
      this.reject(new LibraryLateError(`no answer within ${deadlineMs} ms`));
      onLate(this);
    }, deadlineMs);
  }

  get isSettled(): boolean {
    return this.#isSettled;
  }

  /** What comes after the first settling is forgotten. */
  resolve(value: unknown): void {
    this.#end();
    this.#settle.resolve(value);
  }

  reject(error: unknown): void {
    this.#end();
    this.#settle.reject(error);
  }

  #end(): void {
    this.#isSettled = true;
    clearTimeout(this.#timer);
  }
}

/** Calls that wait, in the order in which they were made, upkeep first. */
export class CallLine {
  readonly #longest: number;
  #waiting: WaitingCall[] = [];
  #holds = 0;

  /** @param longest At most this many calls wait, upkeep aside; an integer >= 1. */
  constructor(longest: number) {
    this.#longest = longest;
  }

  get length(): number {
    return this.#waiting.length;
  }

  /** @throws {LibraryBusyError} where too many wait. */
  checkRoomFor(kind: CallKind): void {
    if (kind !== 'upkeep' && this.#waiting.length >= this.#longest)
      throw new LibraryBusyError(`${this.#waiting.length} calls are waiting`);
  }

  add(call: WaitingCall): void {
    if (call.kind === 'upkeep') this.#waiting.splice(this.#firstOther(), 0, call);
    else this.#waiting.push(call);
  }

  /** Calls that have had their turn, in their order, go before those of their kind. */
  putBack(calls: readonly WaitingCall[]): void {
    const [upkeep, others] = [true, false].map((isUpkeep) =>
      calls.filter(({ kind }) => (kind === 'upkeep') === isUpkeep),
    );
    this.#waiting.splice(this.#firstOther(), 0, ...(others ?? []));
    this.#waiting.unshift(...(upkeep ?? []));
  }

  remove(call: WaitingCall): void {
    this.#waiting = this.#waiting.filter((waiting) => waiting !== call);
  }

  /** Whose turn it is; undefined where nobody's. It stays in line. */
  next(): WaitingCall | undefined {
    return this.#waiting.find(({ kind }) => this.#holds === 0 || kind !== 'question');
  }

  /** Holds questions back until the returned function is called. */
  hold(): () => void {
    this.#holds++;
    let isHolding = true;
    return () => {
      if (isHolding) this.#holds--;
      isHolding = false;
    };
  }

  /** Empties the line. */
  takeAll(): WaitingCall[] {
    return this.#waiting.splice(0);
  }

  #firstOther(): number {
    const at = this.#waiting.findIndex(({ kind }) => kind !== 'upkeep');
    return at < 0 ? this.#waiting.length : at;
  }
}
