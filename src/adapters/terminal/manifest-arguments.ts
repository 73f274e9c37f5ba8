import { type Flags, readArguments, UsageError } from './arguments.js';

export const manifestUsage = 'manifest [--http URL]';

export const manifestFlags = {
  http: { type: 'string', value: 'URL', description: 'The bot’s public address; absent: Socket Mode' },
} as const satisfies Flags;

/**
 * The words behind `npm run verbatim -- manifest`.
 * @returns the bot's public address; undefined for Socket Mode.
 * @throws {UsageError}
 */
export function readManifestArguments(argv: readonly string[]): string | undefined {
  const { values, words } = readArguments(manifestFlags, argv);
  if (words.length > 0) throw new UsageError('manifest takes no words, only --http URL');
  const url = values.http;
  if (url !== undefined && !/^https?:\/\/\S+$/u.test(url)) {
    throw new UsageError(`--http must be the bot’s public address (https://…), got ${url}`);
  }
  return url;
}
