import { defineConfig } from 'vitest/config';
import { common, slowTests } from '../vitest.config.js';

/** `npm run test:slow`: those that `npm test` leaves out, one file after another, with all else as it has it. */
export default defineConfig({
  test: { ...common, root: new URL('..', import.meta.url).pathname, include: slowTests, maxWorkers: 1 },
});
