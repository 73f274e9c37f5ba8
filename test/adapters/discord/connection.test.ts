import { GatewayIntentBits } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DiscordAdapter } from '../../../src/adapters/discord/adapter.js';
import { AdapterError } from '../../../src/chat/protocol/adapter.js';
import { scriptedDispatcher } from '../contract.js';
import { applicationId, guildId, makeRequest, token } from './fake-discord.js';
import { DiscordHarness } from './harness.js';
import { keptLog } from './kept-log.js';

let harness: DiscordHarness;
const log = keptLog();

beforeEach(() => {
  log.lines.length = 0;
  harness = new DiscordHarness({}, log);
});

afterEach(async () => {
  await harness.stop();
});

/** Starts an adapter that must fail; gives its error's message. */
async function refusal(
  changes: ConstructorParameters<typeof DiscordHarness>[0] = {},
  kind: AdapterError['kind'] = 'refused',
): Promise<string> {
  const discord = harness.discord;
  const failing = new DiscordAdapter(
    {
      token,
      apiUrl: discord.api,
      makeRequest,
      moderatorPermissions: ['ManageGuild'],
      ...changes,
    },
    scriptedDispatcher(),
    log,
  );
  const error = await failing.start().then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(AdapterError);
  const { message } = error as AdapterError;
  expect((error as AdapterError).kind).toBe(kind);
  expect(failing.status).toEqual({ name: 'discord', state: 'down', reason: message });
  expect(message).not.toContain('\n');
  expect([message, ...log.lines].join('\n')).not.toContain(changes.token || token);
  await failing.stop(0);
  return message;
}

describe('connecting', () => {
  it('asks for intents that need no permission, at the address that the API names', async () => {
    await harness.start(scriptedDispatcher());
    const intents =
      GatewayIntentBits.Guilds | GatewayIntentBits.GuildMessages | GatewayIntentBits.DirectMessages;
    expect(harness.discord.gateway.identified).toEqual([{ token, intents }]);
    expect(harness.adapter.status).toEqual({ name: 'discord', state: 'up' });
  });

  it('opens as many connections as the gateway asks for, in this one process', async () => {
    harness.discord.gateway.shards = 2;
    await harness.start(scriptedDispatcher());
    expect(harness.discord.gateway.identified.map(({ shard }) => shard)).toEqual([
      [0, 2],
      [1, 2],
    ]);
    expect(harness.adapter.status.state).toBe('up');
  });

  it('asks for the text of all messages only where it is to listen', async () => {
    await harness.stop();
    harness = new DiscordHarness({ listening: true }, log);
    await harness.start(scriptedDispatcher());
    const [asked] = harness.discord.gateway.identified;
    expect((asked?.intents ?? 0) & GatewayIntentBits.MessageContent).not.toBe(0);
  });

  it('registers the commands for the application', async () => {
    await harness.start(scriptedDispatcher());
    const [[path, body] = []] = [...harness.discord.registered];
    expect(path).toBe(`/applications/${applicationId}/commands`);
    expect(body).toMatchObject([{ name: 'ask', contexts: [0, 1] }, { name: 'refresh' }]);
  });

  it('registers the commands in one guild where it is named', async () => {
    await harness.stop();
    harness = new DiscordHarness({ guildId });
    await harness.start(scriptedDispatcher());
    const [[path, body] = []] = [...harness.discord.registered];
    expect(path).toBe(`/applications/${applicationId}/guilds/${guildId}/commands`);
    expect(JSON.stringify(body)).not.toContain('contexts');
  });

  it('is ready without waiting for guilds that do not come', async () => {
    harness.discord.gateway.guilds = [{ id: guildId }];
    harness.discord.gateway.withholdsGuilds = true;
    await harness.start(scriptedDispatcher());
    expect(harness.adapter.status.state).toBe('up');
  });

  it('goes by the token’s application when another is configured, and says so', async () => {
    await harness.stop();
    harness = new DiscordHarness({ applicationId: '42' }, log);
    await harness.start(scriptedDispatcher());
    expect([...harness.discord.registered.keys()]).toEqual([`/applications/${applicationId}/commands`]);
    expect(log.lines.join('\n')).toContain('the token decides');
  });
});

describe('being refused', () => {
  it('says in one line that the API refuses the token', async () => {
    harness.discord.fail(/GET \/gateway\/bot/, {
      status: 401,
      body: { code: 0, message: '401: Unauthorized' },
    });
    expect(await refusal()).toContain('Discord refused the token');
  });

  it('says in one line that the gateway refuses the token', async () => {
    expect(await refusal({ token: 'another-token.altogether' })).toContain('Discord refused the token');
  });

  it('says that an empty token is refused', async () => {
    expect(await refusal({ token: '' })).toContain('Discord refused the token');
  });

  it('names the intents when Discord refuses those', async () => {
    harness.discord.gateway.closeOnIdentify = 4014;
    expect(await refusal()).toContain('4014');
  });

  it('says which switch is off when Discord refuses the intent that listening takes', async () => {
    harness.discord.gateway.closeOnIdentify = 4014;
    const said = await refusal({ listening: true });
    expect(said).toContain('Message Content Intent');
    expect(said).toContain('“listen”');
  });

  it.each([
    ['the API is silent', () => harness.discord.fail(/GET \/gateway/, 'nothing', 9)],
    ['the gateway is silent', () => Object.assign(harness.discord.gateway, { isSilent: true })],
    ['registering gets no answer', () => harness.discord.fail(/PUT/, 'nothing', 9)],
  ])('gives up in time when %s', async (_when, prepare) => {
    prepare();
    expect(await refusal({ patienceMs: 300 }, 'unreachable')).toContain(
      'Discord did not answer at discord.test within 1 s',
    );
  });

  it('says where it could not connect', async () => {
    expect(await refusal({ apiUrl: 'http://127.0.0.1:9/api' }, 'unreachable')).toMatch(
      /could not be reached at 127\.0\.0\.1:9 \(.*\): check the network and DISCORD_API_URL/,
    );
  });

  it('says what to do when a guild does not let it register commands', async () => {
    harness.discord.fail(/PUT/, { status: 403, body: { code: 50001, message: 'Missing Access' } });
    expect(await refusal({ guildId })).toContain('invite it there with the scope applications.commands');
  });

  it('says that the API fails when it answers 500 throughout', async () => {
    harness.discord.fail(/GET \/gateway/, { status: 500 }, 99);
    expect(await refusal({}, 'unreachable')).toContain('(500)');
  });

  it('names a permission that Discord does not have', async () => {
    expect(await refusal({ moderatorPermissions: ['ManageTheBot'] })).toContain('“ManageTheBot”');
  });
});

describe('staying connected', () => {
  it('says that it is down while the connection is lost, resumes and answers again', async () => {
    await harness.start(scriptedDispatcher());
    harness.discord.gateway.drop();
    await vi.waitFor(() => expect(harness.adapter.status.state).toBe('down'));
    await vi.waitFor(() => expect(harness.adapter.status.state).toBe('up'), 10_000);
    expect(harness.discord.gateway.resumes).toBe(1);
    expect(harness.discord.gateway.identified).toHaveLength(1);
    await harness.type('ask', '1');
    expect(harness.shown()).toHaveLength(1);
  });

  it('says why when Discord closes the connection for good', async () => {
    await harness.start(scriptedDispatcher());
    harness.discord.gateway.drop(4004);
    await vi.waitFor(() => expect(harness.adapter.status.reason).toContain('Discord refused the token'));
  });

  it('is down, and says nothing of a lost connection, once it was stopped', async () => {
    await harness.start(scriptedDispatcher());
    await harness.adapter.stop(100);
    expect(harness.adapter.status).toEqual({ name: 'discord', state: 'down', reason: 'stopped' });
    expect(log.lines.join('\n')).not.toContain('reconnecting');
  });
});
