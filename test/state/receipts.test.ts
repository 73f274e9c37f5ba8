import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { GivenAnswer } from '../../src/chat/protocol/given-answers.js';
import { readReceiptId } from '../../src/chat/protocol/receipt-id.js';
import { hashOf } from '../../src/core/indexing/hashes.js';
import { migrations } from '../../src/state/migrations.js';
import { openState } from '../../src/state/open-state.js';
import { DatabaseSync } from '../../src/state/sqlite.js';
import { temporaryFolder } from '../corpus/folder.js';

const id = '7K2M9QXR4F0TWB8N';
const quote = {
  receiptId: id,
  text: 'The words “as given”\r\n',
  citation: {
    documentId: 'a.txt',
    title: 'A',
    date: '2018',
    span: { start: 4, end: 26 },
    line: 2,
    paragraph: 2,
  },
  documentHash: 'hash',
};
const answer: GivenAnswer = {
  id: 'a1',
  quotes: [quote],
  shown: 1,
  visibility: 'asker',
  place: { platform: 'slack', kind: 'channel', workspace: 'T1', channel: 'C1' },
  personId: 'U1',
  fingerprint: 'f',
  givenAt: 1_000,
};

function open(folder: string, corpusFolder?: string) {
  const state = openState({ folder, now: Date.now, ...(corpusFolder === undefined ? {} : { corpusFolder }) });
  onTestFinished(() => state.close());
  return state;
}

describe('receipts', () => {
  it('are found as their quotes were given, also after a restart', async () => {
    const folder = await temporaryFolder();
    const first = open(folder);
    await first.givenAnswers.save(answer);
    first.close();
    expect(await open(folder).receipts.find(id)).toEqual({
      ...quote,
      wordsHash: hashOf(quote.text),
      fingerprint: 'f',
      givenAt: 1_000,
      keptFrom: 1_000,
      place: answer.place,
      personId: 'U1',
    });
    expect(await open(folder).receipts.find('0000000000000000')).toBeUndefined();
  });

  it('are each copy’s own, kept and forgotten with its quote', async () => {
    const { givenAnswers, receipts } = open(await temporaryFolder());
    const copyOf = (receiptId: string, documentId: string) => ({
      ...quote,
      receiptId,
      citation: { ...quote.citation, documentId },
    });
    const copies = [copyOf('7K2M9QXR4F0TWB81', 'b.txt'), copyOf('7K2M9QXR4F0TWB82', 'c.txt')];
    const given = { ...answer, quotes: [{ ...quote, copies }, copyOf('7K2M9QXR4F0TWB83', 'd.txt')] };
    await givenAnswers.save(given);
    await givenAnswers.save(given);
    expect(await givenAnswers.find('a1')).toEqual(given);
    expect(await receipts.find('7K2M9QXR4F0TWB82')).toMatchObject(copies[1] ?? {});
    await givenAnswers.purge(2_000);
    expect(await receipts.find('7K2M9QXR4F0TWB82')).toBeUndefined();
    expect(await receipts.find(id)).toBeUndefined();
  });

  it('keep their words once, and are kept as long as any answer that gives them', async () => {
    const folder = await temporaryFolder();
    const { givenAnswers, receipts } = open(folder);
    await givenAnswers.save(answer);
    await givenAnswers.save({ ...answer, id: 'shared', personId: 'U2', givenAt: 5_000 });
    const database = new DatabaseSync(join(folder, 'state.db'));
    onTestFinished(() => database.close());
    expect(database.prepare('SELECT count(*) AS count FROM receipt').get()).toEqual({ count: 1 });
    await givenAnswers.purge(2_000);
    expect(await receipts.find(id)).toMatchObject({ givenAt: 1_000, keptFrom: 5_000, personId: 'U1' });
    expect((await givenAnswers.find('shared'))?.quotes).toEqual([quote]);
    await givenAnswers.purge(5_001);
    expect(await receipts.find(id)).toBeUndefined();
  });

  it('are forgotten with the last answer that gives them', async () => {
    const { givenAnswers, receipts } = open(await temporaryFolder());
    await givenAnswers.save(answer);
    await givenAnswers.save({ ...answer, id: 'shared' });
    await givenAnswers.forget('shared');
    expect(await receipts.find(id)).toBeDefined();
    await givenAnswers.forget('a1');
    expect(await receipts.find(id)).toBeUndefined();
  });

  it('of another corpus are not found', async () => {
    const [folder, one, other] = [await temporaryFolder(), await temporaryFolder(), await temporaryFolder()];
    await open(folder, one).givenAnswers.save(answer);
    expect(await open(folder, one).receipts.find(id)).toBeDefined();
    expect(await open(folder, other).receipts.find(id)).toBeUndefined();
  });

  it('say whether they outlive the process', async () => {
    expect(open(await temporaryFolder()).givenAnswers.isLasting()).toBe(true);
    expect(open('/dev/null/state').givenAnswers.isLasting()).toBe(false);
  });

  it('are made for the quotes of answers that an earlier version kept', async () => {
    const folder = await temporaryFolder();
    const old = new DatabaseSync(join(folder, 'state.db'));
    old.exec(`${migrations.slice(0, 2).join('\n;')}; PRAGMA user_version = 2`);
    const { receiptId: _, citation, ...rest } = quote;
    const { paragraph: __, ...known } = citation;
    const kept = [
      { ...rest, citation: known },
      { ...rest, text: 'Other words', citation: { ...known, line: 9 } },
    ];
    old
      .prepare(
        `INSERT INTO given_answer (id, quotes, place, person_id, fingerprint, given_at, shown, visibility)
         VALUES ('a1', ?, ?, 'U1', 'f', 1000, 1, 'asker')`,
      )
      .run(JSON.stringify(kept), JSON.stringify(answer.place));
    old.prepare("INSERT INTO vote VALUES ('a1', 'somebody', 1)").run();
    old.close();

    const { givenAnswers, receipts, feedback, problems } = open(folder);
    const found = await givenAnswers.find('a1');
    expect(problems).toEqual([]);
    expect(found).toEqual({
      ...answer,
      quotes: kept.map((one) => ({ ...one, receiptId: expect.any(String) })),
    });
    const ids = found?.quotes.map(({ receiptId }) => receiptId) ?? [];
    expect(new Set(ids).size).toBe(2);
    for (const made of ids) expect(readReceiptId(made)?.id).toBe(made);
    expect(await receipts.find(ids[1] ?? '')).toMatchObject({ text: 'Other words', place: answer.place });
    expect(await feedback.sums('everywhere')).toEqual([{ documentId: 'a.txt', helpful: 1, notHelpful: 0 }]);
  });
});
