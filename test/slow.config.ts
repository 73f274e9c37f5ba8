import { defineConfig } from 'vitest/config';
import usual, { slowTests } from '../vitest.config.js';

const { exclude: _, include: __, ...test } = usual.test ?? {};

/** `npm run test:slow`: those that `npm test` leaves out, one file after another, with all else as it has it. */
export default defineConfig({
  test: { ...test, root: new URL('..', import.meta.url).pathname, include: slowTests, maxWorkers: 1 },
});
