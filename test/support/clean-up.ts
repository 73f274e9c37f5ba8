import { afterAll, beforeAll, onTestFinished } from 'vitest';

type CleanUp = () => unknown;

/** Of what is being made for several tests; undefined while a test of its own runs. */
let lasting: CleanUp[] | undefined;

/** Runs when the test has ended; what is made by `forAllTests` is cleaned up after the last of them. */
export function whenDone(cleanUp: CleanUp): void {
  if (lasting === undefined) onTestFinished(async () => void (await cleanUp()));
  else lasting.push(cleanUp);
}

/**
 * Made once, before the tests of the file or `describe` in which this is called, and cleaned up after them.
 * @returns what gives it to a test.
 */
export function forAllTests<T>(make: () => Promise<T>): () => T {
  const cleanUps: CleanUp[] = [];
  let made: { readonly value: T } | undefined;
  beforeAll(async () => {
    lasting = cleanUps;
    try {
      made = { value: await make() };
    } finally {
      lasting = undefined;
    }
  });
  afterAll(async () => {
    for (const cleanUp of cleanUps.reverse()) await cleanUp();
  });
  return () => {
    if (made === undefined) throw new Error('only a test can have it');
    return made.value;
  };
}
