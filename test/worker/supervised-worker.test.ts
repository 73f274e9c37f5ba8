import fc from 'fast-check';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { LibraryBusyError, LibraryLateError } from '../../src/core/types/library.js';
import { SupervisedWorker, type SupervisedWorkerOptions } from '../../src/worker/supervised-worker.js';
import { Thread, ThreadDiedError } from '../../src/worker/thread.js';
import { counters, scriptedWorker } from './scripted-thread.js';

const soon = { deadlineMs: 1 };
const ample = { deadlineMs: 60_000 };

/** A lasting thread over real ones, and what became of them. */
class Lives {
  readonly asked = counters();
  readonly deaths: unknown[] = [];
  readonly pauses: number[] = [];
  started = 0;
  readonly lasting: SupervisedWorker;

  constructor(over: Partial<SupervisedWorkerOptions> = {}) {
    this.lasting = new SupervisedWorker({
      start: () => new Thread(scriptedWorker(++this.started, this.asked, limits), { patienceMs: 100 }),
      maxQueueLength: 50,
      onDeath: (cause) => this.deaths.push(cause),
      pause: async (ms) => this.pauses.push(ms),
      ...over,
    });
    onTestFinished(() => this.lasting.close());
  }

  ask(method: string, ...args: readonly unknown[]): Promise<unknown> {
    return this.lasting.call(method, args, ample);
  }

  timesAsked(number: number): number {
    return Atomics.load(this.asked, number);
  }
}

const limits = { resourceLimits: { maxOldGenerationSizeMb: 32 } };

/** Settled promises in the order in which they settled. */
function inOrder(calls: Readonly<Record<string, Promise<unknown>>>): Promise<string[]> {
  const order: string[] = [];
  const noted = Object.entries(calls).map(([name, call]) => call.then(() => order.push(name)));
  return Promise.all(noted).then(() => order);
}

describe('a supervised worker', () => {
  it('answers many calls, each with its own result', async () => {
    const { lasting } = new Lives();
    const values = Array.from({ length: 50 }, (_, i) => i);
    const answers = await Promise.all(values.map((value) => lasting.call('echo', [{ value }], ample)));
    expect(answers).toEqual(values.map((value) => ({ value })));
  });

  it('is started again where its methods could not be made, and whoever asked is told why', async () => {
    let life = 0;
    const lives = new Lives({
      start: () => new Thread(scriptedWorker(++life, undefined, limits, [1, 2])),
    });
    await expect(lives.ask('life')).rejects.toThrow('not now');
    await vi.waitFor(() => expect(lives.deaths).toHaveLength(1));
    await expect(lives.ask('life')).rejects.toThrow('not now');
    expect(await lives.ask('life')).toBe(3);
    expect(lives.pauses).toEqual([250, 500]);
  });

  it('hands calls over in the order in which they were made, upkeep first', async () => {
    const [pausing, letGo] = [resolvers(), resolvers()];
    const lives = new Lives({
      pause: async () => {
        pausing.resolve();
        await letGo.promise;
      },
    });
    const early = lives.ask('fated', 1, 'exit', [1]);
    await pausing.promise;
    const order = inOrder({
      early,
      question: lives.ask('echo', 1),
      glance: lives.lasting.call('echo', [2], { ...ample, kind: 'glance' }),
      another: lives.ask('echo', 3),
      upkeep: lives.lasting.call('echo', [4], { ...ample, kind: 'upkeep' }),
    });
    letGo.resolve();
    expect(await order).toEqual(['upkeep', 'early', 'question', 'glance', 'another']);
  });

  it('tells the deadline to a call that waits and to one that is with the thread', async () => {
    const lives = new Lives();
    await lives.ask('echo', 1);
    const withThread = Array.from({ length: 8 }, (_, i) =>
      lives.lasting.call('pass', [`gate ${i}`], { deadlineMs: 50 }),
    );
    const waiting = lives.lasting.call('echo', [1], soon);
    for (const call of [waiting, ...withThread]) await expect(call).rejects.toThrow(LibraryLateError);
    expect(lives.started).toBe(1);
  });

  it('refuses a call beyond the bound, and upkeep never', async () => {
    const lives = new Lives({ maxQueueLength: 2 });
    const letGo = resolvers();
    void lives.lasting.hold(letGo.promise);
    const waiting = [lives.ask('echo', 1), lives.ask('echo', 2)];
    await expect(lives.ask('echo', 3)).rejects.toThrow(LibraryBusyError);
    const upkeep = { ...ample, kind: 'upkeep' } as const;
    expect(await lives.lasting.call('echo', [4], upkeep)).toBe(4);
    letGo.resolve();
    expect(await Promise.all(waiting)).toEqual([1, 2]);
    expect(await lives.ask('echo', 5)).toBe(5);
  });

  it('holds questions until everything that holds them has settled, and lets glances through', async () => {
    const lives = new Lives();
    const [one, two] = [resolvers(), resolvers()];
    void lives.lasting.hold(one.promise);
    void lives.lasting.hold(two.promise);
    let isAnswered = false;
    const question = lives.ask('echo', 'question').finally(() => {
      isAnswered = true;
    });
    const glance = { ...ample, kind: 'glance' } as const;
    expect(await lives.lasting.call('echo', ['glance'], glance)).toBe('glance');
    one.reject(new Error('failed'));
    expect(await lives.lasting.call('echo', ['glance'], glance)).toBe('glance');
    expect(isAnswered).toBe(false);
    two.resolve();
    expect(await question).toBe('question');
  });

  it.each(['exit', 'throw', 'reject', 'memory'])(
    'is started again after %s; its call is asked once more and then fails, the others are answered',
    async (fate) => {
      const lives = new Lives();
      const fated = lives.ask('fated', 0, fate);
      const others = Array.from({ length: 12 }, (_, i) => lives.ask('fated', i + 1));
      await expect(fated).rejects.toThrow(ThreadDiedError);
      expect(await Promise.all(others)).toEqual(others.map((_, i) => i + 1));
      expect(lives.timesAsked(0)).toBe(2);
      for (const [i] of others.entries()) expect(lives.timesAsked(i + 1)).toBeLessThanOrEqual(2);
      expect(lives.deaths).toHaveLength(2);
    },
  );

  it('answers a call whose first thread died', async () => {
    const lives = new Lives();
    const calls = [1, 2, 3].map((number) => lives.ask('fated', number, 'exit', [1]));
    expect(await Promise.all(calls)).toEqual([1, 2, 3]);
    expect(lives.started).toBe(2);
    expect(await lives.ask('life')).toBe(2);
  });

  it('asks again in the order in which it was asked', async () => {
    const lives = new Lives();
    const calls = Object.fromEntries(
      [1, 2, 3, 4, 5].map((number) => [number, lives.ask('fated', number, 'exit', [1])]),
    );
    expect(await inOrder(calls)).toEqual(['1', '2', '3', '4', '5']);
  });

  it('pauses ever longer before it starts a thread that dies at once, half a minute at most', async () => {
    const enough = resolvers();
    const pauses: number[] = [];
    const lives = new Lives({
      start: () => new Thread(scriptedWorker(1, undefined, { execArgv: ['--require', '/no/such/file'] })),
      pause: async (ms, signal) => {
        pauses.push(ms);
        if (pauses.length < 10) return;
        enough.resolve();
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
      },
    });
    await enough.promise;
    expect(pauses).toEqual([250, 500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
    expect(lives.deaths).toHaveLength(10);
  });

  it('goes on where the machine has no room for a thread just then', async () => {
    let attempts = 0;
    const lives = new Lives({
      start: () => {
        if (++attempts < 3) throw new Error('ERR_WORKER_INIT_FAILED');
        return new Thread(scriptedWorker(1));
      },
    });
    expect(await lives.ask('echo', 1)).toBe(1);
    expect(lives.deaths).toHaveLength(2);
  });

  it('ends a thread that hangs, and answers with the next', async () => {
    const lives = new Lives({ maxSilenceMs: 0 });
    await lives.ask('echo', 1);
    await expect(lives.lasting.call('fated', [1, 'hang'], { deadlineMs: 50 })).rejects.toThrow(
      LibraryLateError,
    );
    expect(await lives.ask('life')).toBe(2);
    expect(lives.deaths).toEqual([new Error('the thread hangs')]);
    expect(lives.timesAsked(1)).toBe(1);
  });

  it('lets a thread load for as long as that takes', async () => {
    const lives = new Lives({
      maxSilenceMs: 0,
      start: () => new Thread(scriptedWorker(1)),
    });
    // It cannot have loaded by then.
    await expect(lives.lasting.call('echo', [1], soon)).rejects.toThrow(LibraryLateError);
    expect(await lives.ask('echo', 2)).toBe(2);
    expect(lives.deaths).toEqual([]);
  });

  it('fails what waits and what is with the thread when it is closed, and every call after', async () => {
    const lives = new Lives();
    await lives.ask('echo', 1);
    const calls = Array.from({ length: 20 }, (_, i) => lives.ask('pass', `${i}`));
    const ends = Promise.allSettled(calls);
    await lives.lasting.close();
    for (const end of await ends)
      expect(end).toMatchObject({ status: 'rejected', reason: { name: 'ThreadDiedError' } });
    await expect(lives.ask('echo', 1)).rejects.toThrow(ThreadDiedError);
    expect(lives.deaths).toEqual([]);
    expect(lives.started).toBe(1);
  });

  it('starts nothing more when it is closed in a pause', async () => {
    const pausing = resolvers();
    const lives = new Lives({
      pause: async (_, signal) => {
        pausing.resolve();
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
      },
    });
    const call = lives.ask('fated', 1, 'exit');
    void call.catch(() => {});
    await pausing.promise;
    await lives.lasting.close();
    await expect(call).rejects.toThrow(ThreadDiedError);
    expect(lives.started).toBe(1);
  });

  it('settles every call exactly once, whatever threads do, and asks no call more than twice', async () => {
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    onTestFinished(() => void process.off('unhandledRejection', unhandled));
    const fate = fc.constantFrom(undefined, undefined, undefined, 'exit', 'throw', 'hang');
    const made = fc.record({
      fate,
      lives: fc.subarray([1, 2, 3], { minLength: 1 }),
      deadlineMs: fc.constantFrom(1, 30, 400),
      kind: fc.constantFrom('question', 'glance', 'upkeep'),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(made, { minLength: 1, maxLength: 25 }),
        fc.boolean(),
        async (calls, isHeld) => {
          const lives = new Lives({ maxQueueLength: 12, maxSilenceMs: 100 });
          const letGo = resolvers();
          if (isHeld) void lives.lasting.hold(letGo.promise);
          const settled = calls.map(() => 0);
          const ends = calls.map(async ({ fate, lives: when, deadlineMs, kind }, i) => {
            try {
              const value = await lives.lasting.call('fated', [i, fate, when], { deadlineMs, kind });
              expect(value).toBe(i);
            } catch (error) {
              expect([LibraryBusyError, LibraryLateError, ThreadDiedError]).toContain(
                (error as Error).constructor,
              );
            }
            settled[i] = (settled[i] ?? 0) + 1;
          });
          letGo.resolve();
          await Promise.all(ends);
          await lives.lasting.close();
          expect(settled).toEqual(calls.map(() => 1));
          for (const [i] of calls.entries()) expect(lives.timesAsked(i)).toBeLessThanOrEqual(2);
        },
      ),
      { numRuns: 12 },
    );
    expect(unhandled).not.toHaveBeenCalled();
  }, 120_000);
});

function resolvers() {
  let resolve = () => {};
  let reject = (_: Error) => {};
  const promise = new Promise<void>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}
