import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LiveSettings } from '../../../src/cli/wiring/live-settings.js';
import { readConfig } from '../../../src/config/config.js';
import { LogLines } from '../../support/bot.js';

let folder: string;
let file: string;
let log: LogLines;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'verbatim-live-'));
  file = join(folder, 'verbatim.yaml');
  log = new LogLines();
});
afterEach(() => rmSync(folder, { recursive: true }));

const collections = 'collections: { news: news, board: board }\n';
const granting = (...names: string[]) =>
  `${collections}grants: [${names.map((name) => `{ slack: T012, collections: ${name} }`).join(', ')}]\n`;

function started(yaml: string): LiveSettings {
  writeFileSync(file, yaml);
  const read = () => readConfig({ VERBATIM_CONFIG: file });
  return new LiveSettings(read(), read, log);
}

/** Looks until nothing more can come of it. */
async function looked(settings: LiveSettings) {
  return (await settings.look()) ?? (await settings.look());
}

const grantedNow = ({ current }: LiveSettings) => current.access.grants.flatMap((grant) => grant.collections);

describe('a running bot', () => {
  it('follows which workspaces see everything, but not whether workspaces install it: without that all would be open', async () => {
    const settings = started('slack: { install: true, workspaces: [T012] }\n');
    writeFileSync(file, 'slack: { install: true, workspaces: [T012, T034] }\n');
    await looked(settings);
    expect(settings.current.access.installable?.get('slack')).toEqual(new Set(['T012', 'T034']));
    writeFileSync(file, 'slack: { install: false }\n');
    expect(await looked(settings)).toBeUndefined();
    expect(settings.current.access.installable?.has('slack')).toBe(true);
    expect(log.text).toContain('start the bot anew');
  });

  it('takes over new grants, channels, helpers, limits, moderators and what programs may search, and nothing else', async () => {
    const settings = started(granting('news'));
    expect(await looked(settings)).toBeUndefined();
    writeFileSync(
      file,
      `${granting('board')}answer: { maxQuotes: 7 }\nvisibility: public\ncorrections: false\nchannels: [{ slack: C012, quotes: 2 }]\nmoderators: { slack: { users: [U012] } }\nlimits: { perUser: { questions: 2, seconds: 9 }, perChannel: off }\nhelpers: [{ slack: C012, user: U012 }]\nmcp: { collections: board }\n`,
    );
    const change = await looked(settings);
    expect(change?.before.access.grants[0]?.collections).toEqual(['news']);
    expect(change?.after).toBe(settings.current);
    expect(grantedNow(settings)).toEqual(['board']);
    expect(settings.current).toMatchObject({ maxQuotes: 3, visibility: 'channel', corrects: false });
    expect(settings.current.channels.get('slack:C012')?.maxQuotes).toBe(2);
    expect(settings.current.moderators['slack']?.users).toEqual(['U012']);
    expect(settings.current.helpers.of.get('slack:C012')).toEqual({ kind: 'user', id: 'U012' });
    expect(settings.current.limits.perUser).toEqual({ questions: 2, seconds: 9 });
    expect(settings.current.limits.perChannel.questions).toBe(0);
    expect(settings.current.mcp).toEqual({ collections: ['board'] });
    writeFileSync(file, granting('board'));
    expect((await looked(settings))?.after.mcp).toEqual({});
    expect(await looked(settings)).toBeUndefined();
  });

  it('waits until a file is written to its end', async () => {
    const settings = started(granting('news'));
    await looked(settings);
    writeFileSync(file, granting('news', 'board'));
    expect(await settings.look()).toBeUndefined();
    writeFileSync(file, `${granting('board')}# and more\n`);
    expect(await settings.look()).toBeUndefined();
    await settings.look();
    expect(grantedNow(settings)).toEqual(['board']);
  });

  it.each([
    ['a faulty file', `${collections}grants: [{ slack: T012, collections: gone }]\n`, /faulty/u],
    ['an empty file', '', /start the bot anew/u],
  ])('keeps its grants over %s, and says so', async (_what, yaml, said) => {
    const settings = started(granting('news'));
    await looked(settings);
    writeFileSync(file, yaml);
    expect(await looked(settings)).toBeUndefined();
    expect(grantedNow(settings)).toEqual(['news']);
    expect(log.lines.map(({ level, message }) => `${level} ${message}`)).toEqual([
      expect.stringMatching(said),
    ]);
    writeFileSync(file, granting('board', 'news'));
    await looked(settings);
    expect(grantedNow(settings)).toEqual(['board', 'news']);
  });

  it('keeps its grants while the file is away', async () => {
    const settings = started(granting('news'));
    await looked(settings);
    rmSync(file);
    expect(await looked(settings)).toBeUndefined();
    expect(grantedNow(settings)).toEqual(['news']);
    writeFileSync(file, granting('board'));
    await looked(settings);
    expect(grantedNow(settings)).toEqual(['board']);
  });
});
