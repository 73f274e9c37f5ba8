import type { Block } from '../../core/types/block.js';
import { messageBlocks } from './message-blocks.js';

/** What a mail program shows of a message. */
export interface MessageParts {
  readonly subject: string;
  /** Names and values of the lines of its head; those without a value are left out. */
  readonly head: readonly (readonly [string, string])[];
  readonly words: string;
}

/** The first line is the subject, then come the lines of the head, then the words. */
export function layOutMessage({ subject, head, words }: MessageParts): {
  readonly text: string;
  readonly blocks: readonly Block[];
} {
  const lines = head.filter(([, value]) => value !== '').map(([name, value]) => `${name}: ${value}`);
  const text = [subject, lines.join('\n'), words].filter((part) => part !== '').join('\n\n');
  return { text, blocks: messageBlocks(text, subject, text.length - words.length) };
}

/** Without white space at lines' ends, and blank lines around it. */
export function trimmedWords(words: string): string {
  const lines = words.split(/\r\n?|\n/).map((line) => line.trimEnd());
  const first = lines.findIndex((line) => line !== '');
  return first === -1 ? '' : lines.slice(first, lines.findLastIndex((line) => line !== '') + 1).join('\n');
}
