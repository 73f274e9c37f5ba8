import { commandLine } from '../../texts/command-line/index.js';
import { type Flags, readArguments, UsageError } from './arguments.js';

const { misuse, subcommands } = commandLine;
const { flags } = subcommands.manifest;

export const manifestFlags = {
  http: { type: 'string', value: 'URL', description: flags.http },
} as const satisfies Flags;

/**
 * The words behind `npm run verbatim -- manifest`.
 * @returns the bot's public address; undefined for Socket Mode.
 * @throws {UsageError}
 */
export function readManifestArguments(argv: readonly string[]): string | undefined {
  const { values, words } = readArguments(manifestFlags, argv);
  if (words.length > 0) throw new UsageError(misuse.manifest.takesNoWords);
  const url = values.http;
  if (url !== undefined && !/^https?:\/\/\S+$/u.test(url)) {
    throw new UsageError(misuse.manifest.address(url));
  }
  return url;
}
