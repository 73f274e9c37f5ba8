import { describe, expect, it } from 'vitest';
import type { RunContext } from '../../src/chat/invocation.js';
import type { Progress } from '../../src/chat/reply.js';
import { CorpusError } from '../../src/core/ports.js';
import { Bot, channel, person, terminal, threeDocuments, wordsOf } from '../support/bot.js';
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
    expect(said).toContain('Changed: tax.txt');
    expect(said).toContain('Removed: news/lion.txt, news/zebra.txt');
    expect(said).toContain('scan.txt – not text');
    expect(said).toContain(`Index ${old.slice(0, 12)} → ${bot.library.fingerprint.slice(0, 12)}`);
    expect(said).toContain('run by Mo (slack UMOD)');
    expect(reply.data).toEqual(bot.records.records[0]);
    expect(progress).toContainEqual({ label: 'Reading documents', done: 2, total: 2 });
  });

  it('dry-run tells the same and changes nothing', async () => {
    const bot = await Bot.with();
    const [old, records] = [bot.library.fingerprint, bot.records.records.length];
    bot.reader.content = changedCorpus;
    const reply = await bot.reply('refresh', 'dry-run', moderator);
    expect(wordsOf(reply)).toContain('What a refresh would change');
    expect(reply.data).toMatchObject({ dryRun: true, added: ['new.txt'], changed: ['tax.txt'] });
    expect([bot.library.fingerprint, bot.records.records.length]).toEqual([old, records]);
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
