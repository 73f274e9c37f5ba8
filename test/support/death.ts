/** What a process throws that was killed. */
export class Killed extends Error {}

/** Ends a process at one of its steps: that one, and every later one, is not done, or is and nobody learns of it. */
export class Death {
  steps: string[] = [];
  readonly #at: number;
  readonly #isDone: boolean;

  /** @param at The step, counted from 1. @param isDone Whether the step itself is still done. */
  constructor(at: number, isDone: boolean) {
    this.#at = at;
    this.#isDone = isDone;
  }

  get hasCome(): boolean {
    return this.steps.length >= this.#at;
  }

  /** The same object, each of whose methods is a step. */
  over<T extends object>(target: T): T {
    return new Proxy(target, {
      get: (_, name) => {
        const value = Reflect.get(target, name) as unknown;
        if (typeof value !== 'function') return value;
        return async (...args: unknown[]) => {
          const isDead = this.hasCome;
          this.steps.push(String(name));
          if (!isDead && (!this.hasCome || this.#isDone)) {
            const result: unknown = await value.apply(target, args);
            if (!this.hasCome) return result;
          }
          throw new Killed();
        };
      },
    });
  }
}
