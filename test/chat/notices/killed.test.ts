import { describe, expect, it, onTestFinished } from 'vitest';
import type { Corrector } from '../../../src/chat/protocol/corrector.js';
import { english } from '../../../src/texts/english/index.js';
import { temporaryFolder } from '../../corpus/folder.js';
import { Death } from '../../support/death.js';
import { stride } from '../../support/runs-all.js';
import { FakePlatform, hay, Newsroom, savanna } from './newsroom.js';

const { mark } = english.notices;

/** What is said of a bot that quotes the same passage in two messages and is killed at one step of correcting them. */
async function killedAt(step: number, isDone: boolean, repeatableMs: number) {
  const folder = await temporaryFolder();
  const platform = new FakePlatform();
  platform.repeatableMs = repeatableMs;
  const death = new Death(step, isDone);
  const dying = await Newsroom.open({
    folder,
    documents: savanna.slice(0, 1),
    platform,
    notices: (notices) => death.over(notices),
    through: (corrector: Corrector) => death.over(corrector),
  });
  const messages = [await dying.ask(), await dying.ask()];
  dying.edit({ 'news/0.txt': hay });
  await dying.refresh();
  const { hasCome, steps } = death;
  await dying.close();

  const documents = savanna.slice(0, 1).map((document) => ({ ...document, text: hay(document.text) }));
  const next = await Newsroom.open({ folder, documents, platform });
  onTestFinished(() => next.close());
  for (let i = 0; i < 4; i++) {
    await next.refresh();
    next.bot.clock += 20_000;
  }
  return {
    hasCome,
    step: `${isDone ? 'after' : 'before'} step ${step}, ${steps[step - 1]}`,
    platform,
    messages,
    history: await next.history(),
    open: await next.state.notices.open('slack'),
  };
}

const perhaps = /: perhaps sent: look whether it stands below that message$/u;

describe('killed at any step of correcting two messages, and started again', () => {
  it('on a platform that removes no duplicates: no notice twice, and none lost without a line for moderators', async () => {
    for (const isDone of [false, true]) {
      for (let at = 1; ; at += stride) {
        const { hasCome, step, platform, messages, history, open } = await killedAt(at, isDone, 0);
        expect(open, step).toEqual([]);
        for (const message of messages) {
          const replies = platform.replies.filter(({ to }) => to.messageId === message).length;
          const lines = history.filter((line) => line.includes(`message ${message}:`));
          expect(replies, step).toBeLessThanOrEqual(1);
          expect(lines, step).toHaveLength(1);
          if (!perhaps.test(lines[0] ?? '')) {
            expect([replies, lines[0]], step).toEqual([1, `1 quote of message ${message}: posted`]);
            expect(platform.marks.get(message), step).toBe(mark);
          }
        }
        const uncertain = history.filter((line) => perhaps.test(line)).length;
        expect(uncertain, step).toBeLessThanOrEqual(1);
        if (hasCome) continue;
        expect([at > 10, uncertain]).toEqual([true, 0]);
        break;
      }
    }
  });

  it('on one that does: each notice stands there once, and is in the history once', async () => {
    for (const isDone of [false, true]) {
      for (let at = 1; ; at += stride) {
        const { hasCome, step, platform, messages, history, open } = await killedAt(at, isDone, 300_000);
        expect(open, step).toEqual([]);
        expect(platform.replies.map(({ to }) => to.messageId).sort(), step).toEqual(messages);
        expect([...history].sort(), step).toEqual(messages.map((id) => `1 quote of message ${id}: posted`));
        expect([...platform.marks.keys()].sort(), step).toEqual(messages);
        if (!hasCome) break;
      }
    }
  });
});
