/** Milliseconds of work after which other work gets a turn. */
const sliceMs = 10;

/** Lets the event loop do what waits for it. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** To be awaited now and then during long work: gives other work its turn; undefined where none is due. */
export type YieldIfDue = () => Promise<void> | undefined;

/** One that gives other work a turn every 10 ms. */
export function cooperativeYield(): YieldIfDue {
  let sliceEnd = performance.now() + sliceMs;
  return () => {
    if (performance.now() <= sliceEnd) return undefined;
    return nextTurn().then(() => {
      sliceEnd = performance.now() + sliceMs;
    });
  };
}
