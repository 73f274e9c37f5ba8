import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { PermissionFlagsBits } from 'discord.js';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { permissionNames } from '../../src/adapters/discord/permission-names.js';
import { discordSettings } from '../../src/adapters/discord/platform.js';
import { slackInstallSettings, slackSettings } from '../../src/adapters/slack/platform.js';
import { ConfigError, findProjectFolder, loadDotenv, readConfig } from '../../src/config/config.js';
import { variableNames } from '../../src/config/environment.js';
import { knownKeys } from '../../src/config/file.js';
import { startProblems } from '../../src/config/start-problems.js';
import { shippedConfigurations } from '../support/shipped-configuration.js';

const root = resolve(import.meta.dirname, '../..');
const botToken = 'xoxb-1-abc';
const appToken = 'xapp-1-abc';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'verbatim-config-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Reads `yaml` as config/verbatim.yaml of a project of its own. */
function configOf(yaml: string, env: NodeJS.ProcessEnv = {}) {
  mkdirSync(join(folder, 'config'), { recursive: true });
  writeFileSync(join(folder, 'config', 'verbatim.yaml'), yaml);
  return readConfig(env, { projectFolder: folder, cwd: folder });
}

function problemsOf(read: () => unknown): readonly string[] {
  try {
    read();
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

const problemsIn = (yaml: string, env: NodeJS.ProcessEnv = {}) => problemsOf(() => configOf(yaml, env));

describe('the files that ship', () => {
  it('config/verbatim.yaml gives exactly the defaults', () => {
    const [present = '', committed = present] = shippedConfigurations();
    const isEdited = !isDeepStrictEqual(configOf(present), configOf(''));
    expect(configOf(isEdited ? committed : present)).toEqual(configOf(''));
  });

  it('config/verbatim.yaml has every key, and none beside', () => {
    const keysBelow = (value: unknown, prefix: string): string[] =>
      Object.entries(value ?? {}).flatMap(([key, inner]) => [
        `${prefix}${key}`,
        ...(typeof inner === 'object' && !Array.isArray(inner) ? keysBelow(inner, `${prefix}${key}.`) : []),
      ]);
    const shipped = shippedConfigurations().map((yaml) => keysBelow(parse(yaml), '').sort());
    expect(shipped).toContainEqual(
      knownKeys.filter((key) => !/^(?:channels|grants|helpers)\./.test(key)).sort(),
    );
  });

  it('config/sources.yaml vouches for nothing about the sample documents', () => {
    expect(parse(readFileSync(join(root, 'config', 'sources.yaml'), 'utf8'))).toBeNull();
  });

  it('.env.example names every variable and nothing else, all of them empty', () => {
    const lines = readFileSync(join(root, '.env.example'), 'utf8').split('\n');
    const assignments = lines.filter((line) => line !== '' && !line.startsWith('#'));
    expect(assignments).toEqual(variableNames.map((name) => `${name}=`));
  });

  it('knows the same Discord permissions as discord.js', () => {
    expect([...permissionNames].sort()).toEqual(Object.keys(PermissionFlagsBits).sort());
  });
});

describe('defaults', () => {
  it('with an empty environment and no file are these', () => {
    const config = readConfig({}, { projectFolder: folder });
    expect(config).toMatchObject({
      corpus: {
        folder: join(folder, 'seeds'),
        maxFileBytes: 10_000_000,
        sourcesFile: join(folder, 'config', 'sources.yaml'),
      },
      state: { folder: join(folder, '.verbatim'), retentionDays: 30 },
      answer: { maxQuotes: 3, minConfidence: 0.23, listenConfidence: 0.8, maxQuestionLength: 2000 },
      server: { host: '127.0.0.1', port: 3000, web: { ask: false, enabled: false } },
      meaning: { enabled: true },
      refresh: { onStart: true },
      watch: false,
      log: { level: 'info' },
    });
    expect(config.chat).toMatchObject({
      maxQuotes: 3,
      maxQuestionLength: 2000,
      listenConfidence: 0.8,
      retentionDays: 30,
      visibility: 'asker',
      corrects: true,
      limits: { perUser: { questions: 10, seconds: 60 }, perChannel: { questions: 60, seconds: 60 } },
      moderators: {
        slack: { users: [], userGroups: [] },
        discord: { permissions: ['ManageGuild'], roles: [] },
      },
    });
    expect(config.chat.channels.size).toBe(0);
    expect(config.platforms.size).toBe(0);
    expect(config).not.toHaveProperty('engine');
    expect(config.server).not.toHaveProperty('publicUrl');
  });

  it('count an empty variable, and one of white space, as unset', () => {
    const empty = Object.fromEntries(variableNames.map((name, i) => [name, i % 2 === 0 ? '' : '  ']));
    expect(readConfig(empty, { projectFolder: folder })).toEqual(readConfig({}, { projectFolder: folder }));
  });

  it('count a key without a value as unset', () => {
    expect(configOf('answer:\nstate:\n  retentionDays:\n')).toEqual(configOf(''));
  });

  it.each(['off', '0', '{ questions: 0 }'])('take a limit on use away by %s', (written) => {
    const { limits } = configOf(`limits: { perUser: ${written}, perChannel: { seconds: 30 } }`).chat;
    expect(limits).toEqual({
      perUser: { questions: 0, seconds: 60 },
      perChannel: { questions: 60, seconds: 30 },
    });
  });

  it('lie in the project, whatever the working directory', () => {
    expect(findProjectFolder()).toBe(root);
    const config = readConfig({}, { cwd: tmpdir() });
    expect(config.corpus.folder).toBe(join(root, 'seeds'));
    expect(config.file).toBe(join(root, 'config', 'verbatim.yaml'));
  });
});

describe('paths', () => {
  it('start at the project in the file, at the working directory in the environment', () => {
    const cwd = join(folder, 'here');
    writeFileSync(join(folder, 'own.yaml'), 'corpus: { folder: texts }\nstate: { folder: kept }\n');
    const read = (env: NodeJS.ProcessEnv, corpus?: string) =>
      readConfig(
        { VERBATIM_CONFIG: '../own.yaml', ...env },
        { projectFolder: folder, cwd, ...(corpus === undefined ? {} : { corpus }) },
      );
    expect(read({}).corpus).toMatchObject({
      folder: join(folder, 'texts'),
      sourcesFile: join(folder, 'sources.yaml'),
    });
    expect(read({}).state.folder).toBe(join(folder, 'kept'));
    const moved = read({ VERBATIM_CORPUS: 'docs', VERBATIM_STATE: '../state' });
    expect(moved.corpus.folder).toBe(join(cwd, 'docs'));
    expect(moved.state.folder).toBe(join(folder, 'state'));
    expect(read({ VERBATIM_CORPUS: 'docs' }, 'chosen').corpus.folder).toBe(join(cwd, 'chosen'));
  });
});

describe('the environment', () => {
  const read = (env: NodeJS.ProcessEnv) => readConfig(env, { projectFolder: folder, cwd: folder });
  const problems = (env: NodeJS.ProcessEnv) => problemsOf(() => read(env));

  it('chooses Socket Mode by an app token, HTTP by a signing secret, Socket Mode by both', () => {
    const slack = (env: NodeJS.ProcessEnv) => slackSettings(read(env).platforms.get('slack') ?? {});
    expect(slack({ SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken })).toEqual({
      botToken,
      mode: { kind: 'socket', appToken },
    });
    expect(slack({ SLACK_BOT_TOKEN: botToken, SLACK_SIGNING_SECRET: 's' })).toEqual({
      botToken,
      mode: { kind: 'http', signingSecret: 's' },
    });
    expect(
      slack({ SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: 's' })?.mode.kind,
    ).toBe('socket');
  });

  it.each(['short', `${'a'.repeat(40)} b`, `${'ä'.repeat(40)}`])(
    'refuses %s as a token, and does not show it',
    (token) => {
      expect(() => read({ VERBATIM_MCP_TOKEN: token })).toThrow(
        /^environment: VERBATIM_MCP_TOKEN must be one word of at least 32 .*, got a value that is not$/u,
      );
    },
  );

  it('gives Discord, the server, the engine and the log level', () => {
    const config = read({
      DISCORD_TOKEN: 'token',
      DISCORD_APPLICATION_ID: '123456789012345678',
      DISCORD_GUILD_ID: '12345678901234567890',
      DISCORD_API_URL: 'http://127.0.0.1:9/api',
      HOST: '::1',
      PORT: '0',
      PUBLIC_URL: 'https://bot.example.org/',
      VERBATIM_MCP_TOKEN: '0123456789abcdef0123456789abcdef',
      VERBATIM_ENGINE_URL: 'https://user:w%2Frd@index.example.org:9200, https://other.example.org',
      LOG_LEVEL: 'debug',
    });
    expect(discordSettings(config.platforms.get('discord') ?? {})).toEqual({
      token: 'token',
      applicationId: '123456789012345678',
      guildId: '12345678901234567890',
      apiUrl: 'http://127.0.0.1:9/api',
    });
    expect(config.server).toEqual({
      host: '::1',
      port: 0,
      publicUrl: 'https://bot.example.org',
      web: { ask: false, enabled: false, mcp: false, metrics: 'off' },
      mcpToken: '0123456789abcdef0123456789abcdef',
    });
    expect(config.engine).toEqual({
      nodes: ['https://index.example.org:9200', 'https://other.example.org'],
      username: 'user',
      password: 'w/rd',
    });
    expect(config.log.level).toBe('debug');
  });

  it.each([
    ['SLACK_API_URL', 'https://slack.example.org/api/', true],
    ['SLACK_API_URL', 'http://localhost:8080/api/', true],
    ['SLACK_API_URL', 'http://[::1]:8080/api/', true],
    ['SLACK_API_URL', 'https://slack.example.org/api', false],
    ['SLACK_API_URL', 'http://slack.example.org/api/', false],
    ['SLACK_API_URL', 'http://127.evil.example/api/', false],
    ['DISCORD_API_URL', 'https://discord.example.org/api', true],
    ['DISCORD_API_URL', 'https://discord.example.org/api/v10', false],
    ['DISCORD_API_URL', 'https://discord.example.org/api/', false],
    ['PORT', '65535', true],
    ['PORT', '65536', false],
    ['PORT', '-1', false],
    ['PORT', '3e3', false],
    ['HOST', 'bot.example.org', true],
    ['HOST', 'http://bot', false],
    ['PUBLIC_URL', 'bot.example.org', false],
    ['PUBLIC_URL', 'ftp://bot.example.org', false],
    ['DISCORD_GUILD_ID', 'my server', false],
    ['VERBATIM_ENGINE_URL', 'index.example.org:9200', false],
    ['VERBATIM_ENGINE_URL', 'https://a:9200, https://b:9200', true],
    ['VERBATIM_ENGINE_URL', 'https://a:9200,', false],
    ['VERBATIM_ENGINE_URL', 'https://a:9200/path', false],
    ['VERBATIM_ENGINE_URL', 'https://user:100%@a', false],
    ['LOG_LEVEL', 'loud', false],
  ])('takes %s=%s: %s', (name, value, taken) => {
    const found = problems({ [name]: value });
    expect(found).toHaveLength(taken ? 0 : 1);
    if (!taken) expect(found[0]).toMatch(new RegExp(`^environment: ${name} must be .*, got `));
  });

  it('says what was found, unless it is a secret', () => {
    expect(problems({ PORT: '99999' })).toEqual(['environment: PORT must be 0-65535, got "99999"']);
    expect(problems({ SLACK_BOT_TOKEN: 'hunter2', SLACK_APP_TOKEN: 'hunter3' })).toEqual([
      'environment: SLACK_BOT_TOKEN must start with xoxb-, got a value that starts otherwise',
      'environment: SLACK_APP_TOKEN must start with xapp-, got a value that starts otherwise',
    ]);
  });

  it('takes the engine’s user, password and index from variables of their own', () => {
    const config = read({
      VERBATIM_ENGINE_URL: 'https://user:word@index.example.org',
      VERBATIM_ENGINE_USER: 'bot',
      VERBATIM_ENGINE_PASSWORD: 'other',
      VERBATIM_ENGINE_INDEX: 'news',
    });
    expect(config.engine).toEqual({
      nodes: ['https://index.example.org'],
      username: 'bot',
      password: 'other',
      index: 'news',
    });
    expect(problems({ VERBATIM_ENGINE_USER: 'bot', VERBATIM_ENGINE_INDEX: 'News' })).toEqual([
      expect.stringMatching(/^environment: VERBATIM_ENGINE_INDEX must be a name of small letters/),
      'environment: VERBATIM_ENGINE_URL is missing, but VERBATIM_ENGINE_USER and VERBATIM_ENGINE_INDEX are set',
    ]);
  });

  it('wants the two halves of Slack together', () => {
    expect(problems({ SLACK_BOT_TOKEN: botToken })).toEqual([
      'environment: SLACK_BOT_TOKEN is set alone: set SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) too',
    ]);
    expect(problems({ SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: 's' })).toEqual([
      'environment: SLACK_BOT_TOKEN is missing, but SLACK_APP_TOKEN and SLACK_SIGNING_SECRET are set',
    ]);
  });

  it('names everything that is missing before workspaces can install the bot', () => {
    const installed = (env: NodeJS.ProcessEnv) => configOf('slack: { install: true }', env);
    const missing = startProblems(installed({ SLACK_BOT_TOKEN: botToken }));
    expect(missing.map((line) => line.split(' ')[1])).toEqual([
      'SLACK_CLIENT_ID',
      'SLACK_CLIENT_SECRET',
      'SLACK_STATE_SECRET',
      'SLACK_SIGNING_SECRET',
      'SLACK_BOT_TOKEN',
      'VERBATIM_TOKEN_KEY',
      'PUBLIC_URL',
    ]);
    const whole = {
      SLACK_CLIENT_ID: '1.2',
      SLACK_CLIENT_SECRET: 'client',
      SLACK_STATE_SECRET: 's'.repeat(32),
      SLACK_SIGNING_SECRET: 's',
      VERBATIM_TOKEN_KEY: `${'n'.repeat(32)}, ${'o'.repeat(32)}`,
      PUBLIC_URL: 'https://bot.example.org',
    };
    const config = installed(whole);
    expect(startProblems(config)).toEqual([]);
    expect(config.tokenKeys).toEqual(['n'.repeat(32), 'o'.repeat(32)]);
    expect(slackInstallSettings(config.platforms.get('slack') ?? {})).toEqual({
      credentials: { clientId: '1.2', clientSecret: 'client', stateSecret: 's'.repeat(32) },
      mode: { kind: 'http', signingSecret: 's' },
    });
    const short = { ...whole, VERBATIM_TOKEN_KEY: 'short', SLACK_STATE_SECRET: 'short' };
    expect(problemsIn('slack: { install: true }', short)).toEqual([
      expect.stringMatching(/^environment: SLACK_STATE_SECRET must be one word of at least 32/),
      expect.stringMatching(/^environment: VERBATIM_TOKEN_KEY must be at least 32 bytes/),
    ]);
  });

  it('lets workspaces install the bot only where the file says so', () => {
    const installable = (yaml: string) => configOf(yaml).chat.access.installable;
    expect(installable('')).toEqual(new Map());
    expect(installable('slack: { workspaces: [T012AB3CD] }')).toEqual(new Map());
    expect(installable('slack: { install: true, workspaces: [T012AB3CD] }')).toEqual(
      new Map([['slack', new Set(['T012AB3CD'])]]),
    );
    expect(problemsIn('slack: { install: maybe, workspaces: [C012] }')).toEqual([
      expect.stringContaining('slack.install must be true or false'),
      expect.stringContaining('slack.workspaces[0] must be a Slack workspace id such as T012AB3CD'),
    ]);
  });

  it('misses no bot token where another key of the file is wrong', () => {
    const yaml = 'slack: { install: true, workspaces: [C012] }';
    expect(problemsIn(yaml, { SLACK_SIGNING_SECRET: 's' })).toEqual([
      expect.stringContaining('slack.workspaces[0] must be a Slack workspace id'),
    ]);
  });

  it('never prints a secret, wherever it was put by mistake', () => {
    const secrets = [
      'xoxb-12-34-abcdefABCDEF',
      'xapp-1-A0-99-abcdef',
      '0123456789abcdef0123456789abcdef',
      'MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcDE.abcdefghijklmnopqrstuvwxyz0123456789AB',
      'short1',
    ];
    for (const secret of secrets) {
      for (const name of variableNames) {
        // 'short1' is known to be a secret only because it also stands where secrets stand.
        const told = problems({ DISCORD_TOKEN: secret, SLACK_BOT_TOKEN: secret, [name]: secret });
        expect(told.join('\n')).not.toContain(secret);
        expect(told.join('\n')).not.toContain(secret.slice(0, 6));
      }
      for (const yaml of [
        `log: { level: ${secret} }`,
        `${secret}: 1`,
        `answer: { maxQuotes: "${secret}", ${secret}: 1 }`,
        `a: [${secret}\nb: *${secret}`,
        `a: *${secret}`,
        `channels: [{ slack: ${secret}, answers: ${secret} }]`,
      ]) {
        const told = problemsIn(yaml, { DISCORD_TOKEN: secret });
        expect(told.length).toBeGreaterThan(0);
        expect(told.join('\n')).not.toContain(secret);
      }
    }
  });
});

describe('config/verbatim.yaml', () => {
  it('says key, expectation and what was found', () => {
    expect(problemsIn('answer: { maxQuotes: 0 }')).toEqual([
      'config/verbatim.yaml: answer.maxQuotes must be 1-10, got 0',
    ]);
    expect(problemsIn('answer: 3\nweb: { enabled: yes please }')).toEqual([
      'config/verbatim.yaml: answer must be a mapping of keys, got 3',
      'config/verbatim.yaml: web.enabled must be true or false, got "yes please"',
    ]);
  });

  it('takes the encodings that there are', () => {
    expect(problemsIn('corpus: { encoding: Shift_JIS }')).toEqual([]);
    expect(problemsIn('corpus: { encoding: klingon }')).toEqual([
      'config/verbatim.yaml: corpus.encoding must be an encoding, such as windows-1251 or shift_jis, got "klingon"',
    ]);
  });

  it('reports every problem of file and environment at once', () => {
    expect(
      problemsIn(
        'answer: { maxQuotes: 2.5, minConfidence: 2 }\nvisibility: open\nstate: { retentionDays: 0 }',
        {
          PORT: 'x',
          DISCORD_GUILD_ID: 'y',
        },
      ),
    ).toEqual([
      'environment: DISCORD_GUILD_ID must be a Discord id (digits only), got "y"',
      'environment: PORT must be 0-65535, got "x"',
      'config/verbatim.yaml: answer.maxQuotes must be 1-10, got 2.5',
      'config/verbatim.yaml: answer.minConfidence must be 0-1, got 2',
      'config/verbatim.yaml: state.retentionDays must be 1-3650, got 0',
      'config/verbatim.yaml: visibility must be private or public, got "open"',
    ]);
  });

  it.each([
    ['answer: { maxQuote: 2 }', 'answer.maxQuote is not a key; did you mean answer.maxQuotes?'],
    ['anwser: { maxQuotes: 2 }', 'anwser is not a key; did you mean answer?'],
    ['maxquotes: 2', 'maxquotes is not a key; did you mean answer.maxQuotes?'],
    [
      'moderators: { slack: { user: [] } }',
      'moderators.slack.user is not a key; did you mean moderators.slack.users?',
    ],
    [
      'channels: [{ slak: C0123, answers: public }]',
      'channels[0].slak is not a key; did you mean channels.slack?',
    ],
    ['zebra: 1', 'zebra is not a key'],
    ['__proto__: 1', '__proto__ is not a key'],
  ])('names an unknown key and the nearest known one: %s', (yaml, problem) => {
    expect(problemsIn(yaml)).toContain(`config/verbatim.yaml: ${problem}`);
  });

  it('names line and column of a syntax error', () => {
    expect(problemsIn('answer:\n  maxQuotes: 3\n bad')[0]).toMatch(/^config\/verbatim\.yaml:3:\d+: /);
    expect(problemsIn('log: { level: info }\nlog: { level: warn }')[0]).toMatch(
      /^config\/verbatim\.yaml:2:1: Map keys must be unique/,
    );
  });

  it('refuses aliases that grow without end', () => {
    const levels = ['a: &a [x,x,x,x,x,x,x,x,x]'];
    for (const [from, to] of ['ab', 'bc', 'cd', 'de', 'ef'].map((pair) => [...pair])) {
      levels.push(`${to}: &${to} [${Array(9).fill(`*${from}`).join(',')}]`);
    }
    expect(problemsIn(levels.join('\n'))[0]).toMatch(/^config\/verbatim\.yaml: .*alias/i);
  });

  it('refuses a text or a list in the place of all keys', () => {
    expect(problemsIn('just words')).toEqual([
      'config/verbatim.yaml: the file must be a mapping of keys, got "just words"',
    ]);
    expect(problemsIn('- 1')).toEqual([
      'config/verbatim.yaml: the file must be a mapping of keys, got a list',
    ]);
  });

  it('keeps every digit of a Discord id', () => {
    const config = configOf(
      [
        'visibility: public',
        'channels:',
        '  - { discord: 123456789012345679, answers: private }',
        '  - { slack: C012AB3CD, answers: public, corrections: false }',
        'corrections: false',
        'moderators: { discord: { roles: [998877665544332211, "998877665544332212"] } }',
      ].join('\n'),
    );
    expect([...config.chat.channels]).toEqual([
      ['discord:123456789012345679', { visibility: 'asker', listens: false }],
      ['slack:C012AB3CD', { visibility: 'channel', listens: false, corrects: false }],
    ]);
    expect(config.chat.corrects).toBe(false);
    expect(config.chat.visibility).toBe('channel');
    expect(config.chat.moderators['discord']?.roles).toEqual(['998877665544332211', '998877665544332212']);
  });

  it('keeps questions that people want to be told of for 90 days, few of one person and channel, and no gaps', () => {
    const { chat } = configOf('');
    expect(chat.watches).toEqual({ days: 90, perUser: 10, perChannel: 50 });
    expect(chat.notesGaps).toBe(false);
    const others = configOf('watchedQuestions: { days: 7, perUser: 0 }\ngaps: true').chat;
    expect(others.watches).toEqual({ days: 7, perUser: 0, perChannel: 50 });
    expect(others.notesGaps).toBe(true);
    expect(problemsIn('watchedQuestions: { days: 0, perUser: -1, perChannel: 1001 }')).toHaveLength(3);
    expect(problemsIn('watchedQuestions: { days: 366 }')).toHaveLength(1);
  });

  it('has whom one can ask in a channel, a person or a group, by ids as the platforms write them', () => {
    const { helpers } = configOf(
      'helpers: [{ slack: C012AB3CD, user: U012AB3CD }, { slack: C0DESK, userGroup: S012AB3CD }, { discord: 123456789012345679, role: 998877665544332211 }]\nhelperCalls: { perUserHourly: 1 }',
    ).chat;
    expect([...helpers.of]).toEqual([
      ['slack:C012AB3CD', { kind: 'user', id: 'U012AB3CD' }],
      ['slack:C0DESK', { kind: 'userGroup', id: 'S012AB3CD' }],
      ['discord:123456789012345679', { kind: 'role', id: '998877665544332211' }],
    ]);
    expect(helpers.limits).toEqual({ perUserHourly: 1, perChannelDaily: 20 });
    const file = 'config/verbatim.yaml: helpers';
    expect(problemsIn('helpers: [{ user: U0123 }, { slack: C0123 }]')).toEqual([
      `${file}[0] must name one channel: slack or discord, got a mapping`,
      `${file}[1] must name one to ask there: user or userGroup, got a mapping`,
    ]);
    expect(problemsIn('helpers: [{ slack: C0123, user: U0123, userGroup: S0123 }]')).toHaveLength(1);
    expect(problemsIn('helpers: [{ slack: C0123, role: 5 }, { slack: C0124, user: 5 }]')).toEqual([
      `${file}[0] must name no role: Slack has user or userGroup, got a mapping`,
      `${file}[1] has another platform’s user: must be a Slack user id such as U012AB3CD, got a mapping`,
    ]);
    expect(problemsIn('helpers: [{ slack: C0123, user: "<!here>" }]')).toHaveLength(1);
    expect(
      problemsIn('helpers: [{ slack: C0123, user: U0123 }, { slack: C0123, userGroup: S0123 }]'),
    ).toEqual([`${file}[1] names slack C0123 a second time`]);
    expect(problemsIn('helperCalls: { perUserHourly: 101, perChannelDaily: -1 }')).toHaveLength(2);
  });

  it('wants one channel an entry, each channel once, and ids as the platforms write them', () => {
    expect(problemsIn('channels: [{ answers: public }]')).toEqual([
      'config/verbatim.yaml: channels[0] must name one channel: slack or discord, got a mapping',
    ]);
    expect(problemsIn('channels: [{ slack: C0123, discord: 1, answers: public }]')).toHaveLength(1);
    expect(problemsIn('channels: [{ slack: C0123, answers: loud, quotes: 11, listen: often }]')).toEqual([
      'config/verbatim.yaml: channels[0].answers must be private or public, got "loud"',
      'config/verbatim.yaml: channels[0].quotes must be 1-10, got 11',
      'config/verbatim.yaml: channels[0].listen must be true or false, got "often"',
    ]);
    expect(
      problemsIn('channels: [{ slack: C0123, answers: public }, { slack: C0123, answers: private }]'),
    ).toEqual(['config/verbatim.yaml: channels[1] names slack C0123 a second time']);
    expect(problemsIn('moderators: { slack: { users: ["@ada"], userGroups: [U0123] } }')).toEqual([
      'config/verbatim.yaml: moderators.slack.users[0] must be a Slack user id such as U012AB3CD, got "@ada"',
      'config/verbatim.yaml: moderators.slack.userGroups[0] must be a Slack user-group id such as S012AB3CD, got "U0123"',
    ]);
  });

  it('knows Discord permissions by name', () => {
    expect(problemsIn('moderators: { discord: { permissions: [ManageGuilds] } }')).toEqual([
      'config/verbatim.yaml: moderators.discord.permissions[0] must be the name of a Discord permission (did you mean ManageGuild?), got "ManageGuilds"',
    ]);
  });

  it('is named as the operator named it, and must be there then', () => {
    writeFileSync(join(folder, 'mine.yaml'), 'answer: { maxQuotes: 11 }');
    const read = (name: string) =>
      problemsOf(() => readConfig({ VERBATIM_CONFIG: name }, { projectFolder: folder, cwd: folder }));
    expect(read('mine.yaml')).toEqual(['mine.yaml: answer.maxQuotes must be 1-10, got 11']);
    expect(read('none.yaml')).toEqual([
      'environment: VERBATIM_CONFIG must name a readable file, got "none.yaml" (ENOENT)',
    ]);
    expect(read('.')).toEqual(['environment: VERBATIM_CONFIG must name a readable file, got "." (EISDIR)']);
  });

  it('never makes anything but a Config or a ConfigError of any text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.json(),
          fc.constantFrom(...knownKeys).map((key) => `${key}: {`),
        ),
        (yaml) => {
          for (const problem of problemsIn(yaml)) expect(problem).toMatch(/^config\/verbatim\.yaml:/);
        },
      ),
    );
  });
});

describe('the result', () => {
  it('is frozen all the way down', () => {
    const config = configOf('channels: [{ slack: C0123, answers: public }]', {
      SLACK_BOT_TOKEN: botToken,
      SLACK_APP_TOKEN: appToken,
    });
    const objectsIn = (value: unknown): object[] =>
      typeof value === 'object' && value !== null ? [value, ...Object.values(value).flatMap(objectsIn)] : [];
    const objects = objectsIn(config);
    expect(objects.length).toBeGreaterThan(15);
    expect(objects.filter((object) => !Object.isFrozen(object))).toEqual([]);
    const channels = config.chat.channels as Map<string, object>;
    expect(() => channels.set('slack:C9', {})).toThrow(TypeError);
    expect(() => channels.clear()).toThrow(TypeError);
    expect(channels.get('slack:C0123')).toEqual({ visibility: 'channel', listens: false });
    expect(Object.isFrozen(channels.get('slack:C0123'))).toBe(true);
  });
});

describe('loadDotenv', () => {
  it('fills in what is not set yet, prints nothing, and does without the file', () => {
    const file = join(folder, '.env');
    loadDotenv(file);
    writeFileSync(file, 'VERBATIM_TEST_A=from the file\nVERBATIM_TEST_B=from the file\n');
    process.env['VERBATIM_TEST_B'] = 'set before';
    const written: unknown[] = [];
    const streams = [process.stdout, process.stderr];
    const originals = streams.map((stream) => stream.write);
    for (const stream of streams) stream.write = ((chunk: unknown) => written.push(chunk) > 0) as never;
    try {
      loadDotenv(file);
      expect(process.env['VERBATIM_TEST_A']).toBe('from the file');
      expect(process.env['VERBATIM_TEST_B']).toBe('set before');
    } finally {
      streams.forEach((stream, i) => {
        if (originals[i] !== undefined) stream.write = originals[i];
      });
      delete process.env['VERBATIM_TEST_A'];
      delete process.env['VERBATIM_TEST_B'];
    }
    expect(written).toEqual([]);
  });

  it('says so when the file cannot be read', () => {
    mkdirSync(join(folder, '.env'));
    expect(() => loadDotenv(join(folder, '.env'))).toThrow(ConfigError);
  });
});
