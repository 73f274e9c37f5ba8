import { isIP } from 'node:net';
import { z } from 'zod';
import type { PlatformValues } from '../chat/protocol/platform.js';
import { isLoopback } from '../core/types/loopback.js';
import { platforms } from './platforms.js';
import type { Redactor } from './problems.js';

/** Values of these never appear in a message. */
const secretNames: readonly string[] = [
  ...platforms.flatMap(({ variables }) =>
    Object.entries(variables).flatMap(([name, { isSecret }]) => (isSecret ? [name] : [])),
  ),
  'VERBATIM_ENGINE_URL',
  'VERBATIM_ENGINE_PASSWORD',
  'VERBATIM_LINK_KEY',
  'VERBATIM_MCP_TOKEN',
  'VERBATIM_TOKEN_KEY',
  'HTTPS_PROXY',
  'HTTP_PROXY',
];

/** These are written in small letters by other programs, too. */
const proxyNames: readonly string[] = ['HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY'];

export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

function matching(isRight: (value: string) => boolean, message: string) {
  return z.string().refine(isRight, message).optional();
}

const path = matching((value) => !value.includes('\0'), 'must be a path');

/** The keys in VERBATIM_LINK_KEY or VERBATIM_TOKEN_KEY, newest first. */
export function keysIn(value: string | undefined): readonly string[] {
  return value === undefined ? [] : value.split(',').map((key) => key.trim());
}

/** Several keys, newest first. */
const keys = matching(
  (value) => keysIn(value).every((key) => Buffer.byteLength(key) >= 32),
  'must be at least 32 bytes long (several keys, newest first, are separated by commas)',
);

const platformVariables = Object.fromEntries(
  platforms.flatMap(({ variables }) =>
    Object.entries(variables).map(([name, { isRight, expected }]) => [name, matching(isRight, expected)]),
  ),
);

/** Every variable that is read, in the order of .env.example. */
const variables = z.object({
  ...platformVariables,
  HOST: matching(
    (value) => isIP(value) !== 0 || /^[a-z\d]([a-z\d.-]*[a-z\d])?$/i.test(value),
    'must be an address of this machine or a host name',
  ),
  PORT: matching((value) => /^\d{1,5}$/.test(value) && Number(value) <= 65_535, 'must be 0-65535'),
  PUBLIC_URL: matching((value) => {
    const url = parseUrl(value);
    return (
      url !== undefined &&
      /^https?:$/.test(url.protocol) &&
      url.username + url.password + url.search + url.hash === ''
    );
  }, 'must be an http or https address'),
  VERBATIM_LINK_KEY: keys,
  VERBATIM_TOKEN_KEY: keys,
  VERBATIM_MCP_TOKEN: matching(
    (value) => /^[\w.~+/-]{32,}=*$/.test(value),
    'must be one word of at least 32 letters, digits and - . _ ~ + /',
  ),
  VERBATIM_CONFIG: path,
  VERBATIM_CORPUS: path,
  VERBATIM_STATE: path,
  VERBATIM_ENGINE_URL: matching(
    (value) => isEngineAddress(value),
    'must be an http or https address without a path, or several with commas between them',
  ),
  VERBATIM_ENGINE_USER: matching((value) => !value.includes(':'), 'must be a name without a colon'),
  VERBATIM_ENGINE_PASSWORD: matching(() => true, 'must be a password'),
  VERBATIM_ENGINE_INDEX: matching(
    (value) => /^[a-z\d][a-z\d_-]{0,99}$/.test(value),
    'must be a name of small letters, digits, - and _, at most 100 of them',
  ),
  HF_ENDPOINT: matching((value) => {
    const url = parseUrl(value);
    return (
      url !== undefined &&
      (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))) &&
      url.username + url.password + url.search + url.hash === ''
    );
  }, 'must be an https address (or http on this machine)'),
  // What other programs make of them is not this one's to check.
  HTTPS_PROXY: matching(() => true, 'must be an address'),
  HTTP_PROXY: matching(() => true, 'must be an address'),
  NO_PROXY: matching(() => true, 'must be a list of hosts'),
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).optional(),
});

export type Variables = z.infer<typeof variables> & PlatformValues;
export const variableNames: readonly string[] = Object.keys(variables.shape);

/** What those mean that are read as something also where they are not set. */
export const variableDefaults = {
  HOST: '127.0.0.1',
  PORT: '3000',
  HF_ENDPOINT: 'https://huggingface.co',
} as const;

/** The variables that are set; white space around a value is left out, and an empty one counts as unset. */
export function setVariables(env: NodeJS.ProcessEnv): Readonly<Record<string, string>> {
  const set: Record<string, string> = {};
  for (const name of variableNames) {
    const value = (env[name] ?? (proxyNames.includes(name) ? env[name.toLowerCase()] : undefined))?.trim();
    if (value !== undefined && value !== '') set[name] = value;
  }
  return set;
}

/** The values among `set` that no message may hold. */
export function secretsAmong(set: Readonly<Record<string, string>>): readonly string[] {
  return secretNames.flatMap((name) => set[name] ?? []);
}

/** Whether its value may be shown to nobody. */
export function isSecretVariable(name: string): boolean {
  return secretNames.includes(name);
}

/** Checks each variable. */
export function readVariables(
  set: Readonly<Record<string, string>>,
  redactor: Redactor,
): { readonly values: Variables; readonly problems: readonly string[] } {
  const parsed = variables.safeParse(set);
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => {
        const name = String(issue.path[0]);
        const got = isSecretVariable(name)
          ? `a value that ${issue.message.startsWith('must start') ? 'starts otherwise' : 'is not'}`
          : redactor.describe(set[name]);
        return `environment: ${name} ${issue.message}, got ${got}`;
      });
  return { values: parsed.success ? parsed.data : {}, problems };
}

/**
 * What is missing beside the variables that are set.
 * @param installing Names of the platforms from which workspaces install the bot by themselves: see `startProblems`.
 */
export function missingVariables(
  set: Readonly<Record<string, string>>,
  installing: ReadonlySet<string>,
): readonly string[] {
  const problems = platforms
    .filter(({ name }) => !installing.has(name))
    .flatMap((platform) => platform.missing(set));
  if (set['VERBATIM_ENGINE_URL'] === undefined) {
    const alone = ['VERBATIM_ENGINE_USER', 'VERBATIM_ENGINE_PASSWORD', 'VERBATIM_ENGINE_INDEX'].filter(
      (name) => set[name] !== undefined,
    );
    if (alone.length > 0) {
      const verb = alone.length > 1 ? 'are' : 'is';
      problems.push(`VERBATIM_ENGINE_URL is missing, but ${alone.join(' and ')} ${verb} set`);
    }
  }
  return problems.map((problem) => `environment: ${problem}`);
}

function isEngineAddress(value: string): boolean {
  return value.split(',').every((part) => {
    const url = parseUrl(part.trim());
    if (url === undefined || !/^https?:$/.test(url.protocol)) return false;
    return url.pathname === '/' && url.search === '' && url.hash === '' && isEscaped(url);
  });
}

/** Whether user and password can be read: a percent sign in them is written %25. */
function isEscaped({ username, password }: URL): boolean {
  try {
    decodeURIComponent(username);
    decodeURIComponent(password);
    return true;
  } catch {
    return false;
  }
}

function parseUrl(value: string): URL | undefined {
  return URL.canParse(value) ? new URL(value) : undefined;
}
