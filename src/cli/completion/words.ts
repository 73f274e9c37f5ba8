import type { Flag } from '../../adapters/terminal/arguments.js';
import { commandLine } from '../../texts/command-line/index.js';
import type { Entry } from '../commands/entries.js';

const { options } = commandLine.help;

/** What a shell offers in a place: some words, the names of files or of folders; undefined: nothing that it knows. */
export type Offer =
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'files' | 'folders' }
  | undefined;

/** For what follows an option. */
export function valueOffer({ choices, value = '' }: Flag): Offer {
  if (choices !== undefined) return { kind: 'words', words: choices };
  if (value === 'DIR') return { kind: 'folders' };
  return /FILE|OUT/.test(value) ? { kind: 'files' } : undefined;
}

/** For the words of a command. */
export function wordOffer({ word }: Entry): Offer {
  if (word === undefined) return undefined;
  return word === 'file' ? { kind: 'files' } : { kind: 'words', words: word };
}

/** What may be typed in place of a command. */
export const generalFlags: Readonly<Record<string, string>> = {
  '--help': options.helpInShell,
  '--version': options.version,
};

/** In single quotation marks, as every shell here reads them but for fish, to which a backslash means something. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
