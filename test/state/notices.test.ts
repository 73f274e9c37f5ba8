import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { AuditEntry } from '../../src/chat/protocol/audit.js';
import type { GivenAnswer, GivenQuote } from '../../src/chat/protocol/given-answers.js';
import type { Location } from '../../src/chat/protocol/location.js';
import type { OpenNotice } from '../../src/chat/protocol/notice-log.js';
import { corpusKey } from '../../src/state/corpus-key.js';
import { migrations } from '../../src/state/migrations.js';
import { openState } from '../../src/state/open-state.js';
import { DatabaseSync } from '../../src/state/sqlite.js';
import { temporaryFolder } from '../corpus/folder.js';

const place: Location = { platform: 'slack', kind: 'channel', workspace: 'T1', channel: 'C1', thread: '1.1' };

function quoteOf(n: number, documentId = `${n}.txt`): GivenQuote {
  return {
    receiptId: String(n).padStart(16, '0'),
    text: `Words ${n}`,
    citation: { documentId, title: 'T', span: { start: 0, end: 7 }, line: 1, paragraph: 1 },
    documentHash: `hash ${documentId}`,
  };
}

function answerOf(id: string, over: Partial<GivenAnswer> = {}): GivenAnswer {
  return {
    id,
    quotes: [quoteOf(1), quoteOf(2), quoteOf(3)],
    shown: 2,
    visibility: 'channel',
    place,
    personId: 'U1',
    fingerprint: 'f',
    givenAt: 1_000,
    messageId: `message of ${id}`,
    ...over,
  };
}

const notice: OpenNotice = {
  id: 'n1',
  answerId: 'a1',
  messageId: 'message of a1',
  place,
  receiptIds: [quoteOf(1).receiptId],
  begunAt: 5_000,
};
const asAnswer = answerOf('n1', { quotes: [], shown: 0, givenAt: 5_000 });
const { messageId: _, ...unposted } = asAnswer;
const told = [{ receiptId: quoteOf(1).receiptId, seen: 'new', told: 'gone' }];
const entry: AuditEntry = {
  at: 6_000,
  place: { platform: 'slack', workspace: 'T1', channel: 'C1' },
  action: 'correction',
  detail: 'posted',
};

async function open(folder?: string, corpusFolder = '/corpus') {
  const state = openState({ folder: folder ?? (await temporaryFolder()), now: Date.now, corpusFolder });
  onTestFinished(() => state.close());
  return state;
}

/** As if no document had changed but those that are given. */
const hashes = (changed: Readonly<Record<string, string | undefined>> = {}) =>
  new Map(
    Object.entries({
      '1.txt': 'hash 1.txt',
      '2.txt': 'hash 2.txt',
      '3.txt': 'hash 3.txt',
      ...changed,
    }).flatMap(([id, hash]) => (hash === undefined ? [] : [[id, hash] as const])),
  );

describe('quotes that everybody can read', () => {
  it('are those shown in public messages of the platform and the corpus, whose id is known', async () => {
    const folder = await temporaryFolder();
    const { givenAnswers, notices } = await open(folder);
    const { messageId: __, ...nowhere } = answerOf('nowhere', { quotes: [quoteOf(5)] });
    await givenAnswers.save(answerOf('a1'));
    await givenAnswers.save(answerOf('private', { visibility: 'asker', quotes: [quoteOf(4)] }));
    await givenAnswers.save(nowhere);
    const onDiscord: Location = { platform: 'discord', kind: 'channel', workspace: '1', channel: '2' };
    await givenAnswers.save(answerOf('d1', { place: onDiscord, quotes: [quoteOf(6)], shown: 1 }));
    await (await open(folder, '/other')).givenAnswers.save(answerOf('other', { quotes: [quoteOf(7)] }));
    expect(new Set(await notices.quotedDocuments('slack'))).toEqual(new Set(['1.txt', '2.txt']));
    expect(await notices.quotedDocuments('discord')).toEqual(['6.txt']);
    expect(await notices.outdated('slack', new Map())).toEqual(['a1']);
    expect(await notices.find('a1')).toEqual({
      id: 'a1',
      place,
      personId: 'U1',
      givenAt: 1_000,
      messageId: 'message of a1',
      quotes: [0, 1].map((position) => ({
        receiptId: quoteOf(position + 1).receiptId,
        quote: quoteOf(position + 1),
        seen: `hash ${position + 1}.txt`,
        told: '',
      })),
    });
    for (const id of ['private', 'nowhere', 'unheard of']) expect(await notices.find(id)).toBeUndefined();
    await givenAnswers.posted('nowhere', '1.2');
    expect(await notices.find('nowhere')).toMatchObject({ messageId: '1.2' });
  });

  it('are also those in other places of the same words, each by its own document', async () => {
    const { givenAnswers, notices } = await open();
    const withCopies = { ...quoteOf(1), copies: [quoteOf(8)] };
    const unshown = { ...quoteOf(2), copies: [quoteOf(9)] };
    await givenAnswers.save(answerOf('a1', { quotes: [withCopies, unshown], shown: 1 }));
    expect(new Set(await notices.quotedDocuments('slack'))).toEqual(new Set(['1.txt', '8.txt']));
    const now = hashes({ '8.txt': 'hash 8.txt' });
    expect(await notices.outdated('slack', now)).toEqual([]);
    expect(await notices.outdated('slack', hashes({ '8.txt': 'new' }))).toEqual(['a1']);
    const found = await notices.find('a1');
    expect(found?.quotes.map(({ receiptId }) => receiptId)).toEqual([
      quoteOf(1).receiptId,
      quoteOf(8).receiptId,
    ]);
    await notices.note('a1', [{ receiptId: quoteOf(8).receiptId, seen: 'new', told: 'gone' }]);
    expect(await notices.outdated('slack', hashes({ '8.txt': 'new' }))).toEqual([]);
    expect(await notices.outdated('slack', now)).toEqual(['a1']);
  });

  it('are outdated while a shown one’s document is another than at the last look, oldest answers first', async () => {
    const { givenAnswers, notices } = await open();
    await givenAnswers.save(answerOf('later', { givenAt: 2_000 }));
    await givenAnswers.save(answerOf('a1'));
    await givenAnswers.save(answerOf('apart', { quotes: [quoteOf(3)], shown: 1 }));
    expect(await notices.outdated('slack', hashes())).toEqual([]);
    expect(await notices.outdated('slack', hashes({ '1.txt': 'new' }))).toEqual(['a1', 'later']);
    expect(await notices.outdated('slack', hashes({ '2.txt': undefined }))).toEqual(['a1', 'later']);
    await notices.note('a1', [{ receiptId: quoteOf(1).receiptId, seen: 'new', told: '' }]);
    expect(await notices.outdated('slack', hashes({ '1.txt': 'new' }))).toEqual(['later']);
    expect(await notices.outdated('slack', hashes())).toEqual(['a1']);
    await notices.note('a1', [{ receiptId: quoteOf(1).receiptId, seen: '', told: 'gone' }]);
    expect(await notices.outdated('slack', hashes({ '1.txt': undefined }))).toEqual(['later']);
    expect((await notices.find('a1'))?.quotes[0]).toMatchObject({ seen: '', told: 'gone' });
  });

  it('were not looked at where an earlier version posted them, whatever became of them since', async () => {
    const folder = await temporaryFolder();
    const step = migrations.findIndex((sql) => sql.includes('quote_look'));
    const old = new DatabaseSync(join(folder, 'state.db'));
    old.exec(`${migrations.slice(0, step).join('\n;')}; PRAGMA user_version = ${step}`);
    old
      .prepare(
        `INSERT INTO given_answer (id, place, person_id, fingerprint, given_at, shown, visibility, message_id)
         VALUES ('new', ?, 'U1', 'f', 1000, 2, 'channel', '1.2')`,
      )
      .run(JSON.stringify(place));
    const addReceipt = old.prepare(
      `INSERT INTO receipt VALUES (?, ?, ?, ?, 'Words', '{"title":"T"}', 0, 5, 1, 1, 'f', ?, 'U1', 1000, 1000)`,
    );
    for (const n of [1, 2]) {
      addReceipt.run(String(n), corpusKey('/corpus'), `${n}.txt`, `hash ${n}.txt`, JSON.stringify(place));
      old.prepare(`INSERT INTO given_quote VALUES ('new', ?, ?)`).run(n - 1, String(n));
    }
    old.close();
    const after = await open(folder);
    expect(after.problems).toEqual([]);
    expect(await after.notices.outdated('slack', hashes())).toEqual(['new']);
    const quotes = (await after.notices.find('new'))?.quotes ?? [];
    expect(quotes.map(({ seen, told: its }) => [seen, its])).toEqual([
      [undefined, ''],
      [undefined, ''],
    ]);
  });
});

describe('a notice', () => {
  it('is open from its intent until it is settled, over a restart, and is an answer that can be removed', async () => {
    const folder = await temporaryFolder();
    const state = await open(folder);
    await state.givenAnswers.save(answerOf('a1'));
    expect(await state.notices.begin(notice, unposted, told)).toBe(true);
    state.close();
    const { notices, givenAnswers, audit } = await open(folder);
    expect(await notices.open('slack')).toEqual([notice]);
    expect(await notices.open('discord')).toEqual([]);
    expect(await (await open(folder, '/other')).notices.open('slack')).toEqual([]);
    expect((await notices.find('a1'))?.quotes[0]).toMatchObject(told[0] ?? {});
    expect(await givenAnswers.find('n1')).toEqual(unposted);
    for (let i = 0; i < 2; i++) await notices.settle('n1', entry, '9.9');
    expect(await notices.open('slack')).toEqual([]);
    expect(await audit.latest(9, 'everywhere')).toEqual([entry]);
    expect(await givenAnswers.find('n1')).toEqual({ ...unposted, messageId: '9.9' });
    expect(await notices.outdated('slack', hashes({ '1.txt': 'new' }))).toEqual([]);
    expect(await givenAnswers.forget('n1')).toBe(true);
  });

  it('that surely was not sent leaves nothing', async () => {
    const { notices, givenAnswers, audit } = await open();
    await givenAnswers.save(answerOf('a1'));
    const before = await notices.find('a1');
    await notices.begin(notice, unposted, told);
    await notices.withdraw('n1', 'a1', before?.quotes ?? []);
    expect(await notices.open('slack')).toEqual([]);
    expect(await notices.find('a1')).toEqual(before);
    expect(await givenAnswers.find('n1')).toBeUndefined();
    expect(await audit.latest(9, 'everywhere')).toEqual([]);
    expect(await notices.outdated('slack', hashes({ '1.txt': 'new' }))).toEqual(['a1']);
  });

  it('is not begun for an answer that was removed, of which no look stays either', async () => {
    const folder = await temporaryFolder();
    const { notices, givenAnswers } = await open(folder);
    await givenAnswers.save(answerOf('a1'));
    await notices.note('a1', told);
    await givenAnswers.forget('a1');
    expect(await notices.begin(notice, unposted, told)).toBe(false);
    expect([await notices.open('slack'), await givenAnswers.find('n1')]).toEqual([[], undefined]);
    const database = new DatabaseSync(join(folder, 'state.db'));
    onTestFinished(() => database.close());
    expect(database.prepare('SELECT * FROM quote_look').all()).toEqual([]);
  });

  it('is sent by one process at a time', async () => {
    const folder = await temporaryFolder();
    const [one, other] = [await open(folder), await open(folder)].map(
      (state) => state.forCorpus('/corpus').noticeLock,
    );
    const release = await one?.('slack').tryAcquire();
    expect(release).toBeDefined();
    expect(await other?.('slack').tryAcquire()).toBeUndefined();
    const onDiscord = await other?.('discord').tryAcquire();
    expect(onDiscord).toBeDefined();
    await release?.();
    expect(await other?.('slack').tryAcquire()).toBeDefined();
  });
});
