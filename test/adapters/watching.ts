import { expect, it, onTestFinished } from 'vitest';
import { offered } from '../../src/chat/messages/watches.js';
import type { ProactiveMessenger } from '../../src/chat/protocol/proactive-messenger.js';
import { inChat } from '../../src/chat/protocol/reply.js';
import { english } from '../../src/texts/english/index.js';
import { giraffe, savanna, WatchRoom } from '../chat/watches/watch-room.js';
import { temporaryFolder } from '../corpus/folder.js';
import { documentOf } from '../support/texts.js';
import type { Harness, Shown } from './contract.js';

/** The adapter under test, over its platform's real library. */
export interface Watching {
  readonly harness: Harness & { press(label: string): Promise<void> };
  readonly messenger: () => ProactiveMessenger;
  readonly on: 'slack' | 'discord';
}

const label = english.buttons.labels['tell-when'];
/** With what a platform may take for a mention, a link or markup. */
const question = 'when does the *giraffe* _drink_ `water` ||at noon|| <!here> @here';

/** What an adapter owes to people who want to be told of an answer. */
export function watchingContract(make: () => Watching): void {
  async function watching() {
    const { harness, messenger, on } = make();
    const lookout = await WatchRoom.open({ folder: await temporaryFolder(), on, through: () => messenger() });
    onTestFinished(async () => {
      lookout.close();
      await harness.stop();
    });
    await harness.start(lookout.bot.dispatcher);
    const last = () => harness.shown().at(-1) as Shown;
    return { harness, lookout, last };
  }
  const words = offered(english, 90);
  const saidBefore = words.kind === 'text' ? words.inlines.map(inChat).join('') : '';

  it('offers to watch, after what that keeps, and keeps the question as typed once it is pressed', async () => {
    const { harness, last } = await watching();
    await harness.type('ask', question);
    expect(last()).toMatchObject({ visibility: 'asker', buttons: [label], pings: false });
    expect(last().text).toContain(english.answer.nothingFound);
    expect(last().text).toContain(saidBefore);
    await harness.press(label);
    expect(last()).toMatchObject({ visibility: 'asker', buttons: ['Stop'], pings: false });
    await harness.type('watch', 'show:mine');
    expect(last().text).toContain(question);
  });

  it('tells once by direct message, with the quote and the question, and pings nobody', async () => {
    const { harness, lookout, last } = await watching();
    await harness.type('ask', question);
    await harness.press(label);
    const before = harness.shown().length;
    await lookout.become([...savanna, giraffe]);
    await lookout.become([...savanna, giraffe, documentOf('more.txt', 'The giraffe drinks water at six.')]);
    expect(harness.shown()).toHaveLength(before + 1);
    expect(last()).toMatchObject({ visibility: 'asker', pings: false });
    expect(last().quotes).toEqual([giraffe.text]);
    expect(last().text).toContain(question);
    expect(last().buttons).toEqual(['Context', 'Verify', 'Helpful', 'Not helpful']);
  });

  it('stops by its button', async () => {
    const { harness, lookout } = await watching();
    await harness.type('ask', question);
    await harness.press(label);
    await harness.press('Stop');
    const before = harness.shown().length;
    await lookout.become([...savanna, giraffe]);
    expect(harness.shown()).toHaveLength(before);
  });

  it('a shared answer that found nothing offers it to each who reads it, for themselves', async () => {
    const { harness, lookout, last } = await watching();
    await harness.type('ask', `${question} public:yes`);
    expect(last()).toMatchObject({ visibility: 'channel', buttons: [label] });
    await harness.press(label);
    expect(last()).toMatchObject({ visibility: 'asker', buttons: ['Stop'] });
    await lookout.become([...savanna, giraffe]);
    expect(last()).toMatchObject({ visibility: 'asker', quotes: [giraffe.text] });
  });
}
