import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // These need a cluster: npm run test:opensearch.
    exclude: ['test/opensearch/**'],
    globalSetup: ['test/end-to-end/compile.ts'],
    // A shared, busy machine: a slow test is not a wrong one.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    restoreMocks: true,
    unstubEnvs: true,
  },
});
