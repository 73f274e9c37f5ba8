import { describe, expect, it } from 'vitest';
import type { Grant } from '../../src/chat/protocol/grants.js';
import type { RunContext } from '../../src/chat/protocol/invocation.js';
import type { Progress } from '../../src/chat/protocol/reply.js';
import type { Document } from '../../src/core/types/document.js';
import { CorpusError, EngineError } from '../../src/core/types/ports.js';
import { english } from '../../src/texts/english/index.js';
import { Bot, channel, chatSettings, person, terminal, threeDocuments, wordsOf } from '../support/bot.js';
import { documentOf } from '../support/texts.js';

const moderator = { person: person({ id: 'UMOD', name: 'Mo' }) };
const changedCorpus = {
  documents: [
    documentOf('new.txt', 'A new document.'),
    { ...threeDocuments[2], text: 'No tax.' } as (typeof threeDocuments)[0],
  ],
  skipped: [{ file: 'scan.txt', reason: 'not text', isFault: true as const }],
};

describe('/refresh', () => {
  it('ends with a record: what changed, what is skipped and why, both fingerprints, and who ran it', async () => {
    const bot = await Bot.with();
    const old = bot.library.fingerprint;
    bot.reader.content = changedCorpus;
    const progress: Progress[] = [];
    const context: RunContext = { onProgress: (one) => progress.push(one) };
    const reply = await bot.reply('refresh', '', moderator, context);
    expect(reply.visibility).toBe('asker');
    const said = wordsOf(reply);
    expect(said).toContain('Added 1, changed 1, removed 2, skipped 1.');
    expect(said).toContain('Added: new.txt');
    expect(said).toContain('Changed: tax.txt (1 of 1 passage)');
    expect(said).toContain('Removed: news/lion.txt, news/zebra.txt');
    expect(said).toContain('scan.txt – not text');
    expect(said).toContain(`Index ${old.slice(0, 12)} → ${bot.library.fingerprint.slice(0, 12)}`);
    expect(said).toContain('run by Mo (slack UMOD)');
    const [{ sameTexts: _, ...record } = {}] = bot.records.records;
    expect(reply.data).toEqual({ ...record, moved: [] });
    expect(progress).toContainEqual(
      expect.objectContaining({ label: 'Reading documents', done: 2, total: 2 }),
    );
  });

  it('dry-run tells the same and changes nothing', async () => {
    const bot = await Bot.with();
    const [old, records] = [bot.library.fingerprint, bot.records.records.length];
    bot.reader.content = changedCorpus;
    const reply = await bot.reply('refresh', 'show:dry-run', moderator);
    expect(wordsOf(reply)).toContain(english.refresh.wouldChange);
    expect(reply.data).toMatchObject({ dryRun: true, added: ['new.txt'], changed: ['tax.txt'] });
    expect([bot.library.fingerprint, bot.records.records.length]).toEqual([old, records]);
  });

  it('tells a document with another name as moved', async () => {
    const bot = await Bot.with();
    const [zebra, lion, tax] = threeDocuments as [Document, Document, Document];
    bot.reader.content = { documents: [{ ...tax, id: 'archive/tax.txt' }, lion, zebra], skipped: [] };
    const reply = await bot.reply('refresh', '', moderator);
    const said = wordsOf(reply);
    expect(said).toContain('Added 0, changed 0, moved 1, removed 0, skipped 0.');
    expect(said).toContain('Moved: tax.txt → archive/tax.txt');
    expect(said).not.toMatch(/^(?:Added|Removed):/mu);
    expect(reply.data).toMatchObject({
      added: [],
      removed: [],
      moved: [{ from: 'tax.txt', to: 'archive/tax.txt' }],
    });
  });

  it('tells of a changed document how many of its passages changed, and of one that only got a new title none', async () => {
    const bot = await Bot.with();
    const [zebra, lion, tax] = threeDocuments as [Document, Document, Document];
    const paragraphs = Array.from(
      { length: 5 },
      (_, i) => `In year ${i} ${'the tax was paid by all of them '.repeat(4)}in full.`,
    );
    const long = { ...tax, text: paragraphs.join('\n\n') };
    bot.reader.content = { documents: [lion, zebra, long], skipped: [] };
    await bot.reply('refresh', '', moderator);
    const edited = { ...long, text: long.text.replace('In year 3', 'In the year 3') };
    bot.reader.content = { documents: [{ ...lion, title: 'The lions' }, zebra, edited], skipped: [] };
    const reply = await bot.reply('refresh', '', moderator);
    expect(wordsOf(reply)).toContain('Changed: news/lion.txt (no words), tax.txt (1 of 5 passages)');
    expect(reply.data).toMatchObject({
      extents: [
        { id: 'news/lion.txt', passages: 1, changedPassages: 0 },
        { id: 'tax.txt', passages: 5, changedPassages: 1 },
      ],
    });
  });

  it('show:history lists the last records, newest first, with who ran them and what they did', async () => {
    const bot = await Bot.with();
    bot.reader.content = changedCorpus;
    bot.clock = Date.UTC(2026, 0, 2, 3, 4);
    await bot.reply('refresh', '', moderator);
    const { readings } = bot.reader;
    const reply = await bot.reply('refresh', 'show:history', moderator);
    expect(reply.visibility).toBe('asker');
    const said = wordsOf(reply);
    expect(said).toContain(
      'Jan 2, 2026, 03:04 – Added 1, changed 1, removed 2, skipped 1; 2 documents, 2 passages; 0.0 s.',
    );
    expect(said).toContain('run by Mo (slack UMOD)');
    expect(said.indexOf('run by Mo')).toBeLessThan(said.indexOf('run by start'));
    expect(reply.data).toMatchObject({
      refreshes: [{ by: 'Mo (slack UMOD)', removed: ['news/lion.txt', 'news/zebra.txt'] }, { by: 'start' }],
    });
    expect(bot.reader.readings).toBe(readings);
    const elsewhere = { ...channel, workspace: 'T2' };
    const there = wordsOf(await bot.reply('refresh', 'show:history', { ...moderator, place: elsewhere }));
    expect(there).toContain('run by a moderator elsewhere');
    expect(there).not.toContain('UMOD');
    expect(wordsOf(await bot.reply('refresh', 'show:history', { place: terminal }))).toContain('run by Mo');
  });

  it('show:history says so where there was none, and is for moderators alone', async () => {
    const bot = await Bot.with([]);
    expect(wordsOf(await bot.reply('refresh', 'history', moderator))).toBe(english.refresh.nothingYet);
    expect((await bot.reply('refresh', 'history')).data).toMatchObject({ error: 'moderators-only' });
  });

  it('public:yes tells all who read along, of what is open to them alone', async () => {
    const grants: Grant[] = [
      {
        platform: 'discord',
        to: 'channel',
        workspace: '1',
        channel: '11',
        shared: false,
        collections: ['news'],
      },
      { platform: 'discord', to: 'role', workspace: '1', role: '7', collections: ['all'] },
    ];
    const collections = new Map([
      ['news', ['news']],
      ['all', ['**']],
    ]);
    const settings = { ...chatSettings, access: { collections, grants } };
    const bot = await Bot.with(threeDocuments, { services: { settings } });
    const who = {
      person: person({ id: '5', roles: ['7'], permissions: ['ManageGuild'] }),
      place: { platform: 'discord', kind: 'channel', workspace: '1', channel: '11' } as const,
    };
    bot.reader.content = changedCorpus;
    const dry = await bot.reply('refresh', 'show:dry-run', who);
    expect(dry).toMatchObject({
      visibility: 'asker',
      data: { removed: ['news/lion.txt', 'news/zebra.txt'], changed: ['tax.txt'], added: ['new.txt'] },
    });
    const open = await bot.reply('refresh', 'public:yes', who);
    expect(open.visibility).toBe('channel');
    expect(open.data).toMatchObject({
      added: [],
      changed: [],
      removed: ['news/lion.txt', 'news/zebra.txt'],
      skipped: [],
      documents: 0,
      passages: 0,
    });
    expect(JSON.stringify(open)).not.toMatch(/tax|new\.txt|scan/u);
  });

  it('that finds nothing new is headed so, and names the index once', async () => {
    const bot = await Bot.with();
    const index = `Index ${bot.library.fingerprint.slice(0, 12)} · run by`;
    const said = wordsOf(await bot.reply('refresh', '', moderator));
    expect(said).toMatch(/^Nothing has changed\n/u);
    expect(said).toContain(index);
    const dry = wordsOf(await bot.reply('refresh', 'dry-run', moderator));
    expect(dry).toMatch(/^Nothing would change\n/u);
    expect(dry).toContain(index);
  });

  it('is refused to anyone else, politely, and reads nothing', async () => {
    const bot = await Bot.with();
    const readings = bot.reader.readings;
    const reply = await bot.reply('refresh', '');
    expect(wordsOf(reply)).toBe('Sorry, /refresh is for this bot’s moderators. Please ask one of them.');
    expect(reply).toMatchObject({ visibility: 'asker', data: { error: 'moderators-only' } });
    const guild = { ...channel, platform: 'discord' } as const;
    expect((await bot.reply('refresh', '', { ...moderator, place: guild })).data).toEqual({
      error: 'moderators-only',
    });
    expect(bot.reader.readings).toBe(readings);
  });

  it('is recorded with where it came from', async () => {
    const bot = await Bot.with();
    const reply = await bot.reply('refresh', '', { place: terminal });
    expect(reply.data).toMatchObject({ by: 'Ada (terminal)' });
  });

  it('that cannot read the folder says why, and that nothing was changed', async () => {
    const bot = await Bot.with();
    bot.reader.before = () => {
      throw new CorpusError('There is no folder docs. Make it, or set corpus.folder.');
    };
    const reply = await bot.reply('refresh', '', moderator);
    expect(wordsOf(reply)).toBe(
      'Nothing was changed.\nThere is no folder docs. Make it, or set corpus.folder.',
    );
    expect(reply.data).toMatchObject({ error: 'not-refreshed' });
    expect(bot.records.records).toHaveLength(1);
  });

  it('that finds nothing readable says so, and the old documents still answer', async () => {
    const bot = await Bot.with();
    bot.reader.content = { documents: [], skipped: changedCorpus.skipped };
    const reply = await bot.reply('refresh', '', moderator);
    expect(wordsOf(reply)).toContain('none of its files could be read, for example scan.txt: not text');
    expect(wordsOf(reply)).toContain('The old index stays in use.');
    expect((await bot.reply('ask', 'who eats the zebra')).data).toMatchObject({ kind: 'found' });
  });

  it('that cannot be saved says why and what to do, and the old index answers', async () => {
    const bot = await Bot.with();
    bot.reader.content = changedCorpus;
    const message =
      'the index could not be saved in /x (ENOSPC); the old one is kept. Make room, and refresh again';
    bot.engine.beforeWrite = () => {
      throw new EngineError(message);
    };
    const reply = await bot.reply('refresh', '', moderator);
    expect(wordsOf(reply)).toBe(`Nothing was changed.\n${message}`);
    expect((await bot.reply('ask', 'who eats the zebra')).data).toMatchObject({ kind: 'found' });
    expect(bot.records.records).toHaveLength(1);
  });

  it('that fails otherwise is one reply with the request’s id, and nothing has changed', async () => {
    const bot = await Bot.with();
    bot.reader.content = changedCorpus;
    bot.engine.beforeWrite = () => {
      throw new Error('disk full');
    };
    const old = bot.library.fingerprint;
    const reply = await bot.reply('refresh', '', moderator);
    expect(reply.data).toEqual({ error: 'failed', requestId: 'req-1' });
    expect(wordsOf(reply)).not.toContain('disk');
    expect(bot.library.fingerprint).toBe(old);
  });
});
