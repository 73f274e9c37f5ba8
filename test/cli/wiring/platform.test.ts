import { describe, expect, it } from 'vitest';
import { type Adapter, AdapterError, type AdapterStatus } from '../../../src/chat/protocol/adapter.js';
import { isUnreachable, Platform } from '../../../src/cli/wiring/platform.js';
import { LogLines } from '../../support/bot.js';

const unreachable = () => new AdapterError('there is no answer', 'unreachable');
const refused = () => new AdapterError('the token is refused', 'refused');

/** An adapter that starts once, as `outcome` says. */
class OnceAdapter implements Adapter {
  status: AdapterStatus = { name: 'slack', state: 'starting' };
  isStopped = false;
  #isUsed = false;
  readonly #outcome: () => Promise<void>;

  constructor(outcome: () => Promise<void>) {
    this.#outcome = outcome;
  }

  async start(): Promise<void> {
    expect(this.#isUsed).toBe(false);
    this.#isUsed = true;
    await this.#outcome();
    this.status = { name: 'slack', state: 'up' };
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    this.status = { name: 'slack', state: 'down', reason: 'stopped' };
  }
}

/** A platform whose attempts end one after another as listed; an error fails the attempt. */
class Attempts {
  readonly log = new LogLines();
  readonly adapters: OnceAdapter[] = [];
  readonly waits: number[] = [];
  readonly shownWhileWaiting: AdapterStatus[] = [];
  whileWaiting: () => Promise<void> | void = () => {};
  readonly platform: Platform;

  constructor(...outcomes: (Error | undefined | (() => Promise<void>))[]) {
    const make = () => {
      const outcome = outcomes[this.adapters.length];
      const adapter = new OnceAdapter(async () => {
        if (typeof outcome === 'function') await outcome();
        else if (outcome !== undefined) throw outcome;
      });
      this.adapters.push(adapter);
      return adapter;
    };
    this.platform = new Platform(make, this.log, async <T>(ms?: number, value?: T): Promise<T> => {
      this.waits.push(ms ?? 0);
      this.shownWhileWaiting.push(this.platform.status);
      await this.whileWaiting();
      return value as T;
    });
  }

  /** The first start, which must fail, and all that is tried after it. */
  async run(): Promise<void> {
    await expect(this.platform.start()).rejects.toThrow(AdapterError);
    await this.platform.keepTrying();
  }

  get said(): string[] {
    return this.log.lines.map(({ level, message }) => `${level}: ${message}`);
  }
}

const down = { name: 'slack', state: 'down', reason: 'there is no answer' };

describe('a platform that cannot be reached', () => {
  it('is tried again with a new adapter each time, ever more seldom, until it is up', async () => {
    const attempts = new Attempts(...Array.from({ length: 7 }, unreachable), undefined);
    await attempts.run();
    expect(attempts.waits).toEqual([5_000, 10_000, 20_000, 40_000, 60_000, 60_000, 60_000]);
    expect(attempts.adapters).toHaveLength(8);
    expect(attempts.adapters.map(({ isStopped }) => isStopped)).toEqual([...Array(7).fill(true), false]);
    expect(attempts.platform.status).toEqual({ name: 'slack', state: 'up' });
  });

  it('is shown as down with the reason, also while an attempt is under way', async () => {
    const shown: AdapterStatus[] = [];
    const attempts: Attempts = new Attempts(unreachable(), async () => {
      shown.push(attempts.platform.status);
      throw unreachable();
    });
    attempts.whileWaiting = async () => {
      if (attempts.waits.length === 2) await attempts.platform.stop(0);
    };
    await attempts.run();
    expect(shown).toEqual([down]);
    expect(attempts.shownWhileWaiting).toEqual([down, down]);
  });

  it('is logged once when it goes down and once when it comes up, not at each attempt', async () => {
    const attempts = new Attempts(unreachable(), unreachable(), unreachable(), undefined);
    await attempts.run();
    expect(attempts.said).toEqual([
      'warn: a platform cannot be reached; it is tried again in the background',
      'info: a platform that could not be reached is connected',
    ]);
    expect(attempts.log.lines[0]?.fields).toEqual({ platform: 'slack', reason: 'there is no answer' });
  });

  it('is tried no more once it refuses', async () => {
    const attempts = new Attempts(unreachable(), refused(), undefined);
    await attempts.run();
    expect(attempts.adapters).toHaveLength(2);
    expect(attempts.platform.status).toEqual({ ...down, reason: 'the token is refused' });
    expect(attempts.said.at(-1)).toBe('error: a platform cannot be connected; it is tried no more');
  });

  it('is tried no more after a fault of this program, whose message stays out of the status', async () => {
    const attempts = new Attempts(unreachable(), new TypeError('xoxb-secret is not a function'), undefined);
    await attempts.run();
    expect(attempts.platform.status).toEqual({ ...down, reason: 'TypeError' });
    expect(attempts.log.text).not.toContain('xoxb-secret');
  });

  it('gets no further adapter once it is told to stop', async () => {
    const attempts = new Attempts(unreachable(), undefined);
    attempts.whileWaiting = () => attempts.platform.stop(0);
    await attempts.run();
    expect(attempts.adapters).toHaveLength(1);
  });

  it('has its adapter stopped when that is told in the middle of an attempt', async () => {
    const attempts: Attempts = new Attempts(unreachable(), async () => {
      await attempts.platform.stop(0);
      throw unreachable();
    });
    await attempts.run();
    expect(attempts.adapters.map(({ isStopped }) => isStopped)).toEqual([true, true]);
    expect(attempts.said).toHaveLength(1);
  });
});

it('tells what may come back from what somebody must mend', () => {
  expect([unreachable(), refused(), new Error('no answer')].map(isUnreachable)).toEqual([true, false, false]);
});
