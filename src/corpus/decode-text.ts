import { isUtf8 } from 'node:buffer';
import { decode, hasMark, looksBinary, notText } from './decode.js';
import { decodeAs } from './decode-as.js';
import type { ReadingNotes } from './reading-notes.js';
import { Unreadable } from './unreadable.js';

/** The text of a file, and what the report says of how it was read. */
export interface DecodedText extends ReadingNotes {
  readonly text: string;
}

/** What the report says of characters that are none in an encoding. */
export function replacedFault(count: number, encoding: string): string {
  return `${count === 1 ? 'a character is' : `${count} characters are`} no ${encoding} and shown as \ufffd`;
}

/** What the report says of what is read so for want of anything better. */
export const assumedWindows1252 = 'names no encoding and is no UTF-8, so it is taken for Windows-1252';

/** Bytes to which Windows-1252 gives no character. */
const unassigned = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/**
 * As `decode`, for text that people typed, whose programs save it in the encoding of their system and name none. What is
 * UTF-8 but for a few bytes loses those, each shown as U+FFFD; else it is Windows-1252 where each of its bytes is a
 * character there, and most are ASCII, as in every language that is written so.
 * @param named What the operator names instead of Windows-1252.
 * @throws {Unreadable} if the bytes are none of these.
 */
export function decodeText(bytes: Uint8Array, named?: string): DecodedText {
  if (hasMark(bytes) || bytes.includes(0) || isUtf8(bytes)) return { text: decode(bytes) };
  const read = new TextDecoder('utf-8').decode(bytes);
  // A replacement stands for each sequence that is none; characters beyond ASCII that are left are sequences that are.
  const wrong = read.match(/\ufffd/g)?.length ?? 0;
  const right = read.match(/[^\0-\x7f\ufffd]/gu)?.length ?? 0;
  if (right > wrong) {
    return { text: told(read), fault: replacedFault(wrong, 'UTF-8') };
  }
  if (named !== undefined) return { text: told(decodedAs(named, bytes)) };
  if (right === wrong || !isWindows1252(bytes)) throw new Unreadable(notText);
  return {
    text: told(decodeAs('windows-1252', bytes, true)),
    assumed: assumedWindows1252,
  };
}

/** @throws {Unreadable} */
function decodedAs(named: string, bytes: Uint8Array): string {
  try {
    return decodeAs(named, bytes, true);
  } catch (cause) {
    throw new Unreadable(`is neither UTF-8 nor ${named} text, as its configuration has it`, { cause });
  }
}

function isWindows1252(bytes: Uint8Array): boolean {
  const isLetter = (byte: number) => /[a-z]/i.test(String.fromCharCode(byte));
  const beyond = bytes.filter((byte) => byte >= 0x80);
  if (beyond.some((byte) => unassigned.has(byte))) return false;
  return 2 * beyond.length <= bytes.filter((byte) => byte < 0x80 && isLetter(byte)).length;
}

/** @throws {Unreadable} */
function told(text: string): string {
  if (looksBinary(text)) throw new Unreadable('holds control characters, so it is no text');
  return text;
}
