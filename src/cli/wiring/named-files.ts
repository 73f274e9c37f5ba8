import { createReadStream, type Stats, statSync } from 'node:fs';
import { typed, UsageError } from '../../adapters/terminal/arguments.js';
import type { NamedFiles } from '../../adapters/terminal/run-command.js';
import { readUpTo } from '../../chat/drafts/read-up-to.js';
import { DraftUnreadable } from '../../chat/protocol/drafts.js';
import { errorCode } from '../../core/types/error-names.js';
import { reasonOf } from '../../corpus/unreadable.js';
import { commandLine } from '../../texts/command-line/index.js';

/**
 * The files that the command line names, relative to the working directory. What ends like a file that is read, or begins like a
 * path, can be meant for one alone: a slip in its name is no text that passes.
 * @param extensions Lower case, with the dot.
 */
export function namedFiles(
  stdin: () => AsyncIterable<Uint8Array>,
  extensions: readonly string[],
): NamedFiles {
  return {
    named: (word) => {
      if (word === '-') return { name: 'standard input', ending: '.txt', bytes: (max) => read(stdin, max) };
      const stat = statOf(word);
      if (stat !== undefined && !stat.isDirectory()) {
        return { name: word, bytes: (max) => read(() => createReadStream(word), max) };
      }
      if (stat === undefined && isPath(word, extensions)) {
        throw new UsageError(commandLine.misuse.noFile(typed(word)));
      }
      return undefined;
    },
  };
}

/** Undefined where nothing is there, as under a name that no file can have: a text too long for one. */
function statOf(word: string): Stats | undefined {
  try {
    return statSync(word, { throwIfNoEntry: false });
  } catch (error) {
    if (['ENAMETOOLONG', 'ENOTDIR', 'ERR_INVALID_ARG_VALUE'].includes(errorCode(error) ?? ''))
      return undefined;
    throw error;
  }
}

function isPath(word: string, extensions: readonly string[]): boolean {
  if (/\s/u.test(word)) return false;
  return (
    /^(?:\.{0,2}\/|[A-Za-z]:\\|~\/)/u.test(word) || extensions.some((end) => word.toLowerCase().endsWith(end))
  );
}

async function read(open: () => AsyncIterable<Uint8Array>, max: number): Promise<Uint8Array> {
  try {
    return await readUpTo(open, max);
  } catch (error) {
    throw error instanceof DraftUnreadable ? error : new DraftUnreadable(reasonOf(error), { cause: error });
  }
}
