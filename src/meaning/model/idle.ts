import { availableParallelism, cpus } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

/** How long the machine is looked at, and waited for where it has other work, in milliseconds. */
const lookMs = 250;
const waitMs = 2_000;

/** On a machine that is never idle the work goes on all the same, so slowly. */
const maxWaitMs = 30_000;

/** Other work leaves at least this share of the processors to be called idle. */
const idleShare = 0.4;

/**
 * Waits until the machine has little else to do. To be asked before each piece of work: looking costs a moment only now and
 * then.
 */
export function idleMachine(): (signal: AbortSignal) => Promise<void> {
  let isIdleUntil = 0;
  return async (signal) => {
    if (performance.now() < isIdleUntil) return;
    const giveUpAt = performance.now() + maxWaitMs;
    while (!signal.aborted && performance.now() < giveUpAt) {
      const share = await idleShareOver(lookMs, signal);
      if (share >= idleShare) break;
      await rest(waitMs, signal);
    }
    isIdleUntil = performance.now() + waitMs;
  };
}

/** The share of the processors that nobody used, 0..1. */
async function idleShareOver(ms: number, signal: AbortSignal): Promise<number> {
  const before = idleMs();
  const startedAt = performance.now();
  await rest(ms, signal);
  const passed = (performance.now() - startedAt) * availableParallelism();
  return passed === 0 ? 1 : Math.min(1, (idleMs() - before) / passed);
}

/** Of all processors since the machine was started. */
function idleMs(): number {
  return cpus().reduce((sum, { times }) => sum + times.idle, 0);
}

async function rest(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal, ref: false }).catch(() => {});
}
