import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    include: ['test/opensearch/**/*.test.ts'],
    globalSetup: ['test/end-to-end/compile.ts', 'test/opensearch/setup.ts'],
    // One cluster for all files: a node that one of them stops is missed by the others.
    fileParallelism: false,
    testTimeout: 600_000,
    hookTimeout: 300_000,
    restoreMocks: true,
    unstubEnvs: true,
  },
});
