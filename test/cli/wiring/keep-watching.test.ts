import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepWatching } from '../../../src/cli/wiring/keep-watching.js';
import { CorpusError } from '../../../src/core/types/ports.js';
import type { FolderWatch } from '../../../src/corpus/watch-folder.js';
import { Bot, LogLines, threeDocuments } from '../../support/bot.js';
import { MemoryAudit } from '../../support/memory-state.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A library whose folder tells of changes when a test says so. */
async function watching(over: { watch?: (told: FolderWatch) => Promise<() => Promise<void>> } = {}) {
  const bot = await Bot.with();
  const [stop, log, audit] = [new AbortController(), new LogLines(), new MemoryAudit()];
  let told: FolderWatch | undefined;
  const closed = vi.fn(async () => {});
  const watch = vi.fn(
    over.watch ??
      (async (one: FolderWatch) => {
        told = one;
        return closed;
      }),
  );
  const pause = (ms: number, signal: AbortSignal) =>
    new Promise<void>((resolve) => {
      setTimeout(resolve, ms);
      signal.addEventListener('abort', () => resolve());
    });
  const running = keepWatching(bot.library, audit, log, { watch, pause, signal: stop.signal });
  await vi.advanceTimersByTimeAsync(0);
  return {
    ...{ bot, log, audit, watch, closed },
    told: () => told as FolderWatch,
    async end() {
      stop.abort();
      await vi.advanceTimersByTimeAsync(0);
      await running;
    },
  };
}

it('indexes many changes together once, and the record says what and when', async () => {
  const { bot, told, audit, log, closed, end } = await watching();
  const before = bot.reader.readings;
  bot.reader.content = { documents: threeDocuments.slice(0, 1), skipped: [] };
  for (let i = 0; i < 100; i++) told().onChange();
  bot.clock += 5_000;
  await vi.advanceTimersByTimeAsync(20_000);
  expect(bot.reader.readings).toBe(before + 1);
  expect(bot.records.records[0]).toMatchObject({
    by: 'watch',
    removed: ['news/lion.txt', 'tax.txt'],
    finishedAt: bot.clock,
  });
  expect(audit.entries).toMatchObject([{ action: 'refresh', at: bot.clock }]);
  expect(log.lines).toMatchObject([
    { level: 'info', fields: { added: 0, changed: 0, moved: 0, removed: 2 } },
  ]);
  expect(log.text).not.toContain('lion');
  await end();
  expect(closed).toHaveBeenCalled();
});

it('keeps no record of a look that found nothing changed, and writes nothing', async () => {
  const { bot, told, audit, log, end } = await watching();
  const [writes, records] = [bot.engine.writes, bot.records.records.length];
  told().onChange();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(bot.reader.readings).toBe(2);
  expect([bot.engine.writes, bot.records.records.length]).toEqual([writes, records]);
  expect([audit.entries, log.lines]).toEqual([[], []]);
  await end();
});

it('records a file that can be read no longer, though no document changed', async () => {
  const { bot, told, end } = await watching();
  bot.reader.content = { ...bot.reader.content, skipped: [{ file: 'scan.txt', reason: 'not text' }] };
  told().onChange();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(bot.records.records[0]).toMatchObject({ by: 'watch', skipped: [{ file: 'scan.txt' }] });
  expect((await bot.library.status({ kind: 'all' })).skipped).toHaveLength(1);
  await end();
});

it('says once in the log what is at its limit, looks through the folder every minute, and watches again when it can', async () => {
  const full = Object.assign(new Error('no space'), { code: 'ENOSPC' });
  let isFull = true;
  let told: FolderWatch | undefined;
  const watch = async (one: FolderWatch) => {
    told = one;
    if (isFull) one.onFault(full);
    return async () => {};
  };
  const made = await watching({ watch });
  const before = made.bot.reader.readings;
  await vi.advanceTimersByTimeAsync(185_000);
  expect(made.bot.reader.readings - before).toBeGreaterThanOrEqual(3);
  expect(made.log.lines).toMatchObject([
    { level: 'warn', fields: { problem: expect.stringContaining('fs.inotify.max_user_watches') } },
  ]);
  isFull = false;
  await vi.advanceTimersByTimeAsync(60_000);
  const looks = made.bot.reader.readings;
  await vi.advanceTimersByTimeAsync(300_000);
  expect(made.bot.reader.readings).toBe(looks);
  told?.onChange();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(made.bot.reader.readings).toBe(looks + 1);
  await made.end();
});

it('goes on where the folder is not there, and after a refresh that failed', async () => {
  const watch = vi
    .fn<(told: FolderWatch) => Promise<() => Promise<void>>>()
    .mockRejectedValue(Object.assign(new Error('no'), { code: 'ENOENT' }));
  const made = await watching({ watch });
  made.bot.reader.before = () => {
    throw new CorpusError('the corpus folder is gone');
  };
  await vi.advanceTimersByTimeAsync(300_000);
  expect(watch.mock.calls.length).toBeGreaterThanOrEqual(5);
  expect(made.log.text).toContain('the folder is not there');
  expect(made.log.text).toContain('the corpus folder is gone');
  made.bot.reader.before = () => {};
  made.bot.reader.content = { documents: threeDocuments.slice(0, 1), skipped: [] };
  await vi.advanceTimersByTimeAsync(61_000);
  expect(made.bot.records.records[0]).toMatchObject({ by: 'watch', documents: 1 });
  await made.end();
});
