import { setTimeout as delay } from 'node:timers/promises';
import { defined } from '../../core/types/defined.js';
import { type Fault, faultOf } from './faults.js';
import { patience } from './limits.js';

export type Attempted<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: Fault };

export interface AttemptOptions {
  /**
   * Whether the call may be made again after an attempt whose outcome is unknown: harmless for questions and for
   * private messages, never for public ones.
   */
  readonly repeatable: boolean;
  /** When to give up: milliseconds since 1970. */
  readonly deadline: number;
  readonly signal?: AbortSignal;
}

/**
 * Calls until it succeeds, is refused, or the deadline would pass. After a rate limit it waits as long as Slack asks,
 * after anything else twice as long each time. A fault that follows an uncertain attempt is reported as uncertain.
 */
export async function attempt<T>(call: () => Promise<T>, options: AttemptOptions): Promise<Attempted<T>> {
  const { repeatable, deadline, signal } = options;
  let wait: number = patience.firstWait;
  let uncertain: Fault | undefined;
  for (;;) {
    let fault: Fault;
    try {
      return { ok: true, value: await call() };
    } catch (error) {
      fault = faultOf(error);
    }
    if (fault.kind === 'uncertain') uncertain = fault;
    const final = { ok: false, fault: uncertain ?? fault } as const;
    if (fault.kind === 'refused' || (fault.kind === 'uncertain' && !repeatable)) return final;
    const pause = fault.kind === 'rate-limited' ? fault.retryAfterMs : wait;
    if (Date.now() + pause >= deadline) return final;
    try {
      await delay(pause, undefined, defined({ signal }));
    } catch {
      return final;
    }
    wait = Math.min(wait * 2, patience.maxWait);
  }
}
