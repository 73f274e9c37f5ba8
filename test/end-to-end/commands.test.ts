import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.js';
import { commandLine } from '../../src/texts/command-line/index.js';
import { english } from '../../src/texts/english/index.js';
import { FakeDiscord } from '../adapters/discord/fake-discord.js';
import { FakeSlack } from '../adapters/slack/fake-slack.js';
import { corpusCopy, runInProcess, temporaryFolder } from './program.js';

const { doctor, misuse } = commandLine;

describe('verbatim', () => {
  it('lists the documents', async () => {
    const [{ code, stdout }, { stdout: json }] = await Promise.all([
      runInProcess(['sources']),
      runInProcess(['sources', '--json']),
    ]);
    expect(code).toBe(0);
    expect(stdout).toContain('2 documents');
    expect(JSON.parse(json).documents).toMatchObject([
      { id: '000_f2fb10b7c3e32bff.txt', passages: expect.any(Number) },
      { id: '004_53e2a7249fa19d72.txt', passages: expect.any(Number) },
    ]);
  });

  it('tells about itself', async () => {
    const { code, stdout } = await runInProcess(['about']);
    expect(code).toBe(0);
    expect(stdout).toContain('2 documents');
    for (const { name } of commands) expect(stdout).toContain(`npm run verbatim -- ${name}`);
  });

  it('refreshes, and with --dry-run only says what would change', async () => {
    const env = { VERBATIM_STATE: temporaryFolder(), VERBATIM_CORPUS: corpusCopy() };
    const dry = await runInProcess(['refresh', '--dry-run'], env);
    expect(dry.code).toBe(0);
    expect(dry.stdout).toContain(english.refresh.wouldChange);
    const real = await runInProcess(['refresh', '--json'], env);
    expect(JSON.parse(real.stdout)).toMatchObject({
      added: [expect.any(String), expect.any(String)],
      dryRun: false,
    });
    const again = await runInProcess(['refresh', '--json'], env);
    expect(JSON.parse(again.stdout)).toMatchObject({ added: [], changed: [], removed: [] });
  });

  it('exits 1 when a refresh finds nothing to read, and says why', async () => {
    const { code, stdout } = await runInProcess(['refresh'], { VERBATIM_CORPUS: temporaryFolder() });
    expect(code).toBe(1);
    expect(stdout).toContain(english.refresh.notRefreshed);
  });

  it('says in one line that it knows no such command, and which it knows', async () => {
    const { code, stdout, stderr } = await runInProcess(['nonsense']);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(misuse.unknown('command', 'nonsense', undefined));
    for (const name of ['ask', 'about']) expect(stderr).toMatch(new RegExp(`^.*\\b${name}\\b.*\\n$`, 'u'));
    expect((await runInProcess([])).code).toBe(2);
    expect((await runInProcess(['constructor'])).code).toBe(2);
  });
});

describe('verbatim manifest', () => {
  it('prints the whole Slack app: every command, Socket Mode, the least scopes', async () => {
    const { code, stdout } = await runInProcess(['manifest']);
    expect(code).toBe(0);
    const manifest = JSON.parse(stdout);
    expect(manifest.features.slash_commands.map(({ command }: { command: string }) => command)).toEqual(
      commands.map(({ name }) => `/${name}`),
    );
    expect(manifest.settings.socket_mode_enabled).toBe(true);
    expect(manifest.oauth_config.scopes.bot).toEqual([
      'app_mentions:read',
      'chat:write',
      'commands',
      'im:history',
    ]);
  });

  it('takes an address for HTTP mode, and one scope more where user groups moderate', async () => {
    const file = join(temporaryFolder(), 'verbatim.yaml');
    writeFileSync(file, 'moderators:\n  slack:\n    userGroups: [S012AB3CD]\n');
    const { stdout } = await runInProcess(['manifest', '--http', 'https://bot.example.org'], {
      VERBATIM_CONFIG: file,
    });
    const manifest = JSON.parse(stdout);
    expect(manifest.settings.socket_mode_enabled).toBe(false);
    expect(manifest.settings.interactivity.request_url).toBe('https://bot.example.org/slack/events');
    expect(manifest.oauth_config.scopes.bot).toContain('usergroups:read');
    expect((await runInProcess(['manifest', '--http', 'nowhere'])).code).toBe(2);
  });
});

describe('doctor', () => {
  it('has a line for each part, and exits 0 when only advice is left', async () => {
    const { code, stdout } = await runInProcess(['doctor']);
    expect(code).toBe(0);
    for (const part of ['configuration', 'state', 'corpus', 'index', 'Slack', 'Discord']) {
      expect(stdout).toMatch(new RegExp(`^(ok|warning) +${part}`, 'mu'));
    }
    expect(stdout).toContain(`warning  ${doctor.index.isMissing.what} → ${doctor.index.isMissing.todo}\n`);
  });

  it('names what of sources.csv does not count, and so does index', async () => {
    const [corpus, config] = [temporaryFolder(), temporaryFolder()];
    writeFileSync(join(corpus, 'a.txt'), 'The board meets in June.\n');
    writeFileSync(join(config, 'verbatim.yaml'), '');
    writeFileSync(join(config, 'sources.csv'), 'file,author\na.txt,Ada\ngone.txt,Grace\n');
    const env = { VERBATIM_CORPUS: corpus, VERBATIM_CONFIG: join(config, 'verbatim.yaml') };
    const [doctor, index] = [await runInProcess(['doctor'], env), await runInProcess(['index'], env)];
    expect(doctor.stdout).toMatch(/^warning .*sources\.csv, row 3: .*no such file/mu);
    expect(index.stderr).toMatch(/sources\.csv, row 3: .*no such file/u);
  });

  it('names each problem with what to do, and exits 1', async () => {
    const [empty, missing, wrong] = await Promise.all([
      runInProcess(['doctor'], { VERBATIM_CORPUS: temporaryFolder() }),
      runInProcess(['doctor'], { VERBATIM_CORPUS: '/nowhere/at/all' }),
      runInProcess(['doctor'], { PORT: 'many', SLACK_APP_TOKEN: 'xapp-secret' }),
    ]);
    expect([empty, missing, wrong].map(({ code }) => code)).toEqual([1, 1, 1]);
    expect(empty.stdout).toMatch(/^PROBLEM +corpus: nothing readable in .* → put/mu);
    expect(missing.stdout).toMatch(/^PROBLEM +corpus: .*\/nowhere\/at\/all/mu);
    expect(wrong.stdout.match(/^PROBLEM/gmu)).toHaveLength(2);
    expect(wrong.stdout).not.toContain('xapp-secret');
  });

  it('asks both platforms whether tokens, scopes and commands will do', async () => {
    const slack = new FakeSlack();
    const discord = new FakeDiscord('http');
    await Promise.all([slack.listen(), discord.listen()]);
    const env = {
      SLACK_API_URL: slack.apiUrl,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      DISCORD_API_URL: discord.api,
      DISCORD_TOKEN: discord.token,
    };
    try {
      const right = await runInProcess(['doctor'], env);
      expect(right.stdout).toMatch(/^ok +Slack: connected as verbatim in Newsroom$/mu);
      expect(right.stdout).toMatch(/^ok +Discord knows the token/mu);
      const wrong = await runInProcess(['doctor'], {
        ...env,
        SLACK_BOT_TOKEN: 'xoxb-wrong',
        DISCORD_TOKEN: 'wrong-token',
      });
      expect(wrong.code).toBe(1);
      expect(wrong.stdout).toMatch(/^PROBLEM .*Slack/mu);
      expect(wrong.stdout).toMatch(/^PROBLEM .*Discord refused the token/mu);
      expect(wrong.stdout).not.toMatch(/xoxb-wrong|wrong-token/u);
    } finally {
      await Promise.all([slack.close(), discord.close()]);
    }
  });
});
