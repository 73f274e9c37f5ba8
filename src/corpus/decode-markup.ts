import { isUtf8 } from 'node:buffer';
import { decode, guessUtf16, hasMark, looksBinary, notText } from './decode.js';
import { decodeAs } from './decode-as.js';
import { type DecodedText, decodeText, replacedFault } from './decode-text.js';
import { Unreadable } from './unreadable.js';

/** As the HTML standard has it. https://html.spec.whatwg.org/#determining-the-character-encoding */
const declaredEncoding =
  /<(?:meta[^>]{0,200}charset|\?xml[^>]{0,100}encoding)\s{0,20}=\s{0,20}["']?\s{0,20}([\w.:-]{1,40})/i;

/** Where more than one character in so many is none in the encoding that a page names, that is not its encoding. */
const minRight = 50;

/**
 * As `decodeText`, for markup that may itself name its encoding: in its first kilobyte, or further down, where browsers
 * change to it late. NUL characters are left out, as browsers leave them out.
 * @param named What the operator names for what names none.
 * @throws {Unreadable} if the bytes are no text in that encoding, or the encoding is unknown.
 */
export function decodeMarkup(bytes: Uint8Array, named?: string): DecodedText {
  if (hasMark(bytes) || (bytes.includes(0) && guessUtf16(bytes) !== undefined))
    return { text: decode(bytes) };
  const source = bytes.includes(0) ? bytes.filter((byte) => byte !== 0) : bytes;
  if (isUtf8(source)) return { text: decode(source) };
  const declared = declaredIn(source.subarray(0, 1024)) ?? declaredIn(source);
  if (declared === undefined || /^utf-?(?:8|16)/.test(declared)) return decodeText(source, named);
  return decodeDeclared(declared, source);
}

/** As `decodeMarkup`, for XML, of which programs must refuse what is not in its encoding. @throws {Unreadable} */
export function decodeXml(bytes: Uint8Array): string {
  const { text, fault, assumed } = decodeMarkup(bytes);
  if (fault !== undefined || assumed !== undefined) throw new Unreadable(notText);
  return text;
}

/** @throws {Unreadable} */
function decodeDeclared(declared: string, source: Uint8Array): DecodedText {
  try {
    const text = decodeAs(declared, source, false);
    const wrong = text.match(/\ufffd/g)?.length ?? 0;
    if (looksBinary(text)) throw new Unreadable('holds control characters, so it is no text');
    if (wrong === 0) return { text };
    const beyond = text.match(/[^\0-\x7f]/gu)?.length ?? 0;
    if (wrong * minRight <= beyond) return { text, fault: replacedFault(wrong, declared) };
  } catch (cause) {
    if (cause instanceof Unreadable) throw cause;
    throw new Unreadable(`is no text in the encoding that it names (${declared})`, { cause });
  }
  throw new Unreadable(`is no text in the encoding that it names (${declared})`);
}

function declaredIn(bytes: Uint8Array): string | undefined {
  return declaredEncoding.exec(new TextDecoder('latin1').decode(bytes))?.[1]?.toLowerCase();
}
