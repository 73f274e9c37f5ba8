import fc from 'fast-check';

/**
 * How long one property is tried on a developer's machine, in ms; at least once. CI makes all of its runs, so what a
 * short time missed here fails there.
 */
const timePerPropertyMs = 2_000;

// For vitest, before each file of tests.
if (process.env['CI'] === undefined) fc.configureGlobal({ interruptAfterTimeLimit: timePerPropertyMs });
