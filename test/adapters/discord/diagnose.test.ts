import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DiagnosedSettings, diagnose } from '../../../src/adapters/discord/diagnose.js';
import type { DiscordOptions } from '../../../src/adapters/discord/options.js';
import { discordCommands } from '../../../src/adapters/discord/registration.js';
import type { AnyCommand } from '../../../src/chat/protocol/command.js';
import type { Grant } from '../../../src/chat/protocol/grants.js';
import { scriptedDispatcher } from '../contract.js';
import { applicationId, FakeDiscord, guildId, makeRequest, token } from './fake-discord.js';

const { commands } = scriptedDispatcher();
let discord: FakeDiscord;

beforeEach(() => {
  discord = new FakeDiscord();
});

afterEach(async () => {
  await discord.close();
});

async function findings(
  changes: Partial<DiscordOptions> = {},
  list: readonly AnyCommand[] = commands,
  wishes?: DiagnosedSettings,
) {
  const found = await diagnose(
    {
      token,
      apiUrl: discord.api,
      makeRequest,
      moderatorPermissions: ['ManageGuild'],
      timeoutMs: 200,
      ...changes,
    },
    list,
    wishes,
  );
  expect(JSON.stringify(found)).not.toContain(token);
  for (const { level, todo } of found) expect(level === 'ok' || (todo ?? '') !== '').toBe(true);
  return found;
}

function register(path: string, list: readonly AnyCommand[] = commands): void {
  const bodies = discordCommands(list, { moderatorPermissions: ['ManageGuild'] });
  // Discord adds fields of its own, and leaves out what is false.
  discord.registered.set(
    path,
    bodies.map((body) => ({ ...body, id: '1', version: '2', nsfw: false, description_localized: 'x' })),
  );
}

describe('the doctor on Discord', () => {
  it('finds everything in order', async () => {
    register(`/applications/${applicationId}/commands`);
    const found = await findings({ applicationId });
    expect(found.map(({ level }) => level)).toEqual(['ok', 'ok', 'ok', 'ok']);
    expect(found.map(({ what }) => what).join('\n')).toMatch(
      /verbatim.*Verbatim.*Guilds.*present 2 commands/s,
    );
  });

  it('says what to do about a refused token', async () => {
    discord.fail(/users/, { status: 401, body: { code: 0, message: '401: Unauthorized' } });
    expect(await findings()).toEqual([
      {
        level: 'problem',
        what: 'Discord refused the token',
        todo: expect.stringContaining('make a new one'),
      },
    ]);
  });

  it('finds commands that are not the present ones', async () => {
    const [first, ...others] = commands;
    if (first === undefined) throw new Error('no command');
    register(`/applications/${applicationId}/commands`, [
      { ...first, description: () => 'As it was' },
      ...others,
      { ...first, name: 'old' },
    ]);
    expect((await findings()).at(-1)).toMatchObject({
      level: 'warning',
      what: expect.stringContaining('(/ask, /old)'),
    });
  });

  it('looks at the guild where the commands are registered', async () => {
    discord.fail(/guilds/, { status: 403, body: { code: 50001, message: 'Missing Access' } });
    expect((await findings({ guildId })).at(-1)).toMatchObject({
      level: 'problem',
      todo: expect.stringContaining('invite it there'),
    });
    register(`/applications/${applicationId}/guilds/${guildId}/commands`);
    expect((await findings({ guildId })).at(-1)).toMatchObject({ level: 'ok' });
  });

  it('notices another application’s id, and a bot that may not connect', async () => {
    discord.startsLeft = 0;
    const found = await findings({ applicationId: '42' });
    expect(found.map(({ level }) => level)).toEqual(['ok', 'warning', 'problem', 'warning']);
    expect(found[1]?.todo).toContain(applicationId);
  });

  it('names grants that open nothing: servers, channels and roles that the bot does not see', async () => {
    register(`/applications/${applicationId}/commands`);
    discord.seen.set(`/guilds/${guildId}`, { id: guildId, roles: [{ id: '5' }] });
    discord.seen.set('/channels/7', { id: '7', guild_id: guildId });
    discord.seen.set('/channels/8', { id: '8', guild_id: '42' });
    const rest = { platform: 'discord', collections: ['news'] } as const;
    const inGuild = (more: object) => ({ ...rest, workspace: guildId, ...more }) as unknown as Grant;
    const grants: readonly Grant[] = [
      inGuild({ to: 'workspace' }),
      inGuild({ to: 'role', role: '5' }),
      inGuild({ to: 'role', role: '6' }),
      inGuild({ to: 'channel', channel: '7', shared: false }),
      inGuild({ to: 'channel', channel: '8', shared: false }),
      inGuild({ to: 'channel', channel: '9', shared: false }),
      { ...rest, to: 'workspace', workspace: '43' },
      { ...rest, to: 'role', workspace: '43', role: '5' },
      { ...rest, to: 'direct-messages' },
      { ...rest, platform: 'slack', to: 'workspace', workspace: 'T1' },
    ];
    const found = (await findings({}, commands, { grants, helpers: [], listening: false })).slice(4);
    expect(found.map(({ level, what }) => `${level} ${what}`)).toEqual([
      `warning Discord: the bot sees no role 6 in server ${guildId}, which grants name`,
      `warning Discord: the bot sees no channel 8 in server ${guildId}, which grants name`,
      `warning Discord: the bot sees no channel 9 in server ${guildId}, which grants name`,
      'warning Discord: the bot sees no server 43, which grants name',
    ]);
  });

  it('names helpers whom nobody can ask, or whom the bot may not mention', async () => {
    register(`/applications/${applicationId}/commands`);
    const mentionEveryone = String(1n << 17n);
    const role = (id: string, more: object = {}) => ({ id, name: `role ${id}`, permissions: '0', ...more });
    const roles = [role(guildId), role('5'), role('6', { mentionable: true })];
    discord.seen.set(`/guilds/${guildId}`, { id: guildId, roles });
    discord.seen.set('/channels/7', { id: '7', guild_id: guildId });
    discord.gone.add('42');
    const helpers = [
      ['7', { kind: 'user', id: '41' }],
      ['7', { kind: 'user', id: '42' }],
      ['7', { kind: 'role', id: '5' }],
      ['7', { kind: 'role', id: '6' }],
      ['7', { kind: 'role', id: '9' }],
      ['8', { kind: 'user', id: '41' }],
    ] as const;
    const lines = async () =>
      (await findings({}, commands, { grants: [], helpers, listening: false }))
        .slice(4)
        .map(({ level, what }) => `${level} ${what}`);
    const unmentionable = 'warning Discord: helpers name the role 5, which the bot may not mention';
    const others = [
      `warning Discord: helpers name the user 42, whom nobody can ask in server ${guildId}`,
      `warning Discord: helpers name the role 9, whom nobody can ask in server ${guildId}`,
      'warning Discord: the bot sees no channel 8, which helpers name',
    ];
    expect((await lines()).sort()).toEqual([unmentionable, ...others].sort());
    // A role of the bot's own lets it mention every role.
    roles.push(role('3', { permissions: mentionEveryone }));
    discord.rolesOf.set(applicationId, ['3']);
    expect((await lines()).sort()).toEqual([...others].sort());
  });

  it.each([
    ['off', 0, 'problem'],
    ['on', 1 << 18, 'ok'],
    ['on for a small bot', 1 << 19, 'ok'],
  ])('wants the message-content intent where channels are listened to: %s', async (_what, flags, level) => {
    discord.applicationFlags = flags;
    const found = await findings({}, commands, { grants: [], helpers: [], listening: true });
    expect(found.find(({ what }) => what.includes('message-content'))?.level).toBe(level);
    const without = await findings();
    expect(without.some(({ what }) => what.includes('message-content'))).toBe(false);
  });

  it('never throws: not when Discord fails or is silent, nor for a wrong configuration', async () => {
    discord.fail(/users/, { status: 500 }, 9);
    expect(await findings()).toMatchObject([{ level: 'problem', what: expect.stringContaining('500') }]);
    discord.faults.length = 0;
    discord.fail(/users/, 'nothing', 9);
    expect(await findings()).toMatchObject([
      { level: 'problem', what: expect.stringContaining('AbortError') },
    ]);
    discord.faults.length = 0;
    expect((await findings({ moderatorPermissions: ['None'] })).at(-1)).toMatchObject({
      what: expect.stringContaining('“None”'),
      todo: expect.stringContaining('moderators.discord.permissions'),
    });
    expect(await findings({ apiUrl: 'nonsense' })).toMatchObject([{ level: 'problem' }]);
  });
});
