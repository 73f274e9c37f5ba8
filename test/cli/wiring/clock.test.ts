import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Grant } from '../../../src/chat/protocol/grants.js';
import { behindLatest, lastingClock, monotonic } from '../../../src/cli/wiring/clock.js';
import { openState } from '../../../src/state/open-state.js';
import { temporaryFolder } from '../../corpus/folder.js';
import { Bot, channel, chatSettings, person } from '../../support/bot.js';

const hourMs = 3_600_000;

function clockFrom(start: number) {
  const wall = { at: start };
  return { wall, now: monotonic(() => wall.at) };
}

describe('a clock that never goes back', () => {
  it('is the clock of the machine while that goes on', () => {
    const { wall, now } = clockFrom(1_000);
    expect(now()).toBe(1_000);
    wall.at = 5_000_000;
    expect(now()).toBe(5_000_000);
  });

  it('set back goes on at half its speed until it is right again', () => {
    const { wall, now } = clockFrom(10 * hourMs);
    wall.at = 9 * hourMs;
    expect(now()).toBe(10 * hourMs);
    wall.at += hourMs;
    expect(now()).toBe(10.5 * hourMs);
    wall.at += 2 * hourMs;
    expect(now()).toBe(12 * hourMs);
  });

  it('goes on also where it is read every millisecond', () => {
    const { wall, now } = clockFrom(10_000);
    wall.at = 0;
    now();
    for (let i = 0; i < 1_000; i++) {
      wall.at++;
      now();
    }
    expect(now()).toBe(10_500);
  });

  it('never tells less than before, nor less than the machine does', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -10 * hourMs, max: 10 * hourMs })), (steps) => {
        const { wall, now } = clockFrom(100 * hourMs);
        let last = now();
        for (const step of steps) {
          wall.at += step;
          const told = now();
          expect(told).toBeGreaterThanOrEqual(last);
          expect(told).toBeGreaterThanOrEqual(wall.at);
          last = told;
        }
      }),
    );
  });
});

/** A workspace may see everything, until then. */
function accessUntil(endsAt: number) {
  const grant: Grant = { platform: 'slack', to: 'workspace', workspace: 'T1', collections: ['all'], endsAt };
  return { collections: new Map([['all', ['**']]]), grants: [grant] };
}

describe('a machine whose clock goes back', () => {
  it('opens no grant again that has ended', async () => {
    const { wall, now } = clockFrom(Date.UTC(2026, 0, 1));
    const access = accessUntil(wall.at + hourMs);
    const bot = await Bot.with(undefined, { services: { now, settings: { ...chatSettings, access } } });
    const place = { ...channel, sharing: async () => 'own' as const };
    const ask = async () => (await bot.reply('ask', 'who eats the zebra', { place })).data;
    expect(await ask()).toMatchObject({ kind: 'found' });
    wall.at += 2 * hourMs;
    expect(await ask()).toMatchObject({ error: 'closed' });
    wall.at -= 2 * hourMs;
    expect(await ask()).toMatchObject({ error: 'closed' });
  });

  it('gives nobody more questions, and takes the next one in time', async () => {
    const { wall, now } = clockFrom(Date.UTC(2026, 0, 1));
    const limits = { perUser: { questions: 1, seconds: 60 }, perChannel: { questions: 0, seconds: 60 } };
    const bot = await Bot.with(undefined, { services: { now, settings: { ...chatSettings, limits } } });
    const ask = async () => (await bot.reply('ask', 'who eats the zebra', { person: person() })).data;
    expect(await ask()).toMatchObject({ kind: 'found' });
    wall.at -= 24 * hourMs;
    expect(await ask()).toMatchObject({ error: 'limited' });
    wall.at += 120_000;
    expect(await ask()).toMatchObject({ kind: 'found' });
  });
});

describe('a machine whose clock goes back while the bot is not running', () => {
  /** A process on the state of that folder, by a clock that stands at `wall.at`. */
  function processOn(folder: string, wall: { at: number }) {
    const state = openState({ folder, now: () => wall.at });
    onTestFinished(() => state.close());
    const clock = lastingClock(state.latestTime, () => wall.at);
    return { state, clock };
  }

  it('opens no grant again that had ended before the restart', async () => {
    const folder = await temporaryFolder();
    const wall = { at: Date.UTC(2026, 0, 1) };
    const access = accessUntil(wall.at + hourMs);
    const place = { ...channel, sharing: async () => 'own' as const };
    const asked = async (now: () => number) => {
      const bot = await Bot.with(undefined, { services: { now, settings: { ...chatSettings, access } } });
      return (await bot.reply('ask', 'who eats the zebra', { place })).data;
    };
    const first = processOn(folder, wall);
    expect(await asked(first.clock.now)).toMatchObject({ kind: 'found' });
    wall.at += 2 * hourMs;
    first.clock.keep();
    first.state.close();
    wall.at -= 24 * hourMs;
    expect(await asked(processOn(folder, wall).clock.now)).toMatchObject({ error: 'closed' });
  });

  it('loses a minute at most where the process was killed', async () => {
    const folder = await temporaryFolder();
    const wall = { at: Date.UTC(2026, 0, 1) };
    const killed = processOn(folder, wall);
    for (let i = 0; i < 1_000; i++) {
      wall.at += 1_000;
      killed.clock.now();
    }
    const last = wall.at;
    wall.at = 0;
    expect(processOn(folder, wall).clock.now()).toBeGreaterThan(last - 60_000);
  });

  it('is told to the operator, who can trust the clock again', async () => {
    const folder = await temporaryFolder();
    const ahead = { at: Date.UTC(2099, 0, 1) };
    processOn(folder, ahead).clock.keep();
    const right = Date.UTC(2026, 0, 1);
    const { latestTime } = processOn(folder, { at: right }).state;
    expect(behindLatest(latestTime.read(), right)?.what).toContain('2099-01-01');
    latestTime.forget();
    expect(behindLatest(latestTime.read(), right)).toBeUndefined();
    expect(processOn(folder, { at: right }).clock.now()).toBe(right);
  });

  it('that was set right by seconds is nobody’s concern', () => {
    expect(behindLatest(10_000, 5_000)).toBeUndefined();
  });
});
