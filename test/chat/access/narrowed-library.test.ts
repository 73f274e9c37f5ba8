import { describe, expect, it } from 'vitest';
import type { Grant } from '../../../src/chat/protocol/grants.js';
import type { Location } from '../../../src/chat/protocol/location.js';
import type { ChatSettings } from '../../../src/chat/protocol/settings.js';
import type { Document } from '../../../src/core/types/document.js';
import { everything } from '../../../src/core/types/scope.js';
import { Bot, chatSettings, person, threeDocuments } from '../../support/bot.js';
import { documentOf } from '../../support/texts.js';

const place: Location = { platform: 'discord', kind: 'channel', workspace: '1', channel: '11' };
const grant: Grant = { platform: 'discord', to: 'workspace', workspace: '1', collections: ['news'] };
const settings: ChatSettings = {
  ...chatSettings,
  access: { collections: new Map([['news', ['news']]]), grants: [grant] },
};

/** As a reader brings them. */
function sorted(...documents: Document[]): Document[] {
  return documents.sort((a, b) => (a.id < b.id ? -1 : 1));
}

async function narrowed() {
  const bot = await Bot.with(threeDocuments, { services: { settings } });
  const look = async () => (await bot.dispatcher.viewOf(place, person(), 'asker')).services.library;
  return { bot, library: await look(), look };
}

describe('the library that a command gets', () => {
  it('holds what may be seen alone, whatever scope it is asked with', async () => {
    const { library } = await narrowed();
    expect((await library.catalogue(everything)).map(({ id }) => id)).toEqual([
      'news/lion.txt',
      'news/zebra.txt',
    ]);
    expect(await library.listed()).toEqual(['news/lion.txt', 'news/zebra.txt']);
    const answer = await library.answer('which company pays a tax of 20 percent', {
      scope: everything,
      limit: 3,
    });
    expect(answer.candidates.filter(({ citation }) => citation.documentId === 'tax.txt')).toEqual([]);
    expect(answer.evidence).toMatchObject({ documentsSearched: 2 });
    expect(answer.evidence.missing).toContain('tax');
    expect(answer.index.documents).toBe(2);
  });

  it('gives the text of what may be seen alone', async () => {
    const { library } = await narrowed();
    const lion = threeDocuments.find(({ id }) => id === 'news/lion.txt');
    expect(await library.text('news/lion.txt', everything)).toMatchObject({
      title: 'Lions',
      text: lion?.text,
    });
    expect(await library.text('tax.txt', everything)).toBeUndefined();
    expect(await library.text('none.txt', everything)).toBeUndefined();
  });

  it('gives quotes again of what may be seen alone', async () => {
    const { bot, library } = await narrowed();
    const given = (await bot.library.catalogue(everything)).map(({ id, hash }) => ({
      documentId: id,
      documentHash: hash,
      span: { start: 0, end: 8 },
    }));
    const quotes = await library.quotesAgain(given, 'tax', everything);
    expect(quotes.map(({ citation }) => citation.documentId)).toEqual(['news/lion.txt', 'news/zebra.txt']);
  });

  it('names the visible part of the index: the same until that part changes', async () => {
    const { bot, library, look } = await narrowed();
    const named = async (from = library) => (await from.status(everything)).fingerprint;
    const before = await named();
    expect(before).toMatch(/^[0-9a-f]{64}$/u);
    expect(before).not.toBe(bot.library.fingerprint);
    expect((await library.answer('zebra', { scope: everything, limit: 1 })).index.fingerprint).toBe(before);
    bot.reader.content = {
      documents: sorted(...threeDocuments, documentOf('z.txt', 'Another.')),
      skipped: [],
    };
    await bot.library.refresh({ by: 'start' });
    expect(await named(await look())).toBe(before);
    bot.reader.content = {
      documents: sorted(...threeDocuments, documentOf('news/z.txt', 'Another.')),
      skipped: [],
    };
    await bot.library.refresh({ by: 'start' });
    expect(await named(await look())).not.toBe(before);
  });

  it('records a refresh as if the rest were not there, on trial and in earnest', async () => {
    const { bot, library, look } = await narrowed();
    const [zebra, lion, tax] = threeDocuments;
    if (zebra === undefined || lion === undefined || tax === undefined) throw new Error('no documents');
    const { fingerprint } = await library.status(everything);
    bot.reader.content = {
      documents: [
        documentOf('aaa.txt', 'A new one.'),
        documentOf('news/new.txt', 'One.'),
        { ...zebra, text: 'It left.' },
      ],
      skipped: [
        { file: 'news/x.pdf', reason: 'why' },
        { file: 'y.pdf', reason: 'why' },
      ],
    };
    const seen = {
      added: ['news/new.txt'],
      changed: ['news/zebra.txt'],
      removed: ['news/lion.txt'],
      skipped: [{ file: 'news/x.pdf', reason: 'why' }],
      documents: 2,
      oldFingerprint: fingerprint,
    };
    expect(await library.refresh({ by: 'Ada', dryRun: true })).toMatchObject({ ...seen, fingerprint: '' });
    const record = await library.refresh({ by: 'Ada' });
    const after = await (await look()).status(everything);
    expect(record).toMatchObject({ ...seen, passages: after.passages, fingerprint: after.fingerprint });
    expect(after.lastRefresh).toMatchObject({ ...seen, oldFingerprint: '', fingerprint: after.fingerprint });
    expect(after.skipped).toEqual(seen.skipped);
  });

  it('records nothing of a refresh that only the rest was touched by', async () => {
    const { bot, library } = await narrowed();
    bot.reader.content = {
      documents: sorted(...threeDocuments.filter(({ id }) => id !== 'tax.txt')),
      skipped: [],
    };
    const record = await library.refresh({ by: 'Ada' });
    expect(record).toMatchObject({ added: [], changed: [], removed: [], documents: 2 });
    expect(record.fingerprint).toBe(record.oldFingerprint);
  });
});
