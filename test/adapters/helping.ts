import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { Helper } from '../../src/chat/protocol/helpers.js';
import { openState } from '../../src/state/open-state.js';
import { english } from '../../src/texts/english/index.js';
import { temporaryFolder } from '../corpus/folder.js';
import { Bot, chatSettings } from '../support/bot.js';
import type { Harness, Shown } from './contract.js';

/** The adapter under test, over its platform's real library. */
export interface Helping {
  readonly harness: Harness & { press(label: string): Promise<void> };
  /** `PLATFORM:CHANNEL` of where things are typed. */
  readonly channel: string;
  /** Somebody whom the platform knows as Grace, and everybody in "Archive desk". */
  readonly person: Helper;
  readonly group: Helper;
  /** Makes somebody or a group unknown to the platform from now on. */
  leave(helper: Helper): void;
  /** The ids whom the newest message of all mentions live, each once. */
  mentioned(): readonly string[];
  /** Presses a button as somebody who did not ask, and is in the group where `isInGroup`. */
  pressAsAnother(label: string, isInGroup?: boolean): Promise<void>;
  /** Presses the button, which opens a form, and sends it with this line. */
  pressAndSend(label: string, line: string): Promise<void>;
  pressAndSendAsAnother(label: string, line: string, isInGroup?: boolean): Promise<void>;
  /** An address of a message there, and ones that are none of a message there. */
  readonly address: string;
  readonly wrongAddresses: readonly string[];
}

const ask = english.helpers.askNamed('Grace');
/** With what a platform may take for a mention, a link or markup, of the helper and of all. */
const hostile = (helper: Helper) =>
  `when does the *giraffe* drink <@${helper.id}> <!subteam^${helper.id}> <@&${helper.id}> @here <!channel> https://evil.example`;

/** What an adapter owes to people who ask somebody where the documents do not answer. */
export function helpingContract(make: () => Helping): void {
  async function helping(kind: 'person' | 'group' | 'nobody' = 'person') {
    const on = make();
    const folder = await temporaryFolder();
    const state = openState({ folder, now: Date.now });
    const of = new Map(kind === 'nobody' ? [] : [[on.channel, on[kind]]]);
    const settings = { ...chatSettings, helpers: { ...chatSettings.helpers, of } };
    const { givenAnswers, helperCalls, watches } = state;
    const bot = await Bot.with(undefined, { services: { settings, givenAnswers, helperCalls, watches } });
    onTestFinished(async () => {
      await on.harness.stop();
      state.close();
    });
    await on.harness.start(bot.dispatcher);
    const last = () => on.harness.shown().at(-1) as Shown;
    /** The newest that everybody reads, which some platforms edit where it stands. */
    const posted = () => on.harness.shown().findLast(({ visibility }) => visibility === 'channel');
    return { ...on, folder, bot, last, posted, count: () => on.harness.shown().length };
  }

  it('says what comes of asking, asks once, and mentions that one person; everything beside is inert', async () => {
    const { harness, person, mentioned, last, count, folder, bot } = await helping();
    const question = hostile(person);
    await harness.type('ask', question);
    expect(last()).toMatchObject({
      visibility: 'asker',
      buttons: [english.buttons.labels['tell-when'], ask],
      pings: false,
    });
    expect(last().text).toContain(english.helpers.offered(ask, 'Grace'));
    await harness.press(ask);
    expect(last()).toMatchObject({ visibility: 'channel', buttons: ['Resolved'], links: [] });
    expect(last().text).toContain(english.helpers.canYouAnswer);
    expect(last().text).toContain(question);
    expect(mentioned()).toEqual([person.id]);
    const before = count();
    await harness.press(ask);
    expect(count()).toBe(before + 1);
    expect(last()).toMatchObject({ visibility: 'asker', pings: false, text: english.helpers.calledAlready });
    expect(mentioned()).toEqual([]);
    const kept = ['state.db', 'state.db-wal'].map((name) => readFileSync(join(folder, name), 'latin1'));
    for (const written of [...kept, bot.log.text]) expect(written).not.toContain('giraffe');
  });

  it('below a public answer, for whoever reads it; a group is asked as one', async () => {
    const { harness, group, mentioned, pressAsAnother, last } = await helping('group');
    await harness.type('ask', 'when does the giraffe drink public:yes');
    await pressAsAnother(english.helpers.askNamed('Archive desk'));
    expect(last()).toMatchObject({ visibility: 'channel', buttons: ['Resolved'] });
    expect(mentioned()).toEqual([group.id]);
  });

  it('is marked in its place by whoever asked, with a link to the answer, and mentions nobody then', async () => {
    const { harness, address, mentioned, pressAndSend, last, count } = await helping();
    await harness.type('ask', 'when does the giraffe drink');
    await harness.press(ask);
    const before = count();
    await pressAndSend('Resolved', address);
    expect(count()).toBe(before);
    expect(last()).toMatchObject({ visibility: 'channel', buttons: [], links: [address] });
    for (const said of ['Resolved by', 'when does the giraffe drink', english.helpers.wasAsked('Grace')])
      expect(last().text).toContain(said);
    expect(mentioned()).toEqual([]);
  });

  it('takes a link later; what is none of a message there is refused, and nothing is marked', async () => {
    const { harness, address, wrongAddresses, pressAndSend, last, posted } = await helping();
    await harness.type('ask', 'when does the giraffe drink');
    await harness.press(ask);
    for (const wrong of wrongAddresses) {
      await pressAndSend('Resolved', wrong);
      expect(last()).toMatchObject({ visibility: 'asker', text: english.helpers.noLink, links: [] });
    }
    expect(posted()?.buttons).toEqual(['Resolved']);
    await pressAndSend('Resolved', '');
    expect(posted()).toMatchObject({ buttons: ['Add a link'], links: [] });
    await pressAndSend('Add a link', address);
    expect(posted()).toMatchObject({ buttons: [], links: [address] });
  });

  it('is marked by who is in the group that was asked, and by nobody else', async () => {
    const { harness, pressAndSendAsAnother, last, posted } = await helping('group');
    await harness.type('ask', 'when does the giraffe drink');
    await harness.press(english.helpers.askNamed('Archive desk'));
    await pressAndSendAsAnother('Resolved', '');
    expect(last()).toMatchObject({ visibility: 'asker', text: english.helpers.notYours });
    await pressAndSendAsAnother('Resolved', '', true);
    expect(posted()).toMatchObject({ buttons: ['Add a link'] });
  });

  it('asks nobody who has left: without a button, and not by one that stands there', async () => {
    const { harness, person, leave, mentioned, last } = await helping();
    await harness.type('ask', 'when does the giraffe drink');
    leave(person);
    await harness.press(ask);
    expect(last()).toMatchObject({ visibility: 'asker', text: english.helpers.nobodyThere });
    expect(mentioned()).toEqual([]);
    await harness.type('ask', 'when does the giraffe drink');
    expect(last().buttons).toEqual([english.buttons.labels['tell-when']]);
  });

  it('offers nobody where nobody is configured', async () => {
    const { harness, last } = await helping('nobody');
    await harness.type('ask', 'when does the giraffe drink');
    expect(last().buttons).toEqual([english.buttons.labels['tell-when']]);
  });
}
