import { defineConfig } from 'vitest/config';

/** Takes minutes: a browser, the bench from end to end, large files of all formats, a folder of hostile ones,
 * threads that die and memory that runs out. `npm run test:slow` runs them. */
export const slowTests = [
  'test/adapters/web/**/browser.test.ts',
  'test/bench/end-to-end.test.ts',
  'test/corpus/parsing/formats-slow.test.ts',
  'test/end-to-end/troubled-folder.test.ts',
  'test/worker/real-threads-slow.test.ts',
];

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // They need a cluster (npm run test:opensearch), time (npm run soak), and a runtime (npm run test:model).
    exclude: ['test/opensearch/**', 'test/soak/**', 'test/model/**', ...slowTests],
    globalSetup: ['test/end-to-end/compile.ts'],
    setupFiles: ['test/support/property-runs.ts'],
    // Every core: by default one stays free, which on two cores is half of them.
    maxWorkers: '100%',
    // A shared, busy machine: a slow test is not a wrong one.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    restoreMocks: true,
    unstubEnvs: true,
  },
});
