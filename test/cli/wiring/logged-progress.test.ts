import { expect, it } from 'vitest';
import { loggedProgress } from '../../../src/cli/wiring/logged-progress.js';
import { LogLines } from '../../support/bot.js';

const label = 'Reading documents';

it('logs long work by tenths, and nothing of work of which no time is left to tell', () => {
  const log = new LogLines();
  const report = loggedProgress(log);
  for (let done = 0; done <= 50; done++)
    report({ label, done, total: 100, doneBytes: done, totalBytes: 100 });
  expect(log.lines).toEqual([]);
  for (let done = 51; done <= 100; done++) {
    report({ label, done, total: 100, doneBytes: done, totalBytes: 100, leftMs: 100 - done });
  }
  expect(log.lines.map(({ fields }) => (fields as { done: number }).done)).toEqual([51, 60, 70, 80, 90, 100]);
});
