import { defineConfig } from 'vitest/config';
import type { InlineConfig } from 'vitest/node';

/** Takes minutes: a browser, the bench from end to end, large files of all formats, a folder of hostile ones, OCR,
 * programs that are started and killed again and again, threads that die and memory that runs out. `npm run test:slow` runs them. */
export const slowTests = [
  'test/adapters/web/**/browser.test.ts',
  'test/bench/end-to-end.test.ts',
  'test/corpus/broken-input.test.ts',
  'test/corpus/ocr/ocr.test.ts',
  'test/corpus/parsing/formats-slow.test.ts',
  'test/end-to-end/backup.test.ts',
  'test/end-to-end/corrections.test.ts',
  'test/end-to-end/starting.test.ts',
  'test/end-to-end/troubled-folder.test.ts',
  'test/worker/real-threads-slow.test.ts',
];

/** Each has a process of its own; `test/isolation.test.ts` fails where one is missing. */
export const alone: readonly string[] = [
  // A hundred thousand objects of ICU have a large heap collected again and again.
  'test/adapters/terminal/width.test.ts',
  // They replace a module for all of their process, from its first import on.
  'test/chat/protocol/sending-pace.test.ts',
  'test/cli/wiring/library-for-asking.test.ts',
  'test/engines/embedded/crash.test.ts',
  'test/state/sqlite.test.ts',
];

// They need a cluster (npm run test:opensearch), time (npm run soak), and a runtime (npm run test:model).
const elsewhere = ['test/opensearch/**', 'test/soak/**', 'test/model/**', ...slowTests];

/** What tests have, whatever runs them. */
export const common: InlineConfig = {
  globalSetup: ['test/end-to-end/compile.ts'],
  setupFiles: ['test/support/property-runs.ts'],
  // What was compiled is loaded as Node loads it.
  server: { deps: { external: [/\/dist\//] } },
  // Every core: by default one stays free, which on two cores is half of them.
  maxWorkers: '100%',
  // A shared, busy machine: a slow test is not a wrong one.
  testTimeout: 120_000,
  hookTimeout: 120_000,
  restoreMocks: true,
  unstubEnvs: true,
};

export default defineConfig({
  test: {
    ...common,
    projects: [
      // Files share a process, and so load each module once: a test changes nothing of it that it does not put back.
      {
        extends: true,
        test: {
          name: 'shared',
          include: ['test/**/*.test.ts'],
          exclude: [...elsewhere, ...alone],
          isolate: false,
        },
      },
      { extends: true, test: { name: 'alone', include: [...alone] } },
    ],
  },
});
