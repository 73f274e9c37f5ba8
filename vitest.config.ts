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

/** Tests of what holds on to nothing outside its own objects: files of them share a process, and so load each module once. */
const plainRooms = [
  'chat',
  'commands',
  'core',
  'corpus',
  'evaluation',
  'meaning',
  'state',
  'texts',
  'thesaurus',
];
const plainTests = plainRooms.map((room) => `test/${room}/**/*.test.ts`);

/** They replace a module for all of their process. */
const withMocks = ['test/chat/protocol/sending-pace.test.ts'];

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
      {
        extends: true,
        test: { name: 'plain', include: plainTests, exclude: [...elsewhere, ...withMocks], isolate: false },
      },
      {
        extends: true,
        test: {
          name: 'alone',
          include: ['test/**/*.test.ts'],
          exclude: [...elsewhere, ...plainRooms.map((room) => `test/${room}/**`)],
        },
      },
      { extends: true, test: { name: 'mocks', include: withMocks } },
    ],
  },
});
