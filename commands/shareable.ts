import { askedAgain } from '../src/chat/dispatch/asked-again.js';
import type { Options } from '../src/chat/protocol/command.js';

/** Longer words are not restated above what is said of them, and so not shared; in UTF-16 code units. */
const longestRestated = 1_000;

/** Words that a command was given, to be restated where it is shared; undefined where they are not to be. */
export function shareable(options: Options, words: string): string | undefined {
  return words.length > longestRestated ? undefined : askedAgain(options, words);
}
