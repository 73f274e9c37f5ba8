import { defineConfig } from 'vitest/config';

/** `npm run test:model`: what needs the runtime of sentence models, and the real model where Maven can fetch it. */
export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    include: ['test/model/**/*.test.ts'],
    globalSetup: ['test/end-to-end/compile.ts', 'test/model/setup.ts'],
    // A model takes a processor.
    fileParallelism: false,
    testTimeout: 1_800_000,
    hookTimeout: 300_000,
    restoreMocks: true,
    unstubEnvs: true,
  },
});
