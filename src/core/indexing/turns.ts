/** Milliseconds of work after which other work gets a turn. */
const sliceMs = 10;

/** @returns to be awaited now and then in long work: gives other work a turn when it is due. */
export function turnGiver(): () => Promise<void> {
  let sliceEnd = performance.now() + sliceMs;
  return async () => {
    if (performance.now() <= sliceEnd) return;
    await new Promise((resolve) => setImmediate(resolve));
    sliceEnd = performance.now() + sliceMs;
  };
}
