import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { parse as parseEnvironmentFile } from 'dotenv';
import { type Configured, type ReadConfigOptions, readConfigured } from './configured.js';
import { isSecretVariable, variableDefaults, variableNames } from './environment.js';
import { defaultSettings, valuedKeys } from './file.js';
import { ConfigError } from './problems.js';
import { dotenvFile } from './project.js';

/** A key or a variable as it takes effect. */
export interface EffectiveSetting {
  /** "answer.maxQuotes", "PUBLIC_URL". */
  readonly name: string;
  /** Undefined where it is a variable that is not set, or a secret. */
  readonly value?: unknown;
  /** Whether there is a value that is shown to nobody. */
  readonly isHidden: boolean;
  /**
   * "default", "environment", ".env", or how messages name the file; of a key that a variable sets, that variable; '' where
   * there is no value.
   */
  readonly source: string;
  /** Of a key that has another value. */
  readonly default?: unknown;
}

/** The variables that win over a key of the file; those of a folder start at the working directory. */
const variableOf: Readonly<Record<string, { readonly name: string; readonly isFolder: boolean }>> = {
  'corpus.folder': { name: 'VERBATIM_CORPUS', isFolder: true },
  'state.folder': { name: 'VERBATIM_STATE', isFolder: true },
  'log.level': { name: 'LOG_LEVEL', isFolder: false },
};

/**
 * Every key and every variable with its value and where that comes from.
 * @param dotenv The text of .env.
 * @throws {ConfigError} as `readConfig` does.
 */
export function effectiveSettings(
  env: NodeJS.ProcessEnv,
  options: ReadConfigOptions = {},
  dotenv: string = textOf(dotenvFile()),
): readonly EffectiveSetting[] {
  const read = readConfigured(env, options);
  if (read.problems.length > 0) throw new ConfigError(read.problems);
  const defaults = new Map(valuedKeys(defaultSettings()));
  const keys = valuedKeys(read.settings).map(([key, value]) =>
    keySetting(read, key, value, defaults.get(key)),
  );
  const kept = parseEnvironmentFile(dotenv);
  return [...keys, ...variableNames.map((name) => variableSetting(read, name, kept[name]?.trim()))];
}

function keySetting(read: Configured, name: string, written: unknown, standard: unknown): EffectiveSetting {
  const { set, given, label, cwd, project } = read;
  const variable = variableOf[name];
  const won = variable === undefined ? undefined : set[variable.name];
  const isFolder = variable?.isFolder ?? false;
  const at = (value: unknown, start: string) => (isFolder ? resolve(start, String(value)) : value);
  const value = won === undefined ? at(written, project) : at(won, cwd);
  const expected = at(standard, project);
  const source = won !== undefined ? String(variable?.name) : given.has(name) ? label : 'default';
  return {
    name,
    source,
    ...shown(read, value),
    ...(isDeepStrictEqual(value, expected) ? {} : { default: expected }),
  };
}

function variableSetting(read: Configured, name: string, kept: string | undefined): EffectiveSetting {
  const value = read.set[name];
  if (value === undefined) {
    const standard = (variableDefaults as Readonly<Record<string, string>>)[name];
    if (standard === undefined) return { name, isHidden: false, source: '' };
    return { name, isHidden: false, source: 'default', value: standard };
  }
  const source = value === kept ? '.env' : 'environment';
  return { name, source, ...(isSecretVariable(name) ? { isHidden: true } : shown(read, value)) };
}

/** A secret that stands in a wrong place is hidden, too. */
function shown({ redactor }: Configured, value: unknown): { readonly isHidden: boolean; value?: unknown } {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return redactor.isSecret(text) ? { isHidden: true } : { isHidden: false, value };
}

function textOf(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
