import { describe, expect, it, onTestFinished } from 'vitest';
import type { Grant } from '../../../src/chat/protocol/grants.js';
import type { Location } from '../../../src/chat/protocol/location.js';
import { showReceiptId } from '../../../src/chat/protocol/receipt-id.js';
import type { ReplyContent } from '../../../src/chat/protocol/reply.js';
import type { ChatSettings } from '../../../src/chat/protocol/settings.js';
import { auditLog } from '../../../src/texts/audit-log.js';
import { english } from '../../../src/texts/english/index.js';
import { temporaryFolder } from '../../corpus/folder.js';
import { blocksOf, channel, chatSettings, person, quotesOf, wordsOf } from '../../support/bot.js';
import { documentOf } from '../../support/texts.js';
import { buttonsOf } from '../buttons/given.js';
import { hay, Newsroom, type NewsroomOptions, question, savanna } from './newsroom.js';

const { mark } = english.notices;

const all = Object.fromEntries(savanna.map(({ id }) => [id, hay]));
const first = { 'news/0.txt': hay };
const minute = 60_000;
const own: Location = { ...channel, sharing: async () => 'own' };

async function opened(over: Partial<NewsroomOptions> = {}): Promise<Newsroom> {
  const room = await Newsroom.open({ folder: await temporaryFolder(), ...over });
  onTestFinished(() => room.close());
  return room;
}

/** One document, so that an answer has one quote. */
const alone: Partial<NewsroomOptions> = { documents: savanna.slice(0, 1) };

const saidIn = (content: ReplyContent | undefined) => wordsOf(content ?? { blocks: [] });

describe('after a refresh in which a newer reader reads files otherwise', () => {
  const file = { hash: 'the bytes', earlierTexts: [] };
  const read = savanna.map((document) => ({ ...document, file }));
  const joined = (text: string) => text.replace('. Then', '.\nThen').replace('eats', 'has eaten');
  const moved = (text: string) => `Savanna Weekly\n\n${text.replace('’', "'")}`;
  const all = (to: (text: string) => string) => Object.fromEntries(read.map(({ id }) => [id, to]));

  it('fifty public answers get no notice, and their receipts the place and the signs that stand there now', async () => {
    const room = await opened({ documents: read });
    for (let i = 0; i < 50; i++) await room.ask();
    const reply = await room.bot.reply('ask', `${question} public:yes`);
    room.edit(all(moved));
    await room.refresh();
    await room.bot.library.refresh({ by: 'test', full: true });
    await room.look();
    expect(room.platform.calls).toEqual([]);
    expect(await room.history()).toEqual([]);
    const outdated = await room.state.notices.outdated('slack', new Map());
    expect(outdated).toHaveLength(50);
    for (const id of outdated) {
      for (const { quote } of (await room.state.notices.find(id))?.quotes ?? []) {
        const now = moved(read.find((one) => one.id === quote.citation.documentId)?.text ?? '');
        expect(now.slice(quote.citation.span.start, quote.citation.span.end)).toBe(quote.text);
        expect(quote.citation.line).toBe(3);
        expect(quote.text).toContain("o'clock");
        const said = await room.bot.reply('check', showReceiptId(quote.receiptId));
        expect(said.data).toMatchObject({ kind: 'unchanged', documentChanged: false, passes: true });
      }
    }
    // What nobody but its asker sees is as it was given.
    expect(quotesOf(reply)[0]).toContain('o’clock');
  });

  it('what is not found again is listed for moderators, once, and told to nobody', async () => {
    const room = await opened({ documents: read });
    const messageId = await room.ask();
    room.edit(all(joined));
    await room.refresh();
    await room.bot.library.refresh({ by: 'test', full: true });
    await room.look();
    expect(room.platform.calls).toEqual([]);
    expect(await room.history()).toEqual([auditLog.loss(messageId, 3)]);
  });

  it('a file whose bytes changed, too, is corrected, then and later', async () => {
    const room = await opened({ documents: read });
    await room.ask();
    room.edit(Object.fromEntries(read.map(({ id }) => [id, joined])));
    const [changed, ...others] = room.bot.reader.content.documents;
    if (changed === undefined) throw new TypeError('no document');
    const other = { ...changed, text: hay(changed.text), file: { hash: 'others', earlierTexts: [] } };
    room.write([other, ...others]);
    await room.refresh();
    expect(room.platform.replies).toHaveLength(1);
    expect(saidIn(room.platform.replies[0]?.content)).toContain('hay');
    const later = others.map((one) => ({ ...one, text: hay(one.text), file: { ...file, hash: 'later' } }));
    room.write([other, ...later]);
    await room.refresh();
    expect(room.platform.replies).toHaveLength(2);
  });
});

describe('after a refresh that changed what a public message quotes', () => {
  it('the message is replied to once, with what was quoted and what stands there now, and is marked', async () => {
    const room = await opened(alone);
    const messageId = await room.ask();
    await room.look();
    expect(room.platform.calls).toEqual([]);
    room.edit(first);
    await room.refresh();
    const [reply] = room.platform.replies;
    expect(reply?.to).toMatchObject({ messageId, place: channel });
    expect(quotesOf(reply?.content ?? { blocks: [] })).toEqual([
      'The zebra eats grass at 0 o’clock. Then it sleeps.',
      'The zebra eats hay at 0 o’clock. Then it sleeps.',
    ]);
    const said = saidIn(reply?.content);
    expect(said).toContain('Correction: what was quoted here has changed in the documents.');
    expect(said).toContain('The zebra eats [-grass-] {+hay+} at 0');
    expect(blocksOf(reply?.content ?? { blocks: [] }, 'quote')[0]?.receipt).toMatch(/^\d{4}(?:-\d{4}){3}$/u);
    expect(room.platform.marks).toEqual(new Map([[messageId, mark]]));
    expect(room.platform.calls).toEqual([`mark ${messageId}`, `reply ${messageId}`]);
    expect(await room.history()).toEqual([`1 quote of message ${messageId}: posted`]);

    for (let i = 0; i < 3; i++) await room.refresh();
    room.bot.clock += 10 * minute;
    await room.look();
    expect(room.platform.calls).toHaveLength(2);
    expect(await room.history()).toHaveLength(1);
  });

  it('the row of names above a quoted row is corrected, where that alone has changed, and told of no more when it stands again', async () => {
    const header = '| Line | Summer fare |\n|---|---|';
    const row = '| Zebra ferry | 4 euro |';
    const fares = documentOf('fares.md', `${header}\n${row}\n`, {
      blocks: [
        { kind: 'table-row', start: 0, end: header.length },
        { kind: 'table-row', start: header.length + 1, end: header.length + 1 + row.length, header: 0 },
      ],
    });
    const room = await opened({ documents: [fares] });
    const messageId = await room.ask('zebra ferry public:yes');
    room.edit({ 'fares.md': (text) => text.replace('Summer', 'Winter') });
    await room.refresh();
    const [reply] = room.platform.replies;
    expect(reply?.to.messageId).toBe(messageId);
    const said = saidIn(reply?.content);
    expect(said).toContain('Correction: what was quoted here has changed in the documents.');
    expect(said).toContain(english.verify.parts.header);
    expect(said).toMatch(/\[-Summer-\] \{\+Winter\+\}/u);
    await room.refresh();
    expect(room.platform.replies).toHaveLength(1);
    room.edit({ 'fares.md': (text) => text.replace('Winter', 'Summer') });
    await room.refresh();
    expect(saidIn(room.platform.replies[1]?.content)).toContain('is in the documents again');
    expect(room.platform.marks.size).toBe(0);
  });

  it('several quotes of one message make one notice, which names them all first', async () => {
    const room = await opened();
    const [one, two] = [await room.ask(), await room.ask()];
    room.edit({ ...all, 'news/2.txt': undefined });
    await room.refresh();
    expect(room.platform.replies.map(({ to }) => to.messageId)).toEqual([one, two]);
    for (const { content } of room.platform.replies) {
      const lines = saidIn(content).split('\n');
      expect(lines[1]).toMatch(/^Changed: [\d-]{19}, [\d-]{19}$/u);
      expect(lines[2]).toMatch(/^Gone: [\d-]{19}$/u);
      expect(quotesOf(content)).toHaveLength(5);
    }
    expect(await room.history()).toEqual([one, two].map((id) => `3 quotes of message ${id}: posted`));
  });

  it.each([
    ['unchanged', (text: string) => `${text} And more.`],
    ['moved', (text: string) => `New.\n\n${text}`],
  ])('words that are %s are told of to nobody', async (_, edited) => {
    const room = await opened(alone);
    await room.ask();
    room.edit({ 'news/0.txt': edited });
    await room.refresh();
    expect([room.platform.calls, await room.history()]).toEqual([[], []]);
    room.edit(first);
    await room.refresh();
    expect(room.platform.replies).toHaveLength(1);
  });

  it('words of a file that was renamed are told of to nobody', async () => {
    const room = await opened();
    await room.ask();
    room.write(savanna.map((document) => ({ ...document, id: `renamed-${document.id}` })));
    await room.refresh();
    expect(room.platform.calls).toEqual([]);
  });

  it('what changes again is told again, and what stands again as it was quoted loses its mark', async () => {
    const room = await opened(alone);
    const messageId = await room.ask();
    room.edit(first);
    await room.refresh();
    room.edit({ 'news/0.txt': (text) => text.replace('hay', 'straw') });
    await room.refresh();
    expect(saidIn(room.platform.replies[1]?.content)).toContain('[-grass-] {+straw+}');
    expect(room.platform.marks.has(messageId)).toBe(true);
    room.write(savanna.slice(0, 1));
    await room.refresh();
    const restored = room.platform.replies[2]?.content;
    expect(saidIn(restored)).toContain('is in the documents again as it was quoted');
    expect(quotesOf(restored ?? { blocks: [] })).toEqual([
      'The zebra eats grass at 0 o’clock. Then it sleeps.',
    ]);
    expect(room.platform.marks.size).toBe(0);
    await room.refresh();
    expect(room.platform.replies).toHaveLength(3);
  });

  it('it is told of everything that gives quotes for all: Share, More quotes, mentions, /check, /find, /coverage', async () => {
    const documents = [0, 1, 2, 3, 4, 5, 6].map((i) =>
      documentOf(`${i}.txt`, `The zebra eats grass at ${i} o’clock.`, { title: `Zebras ${i}` }),
    );
    const room = await opened({ documents });
    const posted = new Set<string>();
    const press = async (action: string, asked: string) => {
      const outcome = await room.bot.outcome('ask', asked);
      await outcome.delivered({ kind: 'posted', messageId: `under ${action}` });
      const answerId = blocksOf(outcome.reply, 'actions')[0]?.actions[0]?.answerId ?? '';
      const pressed = await room.bot.dispatcher.handleButton({
        id: 'p',
        action,
        answerId,
        question,
        place: channel,
        person: person(),
      });
      await pressed.delivered({ kind: 'posted', messageId: action });
      posted.add(action);
    };
    await press('share', question);
    await press('more', `${question} public:yes`);
    posted.add('under more');
    for (const [command, typed] of [
      ['check', '“The zebra eats grass at 1 o’clock” public:yes'],
      ['find', `${question}? public:yes`],
      ['coverage', 'zebra grass public:yes'],
      ['coverage', 'zebra between:"Zebras 1,Zebras 2" public:yes'],
    ] as const)
      posted.add(await room.ask(typed, channel, command));
    const mention = await room.bot.outcome(question, '', {
      command: undefined as never,
      input: { kind: 'text', text: question },
      utterance: { message: '1.1', thread: '1.1' },
    });
    await mention.delivered({ kind: 'posted', messageId: 'mention' });
    posted.add('mention');
    // Those that are private, or of which no id is known, are not.
    await (await room.bot.outcome('ask', question)).delivered({ kind: 'posted', messageId: 'private' });
    await (await room.bot.outcome('ask', `${question} public:yes`)).delivered({ kind: 'posted' });
    room.write(documents.map((document) => ({ ...document, text: hay(document.text) })));
    await room.refresh();
    expect(new Set(room.platform.replies.map(({ to }) => to.messageId))).toEqual(posted);
  });

  it('a receipt that was checked in public is told of when its words change later, not when they had already', async () => {
    const room = await opened(alone);
    const asked = await room.bot.outcome('ask', question);
    const [quote] = blocksOf(asked.reply, 'quote');
    const check = () => room.ask(`${quote?.receipt} public:yes`, channel, 'check');
    room.edit({ 'news/0.txt': (text) => `${text} And more.` });
    const standing = await check();
    await room.refresh();
    expect(room.platform.calls).toEqual([]);
    room.edit(first);
    await check();
    await room.refresh();
    expect(room.platform.replies.map(({ to }) => to.messageId)).toEqual([standing]);
  });

  it('its notice can be removed by whoever asked, and by nobody else', async () => {
    const room = await opened(alone);
    await room.ask();
    room.edit(first);
    await room.refresh();
    const content = room.platform.replies[0]?.content ?? { blocks: [] };
    expect(buttonsOf({ ...content, visibility: 'channel' })).toEqual(['remove']);
    const [action] = blocksOf(content, 'actions').flatMap(({ actions }) => actions);
    const press = (id: string, messageId: string) =>
      room.bot.dispatcher.handleButton({
        id: 'p',
        action: 'remove',
        answerId: action?.answerId ?? '',
        messageId,
        place: channel,
        person: person({ id }),
      });
    expect((await press('U2', 'notice 1')).removes).toBeUndefined();
    expect((await press('U1', 'elsewhere')).removes).toBeUndefined();
    expect((await press('U1', 'notice 1')).removes).toEqual({ messageId: 'notice 1' });
    await room.refresh();
    expect(room.platform.replies).toHaveLength(1);
  });

  it('a message that was removed is corrected no more', async () => {
    const room = await opened(alone);
    await room.ask();
    const [answer] = await room.state.notices.outdated('slack', new Map());
    room.edit(first);
    await room.state.givenAnswers.forget(answer ?? '');
    await room.refresh();
    expect(room.platform.calls).toEqual([]);
  });

  it('neither question nor words of a document stand in the log', async () => {
    const room = await opened();
    await room.ask();
    room.edit(all);
    await room.refresh();
    expect(room.platform.replies).toHaveLength(1);
    expect(room.bot.log.text).not.toMatch(/zebra|grass|hay|sleeps/iu);
  });
});

describe('corrections that are switched off', () => {
  const off = (over: Partial<ChatSettings>): ChatSettings => ({ ...chatSettings, ...over });
  const ofChannel = (corrects: boolean) => new Map([['slack:C1', { listens: false, corrects }]]);

  it.each([
    ['everywhere', off({ corrects: false }), 0],
    ['in the channel', off({ channels: ofChannel(false) }), 0],
    ['but in the channel', off({ corrects: false, channels: ofChannel(true) }), 1],
    [
      'in another channel',
      off({ channels: new Map([['slack:C2', { listens: false, corrects: false }]]) }),
      1,
    ],
    [
      'in a channel of that id elsewhere',
      off({ channels: new Map([['discord:C1', { listens: false, corrects: false }]]) }),
      1,
    ],
  ])('%s', async (_, settings, notices) => {
    const room = await opened({ ...alone, settings });
    await room.ask();
    room.edit(first);
    await room.refresh();
    expect(room.platform.replies).toHaveLength(notices);
    expect(room.platform.marks.size).toBe(notices);
  });

  it('come from then on where they are switched on, without what changed before', async () => {
    const room = await opened({ ...alone, settings: off({ corrects: false }) });
    await room.ask();
    room.edit(first);
    await room.refresh();
    room.use(chatSettings);
    await room.refresh();
    expect(room.platform.calls).toEqual([]);
    room.edit({ 'news/0.txt': (text) => text.replace('hay', 'straw') });
    await room.refresh();
    expect(saidIn(room.platform.replies[0]?.content)).toContain('[-grass-] {+straw+}');
  });
});

describe('where the grant has ended', () => {
  const grantTo = (over: Partial<Extract<Grant, { to: 'channel' }>> = {}): Grant => ({
    platform: 'slack',
    to: 'channel',
    workspace: 'T1',
    channel: 'C1',
    shared: false,
    collections: ['news'],
    ...over,
  });
  const granted = (...grants: readonly Grant[]): ChatSettings => ({
    ...chatSettings,
    access: { collections: new Map([['news', ['news']]]), grants },
  });
  const endsAt = Date.UTC(2026, 0, 2);

  it('it says that the quote is no longer available, and no word of it, once', async () => {
    const room = await opened({
      ...alone,
      settings: granted(grantTo({ endsAt })),
      sharing: async () => 'own',
    });
    const messageId = await room.ask(undefined, own);
    room.bot.clock = endsAt;
    await room.refresh();
    expect(room.platform.calls).toEqual([]);
    room.edit(first);
    await room.refresh();
    const [reply] = room.platform.replies;
    expect(saidIn(reply?.content)).toMatch(
      /^Correction: something that was quoted here is no longer available\.\nNo longer available here: \d{4}(?:-\d{4}){3}\n$/u,
    );
    expect(quotesOf(reply?.content ?? { blocks: [] })).toEqual([]);
    expect(room.platform.marks.get(messageId)).toBe(mark);
    room.edit({ 'news/0.txt': (text) => text.replace('hay', 'straw') });
    await room.refresh();
    room.write(savanna.slice(0, 1));
    await room.refresh();
    expect(room.platform.replies).toHaveLength(1);
    room.use(granted(grantTo()));
    room.edit(first);
    await room.refresh();
    expect(saidIn(room.platform.replies[1]?.content)).toContain('[-grass-] {+hay+}');
  });

  it('and where others share the channel now, as where Slack does not tell', async () => {
    for (const sharing of ['outside', 'unknown'] as const) {
      let now: 'own' | typeof sharing = 'own';
      const room = await opened({ ...alone, settings: granted(grantTo()), sharing: async () => now });
      await room.ask(undefined, own);
      now = sharing;
      room.edit(first);
      await room.refresh();
      expect(saidIn(room.platform.replies[0]?.content)).toContain(english.notices.kinds.unavailable);
      expect(JSON.stringify(room.platform.replies)).not.toMatch(/grass|hay|Zebras|news/u);
    }
  });

  it('a file that may not be seen there is none that the words have moved to', async () => {
    const room = await opened({ ...alone, settings: granted(grantTo()), sharing: async () => 'own' });
    await room.ask(undefined, own);
    room.write(savanna.slice(0, 1).map((document) => ({ ...document, id: 'board/secret.txt' })));
    await room.refresh();
    const said = saidIn(room.platform.replies[0]?.content);
    expect(said).toContain('Gone: the document’s file is no longer in the folder.');
    expect(JSON.stringify(room.platform.replies)).not.toContain('secret');
  });
});

describe('where file and index do not agree', () => {
  it('nobody is told before they do, be it after the next refresh or some minutes later', async () => {
    const room = await opened(alone);
    await room.ask();
    room.edit(first);
    await room.bot.library.refresh({ by: 'test' });
    const written = room.bot.reader.content;
    // The folder cannot be reached for a while.
    room.write([]);
    await room.look();
    expect(room.platform.calls).toEqual([]);
    room.bot.reader.content = written;
    await room.look();
    expect(room.platform.calls).toEqual([]);
    room.bot.clock += 4 * minute;
    await room.look();
    expect(room.platform.replies).toHaveLength(1);
  });

  it('a file that was changed once more is told of as it is', async () => {
    const room = await opened(alone);
    await room.ask();
    room.edit(first);
    await room.bot.library.refresh({ by: 'test' });
    room.edit({ 'news/0.txt': (text) => text.replace('hay', 'straw') });
    await room.look();
    expect(saidIn(room.platform.replies[0]?.content)).toContain('[-grass-] {+straw+}');
    await room.refresh();
    expect(room.platform.replies).toHaveLength(1);
  });
});

describe('what the platform does', () => {
  it.each([
    [
      'is gone',
      { kind: 'gone', code: 'message_not_found' },
      'not sent, the message is not there any more (message_not_found)',
    ],
  ] as const)('a message that %s is noted and left', async (_, marking, said) => {
    const room = await opened(alone);
    const messageId = await room.ask();
    room.platform.marking.push(marking);
    room.edit(first);
    await room.refresh();
    await room.refresh();
    expect(room.platform.calls).toEqual([`mark ${messageId}`]);
    expect(await room.history()).toEqual([`1 quote of message ${messageId}: ${said}`]);
  });

  it('a thread that takes no reply is noted and left', async () => {
    const room = await opened(alone);
    const messageId = await room.ask();
    room.platform.replying.push({ kind: 'refused', code: 'thread_not_found' });
    room.edit(first);
    for (let i = 0; i < 3; i++) {
      await room.refresh();
      room.bot.clock += minute;
    }
    expect(room.platform.calls).toEqual([`mark ${messageId}`, `reply ${messageId}`]);
    expect(await room.history()).toEqual([
      `1 quote of message ${messageId}: not sent, it was refused there (thread_not_found)`,
    ]);
    expect(await room.state.notices.open('slack')).toEqual([]);
  });

  it('a message that cannot be marked is replied to, and marked after that where it can be then', async () => {
    const room = await opened();
    const [one, two] = [await room.ask(), await room.ask()];
    const archived = { kind: 'refused', code: '50083' } as const;
    room.platform.marking.push(archived, { kind: 'posted' }, archived, archived);
    room.edit(first);
    await room.refresh();
    expect(room.platform.replies.map(({ to }) => to.messageId)).toEqual([one, two]);
    expect([...room.platform.marks.keys()]).toEqual([one]);
    expect(await room.history()).toEqual([
      `1 quote of message ${one}: posted`,
      `1 quote of message ${two}: posted, but the message could not be marked (50083)`,
    ]);
  });

  it.each([
    ['marked', 'marking', { kind: 'later', code: 'ratelimited' }],
    ['marked, no answer coming', 'marking', { kind: 'uncertain', code: 'no_answer' }],
    ['replied to', 'replying', { kind: 'later', code: 'too_many_posts' }],
  ] as const)(
    'one that cannot be %s now is corrected later, with nothing lost between',
    async (_, where, way) => {
      const room = await opened();
      const [one, two] = [await room.ask(), await room.ask()];
      room.platform[where].push(way);
      room.edit(first);
      await room.refresh();
      expect([room.platform.replies, await room.history()]).toEqual([[], []]);
      await room.look();
      expect(room.platform.replies).toEqual([]);
      room.bot.clock += 20_000;
      await room.look();
      expect(room.platform.replies.map(({ to }) => to.messageId)).toEqual([one, two]);
      expect(await room.history()).toHaveLength(2);
    },
  );

  it('a reply of which no answer came is not sent again, and is listed as perhaps sent', async () => {
    for (const isDone of [true, false]) {
      const room = await opened(alone);
      const messageId = await room.ask();
      room.platform.replying.push({ kind: 'uncertain', code: 'ECONNRESET', isDone });
      room.edit(first);
      await room.refresh();
      room.bot.clock += minute;
      await room.refresh();
      expect(room.platform.calls.filter((call) => call.startsWith('reply'))).toHaveLength(1);
      expect(await room.history()).toEqual([
        `1 quote of message ${messageId}: perhaps sent: look whether it stands below that message`,
      ]);
    }
  });

  it('where the platform removes duplicates it is sent again under the same nonce, for as long as that holds', async () => {
    for (const isDone of [true, false]) {
      const room = await opened(alone);
      const messageId = await room.ask();
      room.platform.repeatableMs = 5 * minute;
      const lost = { kind: 'uncertain', code: '500', isDone } as const;
      room.platform.replying.push(lost, lost);
      room.edit(first);
      await room.refresh();
      expect(await room.history()).toEqual([]);
      for (let i = 0; i < 3; i++) {
        room.bot.clock += 20_000;
        await room.look();
      }
      expect(room.platform.replies).toHaveLength(1);
      expect(room.platform.calls.filter((call) => call.startsWith('reply'))).toHaveLength(3);
      expect(await room.history()).toEqual([`1 quote of message ${messageId}: posted`]);
    }
    const room = await opened(alone);
    await room.ask();
    room.platform.repeatableMs = 5 * minute;
    room.platform.replying.push(...Array(9).fill({ kind: 'uncertain', code: '500' }));
    room.edit(first);
    await room.refresh();
    room.bot.clock += 5 * minute;
    await room.look();
    expect(room.platform.calls.filter((call) => call.startsWith('reply'))).toHaveLength(1);
    expect(await room.history()).toEqual([expect.stringContaining('perhaps sent')]);
  });

  it('while it is not connected nothing is tried, and everything once it is', async () => {
    const room = await opened(alone);
    await room.ask();
    room.platform.isConnected = false;
    room.edit(first);
    await room.refresh();
    expect(room.platform.calls).toEqual([]);
    room.platform.isConnected = true;
    await room.look();
    expect(room.platform.replies).toHaveLength(1);
  });
});

describe('over processes', () => {
  it('one that starts later tells of what changed while none ran, and nothing twice', async () => {
    const folder = await temporaryFolder();
    const before = await opened({ ...alone, folder });
    await before.ask();
    await before.close();
    const documents = savanna.slice(0, 1).map((document) => ({ ...document, text: hay(document.text) }));
    const after = await opened({ folder, documents });
    await after.look();
    expect(after.platform.replies).toHaveLength(1);
    await after.close();
    const last = await opened({ folder, documents });
    await last.look();
    await last.refresh();
    expect(last.platform.calls).toEqual([]);
  });

  it('of two that run on one state, one sends, and the other when that has ended', async () => {
    const folder = await temporaryFolder();
    const rooms = [await opened({ ...alone, folder }), await opened({ ...alone, folder })] as const;
    const [one, other] = rooms;
    await one.ask();
    for (const room of rooms) {
      room.edit(first);
      await room.refresh();
    }
    expect([one.platform.replies.length, other.platform.replies.length]).toEqual([1, 0]);
    await other.ask('when does the zebra eat hay? public:yes');
    await one.close();
    other.edit({ 'news/0.txt': (text) => text.replace('hay', 'straw') });
    other.bot.clock += 20_000;
    await other.refresh();
    expect(other.platform.replies).toHaveLength(2);
    expect(one.platform.replies).toHaveLength(1);
  });

  it('an answer from the index before, shown while everything was looked at, is not passed over', async () => {
    const room = await opened(alone);
    const outcome = await room.bot.outcome('ask', `${question} public:yes`);
    room.edit(first);
    await room.refresh();
    await outcome.delivered({ kind: 'posted', messageId: 'late' });
    await room.look();
    expect(room.platform.replies).toEqual([]);
    room.bot.clock += 4 * minute;
    await room.look();
    expect(room.platform.replies.map(({ to }) => to.messageId)).toEqual(['late']);
  });

  it('nothing further is sent once the process is told to stop', async () => {
    const room = await opened();
    await room.ask();
    await room.ask();
    const { reply } = room.platform;
    room.platform.reply = async (...args) => {
      room.stop.abort();
      return reply.apply(room.platform, args);
    };
    room.edit(all);
    await room.refresh();
    expect(room.platform.replies).toHaveLength(1);
    expect(await room.history()).toHaveLength(1);
  });

  it('a fault of the library or the state is logged by name, and what was to be done is done later', async () => {
    let faults = 2;
    const room = await opened({
      ...alone,
      notices: (notices) =>
        new Proxy(notices, {
          get: (target, name: keyof typeof notices) => {
            if (name === 'begin' && faults-- > 0) throw new Error(`the disk is full of ${question}`);
            return target[name].bind(target);
          },
        }),
    });
    await room.ask();
    room.edit(first);
    for (let i = 0; i < 4; i++) {
      await room.refresh();
      room.bot.clock += 20_000;
    }
    expect(room.platform.replies).toHaveLength(1);
    expect(room.bot.log.text).toContain('looking for what people are to be told failed');
  });
});

it('answers past their time are corrected no more', async () => {
  const room = await opened(alone);
  await room.ask();
  room.bot.clock += 31 * 24 * 60 * minute;
  room.edit(first);
  await room.refresh();
  expect(room.platform.calls).toEqual([]);
});

it('a place’s thread is named with the message', async () => {
  const room = await opened(alone);
  const inThread: Location = { ...channel, thread: '1.1' };
  await room.ask(undefined, inThread);
  room.edit(first);
  await room.refresh();
  expect(room.platform.replies[0]?.to.place).toEqual(inThread);
});

describe('two bots with different tokens on one state folder', () => {
  async function both(names: readonly [string | undefined, string | undefined]) {
    const folder = await temporaryFolder();
    const rooms: Newsroom[] = [];
    for (const self of names) {
      rooms.push(await opened({ ...alone, folder, ...(self === undefined ? {} : { self }) }));
    }
    return rooms as [Newsroom, Newsroom];
  }

  async function change(...rooms: readonly Newsroom[]): Promise<void> {
    for (const room of rooms) room.edit(first);
    for (const room of rooms) await room.refresh();
  }

  it('correct their own messages each, side by side, and no other’s', async () => {
    const [one, other] = await both(['UONE', 'UOTHER']);
    const ofOne = await one.ask();
    await other.ask('when does it sleep public:yes', { ...own, channel: 'C2' });
    const ofOther = await other.ask(undefined, { ...own, channel: 'C3' });
    await change(one, other);
    expect(one.platform.replies.map(({ to }) => to.messageId)).toEqual([ofOne]);
    expect(other.platform.replies.map(({ to }) => to.messageId)).toContain(ofOther);
    expect(other.platform.calls).not.toContain(`mark ${ofOne}`);
    expect(one.platform.calls).toEqual([`mark ${ofOne}`, `reply ${ofOne}`]);
  });

  it('leave each other what is open', async () => {
    const [one, other] = await both(['UONE', 'UOTHER']);
    const ofOne = await one.ask();
    one.platform.replying.push({ kind: 'uncertain', code: 'no_answer', isDone: false });
    one.platform.repeatableMs = 60_000;
    await change(one);
    expect(await one.state.notices.open('slack')).toHaveLength(1);
    await change(other);
    expect(other.platform.calls).toEqual([]);
    expect(await other.state.notices.open('slack')).toEqual([]);
    expect(await one.state.notices.open('slack')).toMatchObject([{ messageId: ofOne }]);
  });

  it('with one token send one after the other, as one', async () => {
    const [one, other] = await both(['UONE', 'UONE']);
    const asked = await other.ask();
    await change(one, other);
    expect([...one.platform.replies, ...other.platform.replies].map(({ to }) => to.messageId)).toEqual([
      asked,
    ]);
  });

  it('correct what was posted before it was noted who had posted it', async () => {
    const [before, one] = await both([undefined, 'UONE']);
    const asked = await before.ask();
    await change(one);
    expect(one.platform.replies.map(({ to }) => to.messageId)).toEqual([asked]);
  });
});
