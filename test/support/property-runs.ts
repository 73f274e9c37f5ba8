import fc from 'fast-check';
import { runsAll } from './runs-all.js';

/**
 * How long one property is tried on a developer's machine, in ms. CI makes all of its runs, so what a short time missed here
 * fails there.
 */
const timePerPropertyMs = 200;

/** Runs begin within the time; the first always does, and each that began ends: a busy machine makes no property fail. */
const withinTime: fc.Plugin<unknown> = () => {
  const end = performance.now() + timePerPropertyMs;
  let isFirst = true;
  return {
    decorateRun: (run) => (value) => {
      // null is what a run that passed gives.
      if (!isFirst && performance.now() > end) return null;
      isFirst = false;
      return run(value);
    },
  };
};

/** Files that share a process share fast-check, too: it is told once. */
const installed = Symbol.for('verbatim.properties within a time');

// For vitest, before each file of tests.
if (!runsAll && !(installed in globalThis)) {
  fc.installGlobalPlugin(withinTime);
  Object.defineProperty(globalThis, installed, { value: true });
}
