import { describe, expect, it, onTestFinished } from 'vitest';
import type { ProactiveMessenger } from '../../../src/chat/protocol/proactive-messenger.js';
import { temporaryFolder } from '../../corpus/folder.js';
import { person } from '../../support/bot.js';
import { Death } from '../../support/death.js';
import { stride } from '../../support/runs-all.js';
import { FakeMessenger, giraffe, question, savanna, WatchRoom } from './watch-room.js';

/** Two people wait for the same; the bot is killed at one step of telling them, and started again. */
async function killedAt(step: number, isDone: boolean, repeatableMs: number) {
  const folder = await temporaryFolder();
  const messenger = new FakeMessenger();
  messenger.repeatableMs = repeatableMs;
  const people = ['U1', 'U2'];
  const death = new Death(step, isDone);
  let isDying = false;
  const dying = await WatchRoom.open({
    folder,
    messenger,
    watches: (watches) => (isDying ? death.over(watches) : watches),
    through: (through: ProactiveMessenger) => (isDying ? death.over(through) : through),
  });
  for (const id of people) await dying.type('watch', question, { person: person({ id }) });
  isDying = true;
  await dying.become([...savanna, giraffe]).catch(() => {});
  const { hasCome, steps } = death;
  dying.close();

  const next = await WatchRoom.open({
    folder,
    messenger,
    documents: [...savanna, giraffe],
    now: Date.UTC(2026, 0, 1, 0, 1),
  });
  onTestFinished(() => next.close());
  for (let i = 0; i < 3; i++) await next.round();
  return {
    hasCome,
    step: `${isDone ? 'after' : 'before'} step ${step}, ${steps[step - 1]}`,
    told: people.map(
      (id) => messenger.messages.filter(({ to }) => to.kind === 'person' && to.personId === id).length,
    ),
    left: await Promise.all(people.map((id) => next.mine({ person: person({ id }) }))),
    open: await next.state.watches.open('slack'),
  };
}

describe('killed at any step of telling two people, and started again', () => {
  it.each([false, true])(
    'on a platform that removes no duplicates: nobody is told twice, and who may not have been finds it in their list (done: %s)',
    async (isDone) => {
      for (let at = 1; ; at += stride) {
        const { hasCome, step, told, left, open } = await killedAt(at, isDone, 0);
        expect(open, step).toEqual([]);
        for (const [i, count] of told.entries()) {
          expect(count, step).toBeLessThanOrEqual(1);
          // Who was surely told has nothing left; who was surely not told has been by now.
          const waiting = left[i]?.map((watch) => watch.waiting);
          expect(waiting, step).toEqual(waiting?.length === 0 ? [] : ['perhaps']);
          if (waiting?.length === 0) expect(count, step).toBe(1);
        }
        if (!hasCome) break;
      }
    },
  );

  it.each([false, true])('on one that does: each is told once (done: %s)', async (isDone) => {
    for (let at = 1; ; at += stride) {
      const { hasCome, step, told, left, open } = await killedAt(at, isDone, 300_000);
      expect({ open, told, left }, step).toEqual({ open: [], told: [1, 1], left: [[], []] });
      if (!hasCome) break;
    }
  });
});
