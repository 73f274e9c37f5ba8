import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Dispatcher } from '../../../src/chat/dispatch/dispatch.js';
import { defineCommand } from '../../../src/chat/protocol/command.js';
import { text } from '../../../src/chat/protocol/reply.js';
import type { Library } from '../../../src/core/types/library.js';
import { Bot, chatSettings } from '../../support/bot.js';
import { gate } from '../../support/gate.js';
import { dispatcherOf, noLibrary } from '../../support/services.js';
import { documentOf } from '../../support/texts.js';
import { hostileTexts, scriptedDispatcher } from '../contract.js';
import { HttpHarness, newTs, type SlackHarness, SocketHarness } from './harness.js';

let harness: SlackHarness = new SocketHarness();

afterEach(() => harness.stop());

async function started(dispatcher = scriptedDispatcher(), made: SlackHarness = new SocketHarness()) {
  harness = made;
  await harness.start(dispatcher);
  return harness;
}

describe.each([
  ['Socket Mode', () => new SocketHarness()],
  ['HTTP', () => new HttpHarness()],
])('over %s', (_, make) => {
  it('an event is acknowledged before its answer is made', async () => {
    const { passed: held, open } = gate();
    const slack = await started(scriptedDispatcher(held), make());
    const saying = slack.event({ text: '<@UBOT> wait', ts: newTs() });
    await vi.waitFor(() => expect(slack.eventsAcknowledged).toBe(1));
    expect(slack.shown()).toEqual([]);
    open();
    await saying;
    expect(slack.shown()[0]?.quotes).toEqual([hostileTexts[0]]);
  });

  it('what Slack delivers again is answered once, whatever the delivery says of itself', async () => {
    const slack = await started(scriptedDispatcher(), make());
    await slack.event({ text: '<@UBOT> 1', ts: newTs() });
    await slack.redeliver();
    await slack.redeliver();
    expect(slack.shown()).toHaveLength(1);
  });
});

describe('a mention', () => {
  it('that comes as two events is answered once', async () => {
    const slack = await started();
    const ts = newTs();
    await slack.event({ text: '<@UBOT> 1', ts });
    await slack.event({ text: '<@UBOT> 1', ts });
    expect(slack.shown()).toHaveLength(1);
  });

  it('in a thread is answered in that thread', async () => {
    const slack = await started();
    await slack.event({ text: '<@UBOT> 1', ts: newTs(), thread_ts: '1700000000.000001' });
    expect(slack.shown()[0]?.repliesTo).toBe('1700000000.000001');
  });

  it('tells dispatch where it was said, by whom, and what people read of it', async () => {
    const dispatcher = scriptedDispatcher();
    const prepare = vi.spyOn(dispatcher, 'prepare');
    const slack = await started(dispatcher);
    await slack.event({ text: '<@UBOT> who &amp; <https://x.org|when> in <#C2|news>?', ts: '17.1' });
    expect(prepare.mock.calls[0]?.[0]).toMatchObject({
      input: { kind: 'text', text: 'who & when in #news?' },
      place: { platform: 'slack', kind: 'channel', workspace: 'T1', channel: 'C1', thread: '17.1' },
      person: { id: 'U1' },
      utterance: { message: '17.1', thread: '17.1' },
    });
    expect(prepare.mock.calls[0]?.[0]).not.toHaveProperty('command');
  });

  it.each([
    ['another bot', { bot_id: 'BOTHER' }],
    ['the bot itself', { user: 'UBOT', bot_id: 'BBOT' }],
    ['an edit', { edited: { user: 'U1', ts: '1' } }],
    ['a message of the system', { subtype: 'channel_topic' }],
  ])('by %s is passed over', async (_, changes) => {
    const slack = await started();
    await slack.event({ text: '<@UBOT> 1', ts: newTs(), ...changes });
    expect(slack.shown()).toEqual([]);
  });

  it('whose thread was deleted meanwhile ends in a word to the asker alone', async () => {
    const slack = await started();
    slack.slack.goneThreads.add('17.1');
    await slack.event({ text: '<@UBOT> 1', ts: '17.1' });
    expect(slack.shown()).toHaveLength(1);
    expect(slack.shown()[0]).toMatchObject({ visibility: 'asker', quotes: [] });
    expect(slack.shown()[0]?.text).toContain('I could not post the answer');
  });

  it('whose answer Slack left open is never posted again, and the asker is told', async () => {
    const slack = await started();
    slack.slack.misbehave('chat.postMessage', { kind: 'done-but-cut' });
    await slack.event({ text: '<@UBOT> 1', ts: '17.1' });
    expect(slack.shown().map(({ visibility }) => visibility)).toEqual(['channel', 'asker']);
    expect(slack.shown()[1]?.text).toContain('do not know whether the answer was posted');
  });

  it('of long work tells its start to the asker alone, and its end to all', async () => {
    const slack = await started(dispatcherOf([longWork]));
    await slack.event({ text: '<@UBOT> work', ts: '17.1' });
    expect(slack.shown().map(({ visibility }) => visibility)).toEqual(['asker', 'channel']);
    expect(slack.shown()[0]?.text).toContain('0 %');
    expect(slack.shown()[1]?.text).toContain('Done with all of it.');
  });
});

describe('a direct message', () => {
  const direct = { type: 'message', channel: 'D1', channel_type: 'im' };

  it('needs no mention, is answered below it, and starts a thread that goes on from there', async () => {
    const slack = await started();
    await slack.event({ ...direct, text: '3 companies', ts: newTs() });
    expect(slack.shown()).toMatchObject([{ visibility: 'asker', quotes: [hostileTexts[3]] }]);
    expect(slack.shown()[0]).not.toHaveProperty('repliesTo');
    const answer = slack.slack.messages[0]?.ts;
    await slack.event({ ...direct, text: '4 oppo', ts: newTs(), thread_ts: answer });
    expect(slack.shown()[1]).toMatchObject({ repliesTo: answer });
    expect(slack.shown()[1]?.text).toContain('with: 3, companies');
  });

  it('is read without Slack’s markup', async () => {
    const dispatcher = scriptedDispatcher();
    const prepare = vi.spyOn(dispatcher, 'prepare');
    const slack = await started(dispatcher);
    const elements = [
      { type: 'text', text: 'is ' },
      { type: 'text', text: '*this*', style: { bold: true } },
      { type: 'text', text: ' <b> ' },
      { type: 'emoji', name: 'flag-cn', unicode: '1f1e8-1f1f3' },
      { type: 'user', user_id: 'U2' },
    ];
    const blocks = [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }];
    await slack.event({ ...direct, text: 'is **this** &lt;b&gt; :flag-cn:', blocks, ts: newTs() });
    expect(prepare.mock.calls[0]?.[0].input).toEqual({ kind: 'text', text: 'is *this* <b> 🇨🇳' });
  });

  it.each([
    ['message_changed', { subtype: 'message_changed', message: { text: '1' } }],
    ['message_deleted', { subtype: 'message_deleted', deleted_ts: '1' }],
    ['bot_message', { subtype: 'bot_message', bot_id: 'B9', text: '1' }],
  ])('of the kind %s is passed over', async (_, changes) => {
    const slack = await started();
    await slack.event({ ...direct, ts: newTs(), ...changes });
    expect(slack.shown()).toEqual([]);
  });

  it('moves one message of progress along, and replaces it by the end', async () => {
    const slack = await started(dispatcherOf([longWork]));
    await slack.event({ ...direct, text: 'work', ts: newTs() });
    expect(slack.shown()).toHaveLength(1);
    expect(slack.shown()[0]?.text).toContain('Done with all of it.');
    expect(slack.slack.calls.some(({ method }) => method === 'chat.update')).toBe(true);
  });

  it('in a channel that nobody has set the bot to listen to is not one', async () => {
    const slack = await started();
    await slack.event({
      type: 'message',
      channel: 'C1',
      channel_type: 'channel',
      text: 'who? 1',
      ts: newTs(),
    });
    expect(slack.shown()).toEqual([]);
  });
});

describe('a channel that the bot is set to listen to', () => {
  const listening = async (listenConfidence = 0.01) => {
    const channels = new Map([['slack:C1', { listens: true }]]);
    const settings = { ...chatSettings, channels, listenConfidence };
    return started((await Bot.with(undefined, { services: { settings } })).dispatcher);
  };
  const said = { type: 'message', channel: 'C1', channel_type: 'channel', ts: '17.1' };

  it('has a question answered in a thread, once, and everything else left alone', async () => {
    const slack = await listening();
    await slack.event({ ...said, text: 'The zebra eats grass in the morning.', ts: '17.0' });
    expect(slack.slack.calls.filter(({ method }) => method.startsWith('chat.'))).toEqual([]);
    await slack.event({ ...said, text: 'when does the zebra eat grass?' });
    await slack.redeliver();
    expect(slack.shown()).toHaveLength(1);
    expect(slack.shown()[0]).toMatchObject({ visibility: 'channel', repliesTo: '17.1', pings: false });
    expect(slack.shown()[0]?.quotes[0]).toContain('The zebra eats grass in the morning.');
  });

  it('has a message that mentions the bot answered as a mention alone', async () => {
    const slack = await listening();
    await slack.event({ ...said, text: '<@UBOT> when does the zebra eat grass?' });
    expect(slack.shown()).toEqual([]);
    await slack.event({ text: '<@UBOT> when does the zebra eat grass?', ts: '17.1' });
    expect(slack.shown()).toHaveLength(1);
  });

  it('hears nothing of an answer that is not sure, nor of one that Slack refuses', async () => {
    const unsure = await listening(1);
    await unsure.event({ ...said, text: 'when does the zebra eat grass?' });
    expect(unsure.shown()).toEqual([]);
    await unsure.stop();
    const refused = await listening();
    refused.slack.goneThreads.add('17.1');
    await refused.event({ ...said, text: 'when does the zebra eat grass?' });
    expect(refused.shown()).toEqual([]);
  });
});

describe('a command on a message', () => {
  const on = async (message: Record<string, unknown>, changes = {}) => {
    const slack = await started(dispatcherOf([checking]));
    await slack.choose('check', message, changes);
    expect(slack.shown()).toHaveLength(1);
    expect(slack.shown()[0]?.visibility).toBe('asker');
    return slack.shown()[0]?.text ?? '';
  };

  it('runs with what people read of it, privately, and once', async () => {
    const said = await on({ text: 'He said “a &lt; b” to <@U9> &amp; left' });
    expect(said).toContain('checked: He said “a < b” to  & left');
    await harness.redeliver();
    expect(harness.shown()).toHaveLength(1);
  });

  it.each([
    ['empty', { text: '' }, 'has no text.'],
    ['deleted', { text: 'This message was deleted.', subtype: 'tombstone' }, 'has been deleted'],
    ['of this bot', { text: 'x', bot_id: 'BBOT' }, 'I wrote that message'],
    ['of this bot’s user', { text: 'x', user: 'UBOT' }, 'I wrote that message'],
    ['of files alone', { text: '', files: [{ id: 'F1' }] }, 'only files, pictures or cards'],
    ['of another bot', { text: 'news', bot_id: 'B9', user: undefined }, 'checked: news'],
    ['of 4,000 characters', { text: 'word '.repeat(800) }, 'checked: word word'],
  ])('%s has a clear outcome', async (_, message, outcome) => {
    expect(await on(message)).toContain(outcome);
  });

  it('that this program no longer has is answered with those that it has', async () => {
    const slack = await started(dispatcherOf([checking]));
    await slack.choose('gone', { text: 'x' });
    expect(slack.shown()[0]?.text).toContain('I do not know that command');
  });
});

describe('the bot’s own page', () => {
  it('shows what is indexed, how fresh, the last refresh and how to ask; once an event', async () => {
    const slack = await started(dispatcherWithLibrary());
    const opened = { type: 'app_home_opened', user: 'U7', tab: 'home', channel: 'D7' };
    await slack.event(opened);
    await slack.redeliver();
    expect(slack.slack.calls.filter(({ method }) => method === 'views.publish')).toHaveLength(1);
    const view = JSON.stringify(slack.slack.homes.get('U7'));
    for (const words of [
      '"type":"home"',
      '2 documents, 5 passages, indexed 3 hours ago',
      'Zebras · Savanna Weekly · 2018-06-05',
      'Lions',
      '/check words',
      '1 hour ago, run by Ada',
      'Added 1, changed 0, removed 2, skipped 0.',
    ]) {
      expect(view).toContain(words);
    }
    expect(slack.shown()).toEqual([]);
  });

  it('offers questions of the documents that are there, and none of the sample’s', async () => {
    const lighthouse = 'The Brienz Lighthouse opens at noon. Martha Vogel keeps the Brienz Lighthouse.';
    const shelf = ['b.txt', 'c.txt', 'd.txt'].map((id) => documentOf(id, `${lighthouse} See ${id}.`));
    const slack = await started((await Bot.with(shelf)).dispatcher);
    await slack.event({ type: 'app_home_opened', user: 'U7', tab: 'home', channel: 'D7' });
    const view = JSON.stringify(slack.slack.homes.get('U7'));
    expect(view).toContain('What about Martha Vogel?');
    expect(view).not.toContain('Huawei');
    expect(view).not.toContain('which companies had access');
  });

  it('is published when its home tab is opened, not its messages', async () => {
    const slack = await started(dispatcherWithLibrary());
    await slack.event({ type: 'app_home_opened', user: 'U7', tab: 'messages', channel: 'D7' });
    expect(slack.slack.homes.size).toBe(0);
  });
});

const longWork = defineCommand({
  name: 'work',
  description: () => 'Takes long',
  options: {},
  access: 'everyone',
  effort: 'long',
  examples: [''],
  async run({ progress }) {
    for (let done = 0; done <= 100; done++) {
      progress({ label: 'Working', done, total: 100 });
      // Lets each of the posts end, so that how many there are does not hang on their speed.
      if (done % 25 === 0) await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return { blocks: [text('Done with all of it.')] };
  },
});

const checking = defineCommand({
  name: 'check',
  description: () => 'Says what it was given',
  options: { words: { type: 'words', description: () => 'What to check', required: true } },
  access: 'everyone',
  effort: 'quick',
  examples: ['x'],
  onMessage: () => 'Check this quote',
  run: async ({ args }) => ({ blocks: [text(`checked: ${args.words}`)] }),
});

function dispatcherWithLibrary(): Dispatcher {
  const hour = 3_600_000;
  const entry = {
    hash: 'h',
    metadataHash: 'm',
    length: 1,
    bytes: 1,
    passages: 1,
    titleOrigin: 'file-name',
  } as const;
  const documents = [
    { ...entry, id: 'a.txt', title: 'Zebras', publisher: 'Savanna Weekly', date: '2018-06-05' },
    { ...entry, id: 'b.txt', title: 'Lions' },
  ];
  const library: Library = {
    ...noLibrary,
    catalogue: async () => documents,
    listed: async () => documents.map(({ id }) => id),
    suggestions: async () => [],
    status: async () => ({
      fingerprint: 'f',
      documents: 2,
      passages: 5,
      builtAt: 7 * hour,
      skipped: [],
      corpus: 'seeds',
      lastRefresh: {
        added: ['a'],
        changed: [],
        removed: ['b', 'c'],
        skipped: [],
        documents: 2,
        passages: 5,
        oldFingerprint: '',
        fingerprint: 'f',
        tookMs: 1,
        finishedAt: 9 * hour,
        sameTexts: [],
        extents: [],
        by: 'Ada',
        dryRun: false,
      },
    }),
  };
  return dispatcherOf([checking], { library, settings: chatSettings, now: () => 10 * hour });
}
