import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.js';
import type { AuditEntry } from '../../src/chat/protocol/audit.js';
import type { Invocation } from '../../src/chat/protocol/invocation.js';
import type { ChatSettings } from '../../src/chat/protocol/settings.js';
import { english } from '../../src/texts/english/index.js';
import { Bot, blocksOf, channel, chatSettings, person, terminal, wordsOf } from '../support/bot.js';

it('/about tells what is indexed, how old it is, what is stored, the version, and how to ask', async () => {
  const bot = await Bot.with();
  bot.clock += 3 * 3_600_000;
  bot.program = {
    version: '1.2.3',
    adapters: [
      { name: 'slack', state: 'up' },
      { name: 'discord', state: 'down', reason: 'the token was refused' },
    ],
    problems: ['state.db was damaged'],
  };
  const reply = await bot.reply('about', '');
  const said = wordsOf(reply);
  expect(said).toContain('3 documents (3 passages)');
  expect(said).toContain(`Fingerprint ${bot.library.fingerprint.slice(0, 12)}, built 3 hours ago.`);
  expect(said).toContain('for 30 days which passages were shown');
  expect(said).toContain(english.about.neverStoredOtherwise);
  expect(said).toContain('Version 1.2.3. Connected: slack up, discord down (the token was refused).');
  expect(said).toContain('Problem: state.db was damaged');
  for (const { name } of commands) expect(said).toContain(`/${name}`);
  expect(reply.data).toMatchObject({
    version: '1.2.3',
    index: { fingerprint: bot.library.fingerprint, documents: 3, passages: 3 },
    adapters: bot.program.adapters,
    problems: ['state.db was damaged'],
    stored: { retentionDays: 30, auditRetentionDays: 365, questions: false },
  });
});

it('/about tells how many files are left out, and that there is no index yet', async () => {
  const bot = await Bot.with();
  bot.reader.content = { ...bot.reader.content, skipped: [{ file: '.git', reason: 'hidden file' }] };
  await bot.library.refresh({ by: 'start' });
  expect(wordsOf(await bot.reply('about', ''))).toContain('1 file of the folder left out');
  const fault = 'line 7 is no JSON; the rest of it is read';
  const partial = { file: 'news/lion.txt', reason: fault, isFault: true as const, isPartial: true as const };
  bot.reader.content = { ...bot.reader.content, skipped: [partial] };
  const { skipped } = await bot.library.refresh({ by: 'start' });
  expect(skipped).toEqual([partial]);
  expect(wordsOf(await bot.reply('about', ''))).toContain('1 file not read in every part; ');
  expect(wordsOf(await bot.reply('ask', 'who wrote the operas'))).not.toContain('could not be read');
  const empty = wordsOf(await (await Bot.with([])).reply('about', ''));
  expect(empty).toContain('There is no index yet. /refresh makes one, or says why it cannot.');
  expect(empty).not.toContain('Every file');
});

it('/about tells how many files could not be read where that left nothing to index', async () => {
  const bot = await Bot.with([]);
  const skipped = [
    { file: '.git', reason: 'hidden file' },
    { file: 'a.txt', reason: 'not text', isFault: true as const },
    { file: 'b.txt', reason: 'not text', isFault: true as const },
  ];
  bot.reader.content = { documents: [], skipped };
  await expect(bot.library.refresh({ by: 'start' })).rejects.toThrow();
  expect(wordsOf(await bot.reply('about', ''))).toContain(
    'There is no index yet: 2 files could not be read. /refresh',
  );
  expect(wordsOf(await bot.reply('ask', 'who eats'))).toContain('2 files could not be read');
});

describe('/about show:audit', () => {
  const moderator = { person: person({ id: 'UMOD', name: 'Mod' }) };

  it('shows moderators who refreshed and who was refused, in their own workspace alone, and in private', async () => {
    const bot = await Bot.with();
    await bot.reply('refresh', '', moderator);
    await bot.reply('refresh', 'show:dry-run', moderator);
    await bot.reply('refresh', '');
    await bot.reply('refresh', '', { place: { ...channel, workspace: 'T2' } });
    const reply = await bot.reply('about', 'show:audit', {
      ...moderator,
      place: { ...channel, channel: 'CPUBLIC' },
    });
    expect(reply.visibility).toBe('asker');
    expect(wordsOf(reply).split('\n').slice(1)).toEqual([
      'Jan 1, 2026, 00:00 | Refused: refresh | Ada (U1) | slack C1',
      `Jan 1, 2026, 00:00 | Refreshed: index ${bot.library.fingerprint.slice(0, 12)}, nothing had changed | Mod (UMOD) | slack C1`,
    ]);
    expect(wordsOf(reply)).toContain('Kept for 365 days');
  });

  it('is refused to others, which is itself recorded; plain /about is not', async () => {
    const bot = await Bot.with();
    const refused = await bot.reply('about', 'show:audit');
    expect(refused).toMatchObject({ visibility: 'asker', data: { error: 'moderators-only' } });
    expect(wordsOf(refused)).toContain('Sorry, /about show:audit is for this bot’s moderators.');
    expect(bot.audit.entries.map(({ action, detail }) => [action, detail])).toEqual([
      ['refused', 'about show:audit'],
    ]);
    expect(wordsOf(await bot.reply('about', ''))).toContain('How to ask');
  });

  it('shows this machine’s terminal everything, and a place without a workspace nothing', async () => {
    const bot = await Bot.with();
    await bot.reply('refresh', '');
    await bot.reply('refresh', '', { place: { ...channel, workspace: 'T2' } });
    expect(
      wordsOf(await bot.reply('about', 'show:audit', { place: terminal })).match(/Refused/gu),
    ).toHaveLength(2);
    const { workspace: _, ...nowhere } = channel;
    expect(wordsOf(await bot.reply('about', 'show:audit', { ...moderator, place: nowhere }))).toContain(
      english.audit.nothingYet,
    );
  });

  it('shows a workspace this machine’s refreshes, too: not who ran them, and what changed only where all may be seen', async () => {
    const own: AuditEntry = {
      at: Date.UTC(2026, 0, 1),
      place: { platform: 'terminal' },
      person: { id: 'local', name: 'grace' },
      action: 'refresh',
      detail: 'index aaa → bbb',
    };
    const shown = async (settings: ChatSettings) => {
      const bot = await Bot.with(undefined, { services: { settings } });
      await bot.audit.append(own);
      await bot.audit.append({
        ...own,
        place: { platform: 'terminal' },
        action: 'share',
        detail: 'not this',
      });
      const reply = await bot.reply('about', 'show:audit', moderator);
      expect(JSON.stringify(reply)).not.toMatch(/grace|not this/u);
      return wordsOf(reply).split('\n').slice(1);
    };
    expect(await shown(chatSettings)).toEqual([
      'Jan 1, 2026, 00:00 | Refreshed: index aaa → bbb | – | terminal',
    ]);
    const grants = [{ platform: 'slack', to: 'workspace', workspace: 'T1', collections: ['news'] }] as const;
    const access = { collections: new Map([['news', ['news']]]), grants };
    expect(await shown({ ...chatSettings, access })).toEqual([
      'Jan 1, 2026, 00:00 | Refreshed: the documents were read again | – | terminal',
    ]);
  });
});

it('/about leaves out the votes alone where the platform does not tell who moderates', async () => {
  const bot = await Bot.with();
  const moderator = person({ id: 'UMOD', name: 'Mod' });
  const asked = await bot.reply('ask', 'who eats grass');
  const answerId = blocksOf(asked, 'actions')[0]?.actions[0]?.answerId ?? '';
  await bot.dispatcher.handleButton({
    id: 'p',
    action: 'helpful',
    answerId,
    place: channel,
    person: person(),
  });
  expect(wordsOf(await bot.reply('about', '', { person: moderator }))).toContain('All about zebras | 1 | 0');
  const memberOf = () => Promise.reject(new Error('no answer'));
  const said = wordsOf(await bot.reply('about', '', { person: person({ memberOf }) }));
  expect(said).toContain('How to ask');
  expect(said).not.toContain('All about zebras');
});

it('/about show:access tells of what workspaces see that installed the bot by themselves', async () => {
  const access = {
    collections: new Map([['news', ['news']]]),
    grants: [],
    installable: new Map([['slack', new Set(['T1'])]]),
  };
  const bot = await Bot.with(undefined, { services: { settings: { ...chatSettings, access } } });
  const moderator = { person: person({ id: 'UMOD' }) };
  const shown = async (over: Partial<Invocation>) =>
    wordsOf(await bot.reply('about', 'show:access', { ...moderator, ...over }));
  expect(await shown({})).toContain(english.access.everything);
  const place = { platform: 'slack', kind: 'channel', workspace: 'T2', channel: 'C2' } as const;
  expect(await shown({ place })).toBe(english.access.nothingGranted);
  expect(
    await shown({ place: { platform: 'discord', kind: 'channel', workspace: '1', channel: '2' } }),
  ).not.toContain(english.access.nothingGranted);
  expect(await shown({ place: { platform: 'terminal', kind: 'local' } })).toContain('Slack T1');
});
