import { isUtf8 } from 'node:buffer';
import { Unreadable } from './unreadable.js';

type Utf16 = 'utf-16le' | 'utf-16be';

export const notText = 'is neither UTF-8 nor UTF-16 text; save it as UTF-8';

/**
 * The text of a file, without its byte order mark, line endings as they are. Nothing is ever replaced: a byte that
 * does not fit makes the whole file unreadable, since a guess would be a misquotation.
 *
 * UTF-16 without a byte order mark is told by where its NUL bytes stand.
 * @throws {Unreadable} if the bytes are no text, or text in another encoding.
 */
export function decode(bytes: Uint8Array): string {
  const text = decodeMarked(bytes) ?? decodeUnmarked(bytes);
  if (text.includes('\0')) throw new Unreadable('holds NUL characters, so it is no text');
  if (looksBinary(text)) throw new Unreadable('holds control characters, so it is no text');
  return text;
}

/** Whether it begins with a byte order mark. */
export function hasMark([a, b, c]: Uint8Array): boolean {
  return (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff) || (a === 0xef && b === 0xbb && c === 0xbf);
}

/** Text that begins with a byte order mark; undefined where there is none. */
function decodeMarked(bytes: Uint8Array): string | undefined {
  const [a, b, c, d] = bytes;
  if ((a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0 && c === 0xfe && d === 0xff)) {
    throw new Unreadable('is UTF-32, which is not read; save it as UTF-8');
  }
  if (a === 0xef && b === 0xbb && c === 0xbf) return strictly('utf-8', bytes.subarray(3));
  if (a === 0xff && b === 0xfe) return strictly('utf-16le', bytes.subarray(2));
  if (a === 0xfe && b === 0xff) return strictly('utf-16be', bytes.subarray(2));
  return undefined;
}

function decodeUnmarked(bytes: Uint8Array): string {
  if (!bytes.includes(0)) return strictly('utf-8', bytes);
  const encoding = guessUtf16(bytes);
  if (encoding === undefined) {
    if (isUtf8(bytes)) throw new Unreadable('holds NUL characters, so it is no text');
    throw new Unreadable(notText);
  }
  const text = strictly(encoding, bytes);
  // Read in the wrong byte order, text soon yields characters that do not exist.
  if (/[\p{Cn}\p{Co}]/u.test(text)) throw new Unreadable(notText);
  return text;
}

function strictly(encoding: 'utf-8' | Utf16, bytes: Uint8Array): string {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new Unreadable(notText, { cause });
  }
}

/**
 * The byte order of text that is UTF-16 by its NUL bytes. Spaces and line breaks decide, since their mirror images
 * (U+0A00, U+2000 and so on) hardly occur; ASCII decides only where it makes up most of the file, because the mirror
 * image of "N" is a frequent Chinese character.
 */
export function guessUtf16(bytes: Uint8Array): Utf16 | undefined {
  if (bytes.length % 2 !== 0) return undefined;
  let nuls = 0;
  const blanks = { little: 0, big: 0 };
  const ascii = { little: 0, big: 0 };
  for (let i = 0; i < bytes.length; i += 2) {
    const first = bytes[i] as number;
    const second = bytes[i + 1] as number;
    if (first !== 0 && second !== 0) continue;
    if (first === 0 && second === 0) return undefined;
    nuls++;
    const order = second === 0 ? 'little' : 'big';
    const unit = first + second;
    if (unit === 0x20 || (unit >= 0x09 && unit <= 0x0d)) blanks[order]++;
    else if (unit > 0x20 && unit < 0x7f) ascii[order]++;
  }
  const isMostlyLatin = nuls * 4 >= bytes.length;
  if (!isMostlyLatin && isTextWithStrayNuls(bytes)) return undefined;
  return clearWinner(blanks) ?? (isMostlyLatin ? clearWinner(ascii) : undefined);
}

function clearWinner({ little, big }: { readonly little: number; readonly big: number }): Utf16 | undefined {
  if (little > 10 * big) return 'utf-16le';
  if (big > 10 * little) return 'utf-16be';
  return undefined;
}

/** Whether taking out the NUL bytes leaves ordinary UTF-8 text, which it does not for UTF-16 in any script but Latin. */
function isTextWithStrayNuls(bytes: Uint8Array): boolean {
  const rest = bytes.filter((byte) => byte !== 0);
  return isUtf8(rest) && !looksBinary(new TextDecoder().decode(rest));
}

/** More than one character in a hundred is a control character that text does not use. */
export function looksBinary(text: string): boolean {
  let controls = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    // Tab to carriage return, and escape, which begins terminal colours.
    if (unit < 0x20 && !(unit >= 0x09 && unit <= 0x0d) && unit !== 0x1b) controls++;
  }
  return controls * 100 > text.length;
}
