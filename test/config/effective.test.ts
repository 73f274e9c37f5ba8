import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { effectiveSettings } from '../../src/config/effective.js';
import { variableNames } from '../../src/config/environment.js';
import { knownKeys } from '../../src/config/file.js';
import { ConfigError } from '../../src/config/problems.js';

function effective(yaml: string, env: NodeJS.ProcessEnv = {}, dotenv = '') {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-effective-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'verbatim.yaml');
  writeFileSync(file, yaml);
  const options = { projectFolder: '/project', cwd: '/here' };
  const settings = effectiveSettings({ VERBATIM_CONFIG: file, ...env }, options, dotenv);
  return { file, settings, named: (name: string) => settings.find((one) => one.name === name) };
}

describe('effectiveSettings', () => {
  it('tells every key and every variable once', () => {
    const names = effective('').settings.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(expect.arrayContaining([...variableNames]));
    const isValue = (key: string) => !knownKeys.some((other) => other.startsWith(`${key}.`));
    const keys = knownKeys.filter((key) => isValue(key) && !/^(?:channels|grants|helpers)\./.test(key));
    expect(names).toEqual(expect.arrayContaining([...keys]));
  });

  it('tells what is the default, what stands in the file, and what the default would be', () => {
    const { file, named } = effective(
      'answer: { maxQuotes: 5, minConfidence: 0.23 }\nlimits: { perUser: off }',
    );
    expect(named('answer.maxQuotes')).toEqual({
      name: 'answer.maxQuotes',
      value: 5,
      isHidden: false,
      source: file,
      default: 3,
    });
    expect(named('answer.minConfidence')).not.toHaveProperty('default');
    expect(named('answer.minConfidence')?.source).toBe(file);
    expect(named('answer.maxQuestionLength')?.source).toBe('default');
    expect(named('limits.perUser.questions')).toMatchObject({ value: 0, source: file, default: 10 });
    expect(named('limits.perChannel.questions')?.source).toBe('default');
  });

  it('tells that a variable has won over a key', () => {
    const { named } = effective('log: { level: warn }', { LOG_LEVEL: 'debug', VERBATIM_STATE: 'kept' });
    expect(named('log.level')).toMatchObject({ value: 'debug', source: 'LOG_LEVEL', default: 'info' });
    expect(named('state.folder')).toMatchObject({
      value: '/here/kept',
      source: 'VERBATIM_STATE',
      default: '/project/.verbatim',
    });
    expect(named('corpus.folder')).toMatchObject({ value: '/project/seeds', source: 'default' });
  });

  it('tells variables of .env from those of the environment, and what the address is without any', () => {
    const { named } = effective('', { PORT: '80', HOST: '::1' }, 'PORT=80\n');
    expect(named('PORT')).toMatchObject({ value: '80', source: '.env' });
    expect(named('HOST')).toMatchObject({ value: '::1', source: 'environment' });
    expect(effective('').named('PORT')).toMatchObject({ value: '3000', source: 'default' });
    expect(effective('').named('PUBLIC_URL')).toEqual({ name: 'PUBLIC_URL', isHidden: false, source: '' });
  });

  it('shows no secret, wherever it stands', () => {
    const secrets = {
      SLACK_BOT_TOKEN: 'xoxb-1-abc',
      SLACK_APP_TOKEN: 'xapp-1-abc',
      DISCORD_TOKEN: 'shh',
      VERBATIM_LINK_KEY: 'k'.repeat(32),
      VERBATIM_ENGINE_URL: 'https://who:pass@cluster:9200',
      VERBATIM_ENGINE_PASSWORD: 'pass',
    };
    const { settings, named } = effective('collections: { a: xoxb-1-abc }', secrets);
    const text = JSON.stringify(settings);
    for (const secret of Object.values(secrets)) expect(text).not.toContain(secret);
    for (const name of Object.keys(secrets)) expect(named(name)?.isHidden).toBe(true);
    expect(named('collections')?.isHidden).toBe(true);
  });

  it('refuses what cannot be read', () => {
    expect(() => effective('answer: { maxQuotes: 0 }')).toThrow(ConfigError);
  });
});
