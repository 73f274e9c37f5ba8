import { decodeWords } from 'postal-mime';

/** The encodings that a mail's parts name, in their heads or in what looks like one. */
const named =
  /^(?:content-type:|[ \t])[^\r\n\u2028\u2029]*\bcharset\s{0,20}=\s{0,20}["']?([\w.:+-]{1,40})/gim;

/**
 * An encoding that the mail names and that nobody knows; undefined where there is none. The parser takes such a one
 * for Windows-1252, which would be a guess.
 * @param source The mail, each byte a character.
 */
export function unknownEncoding(source: string): string | undefined {
  for (const [, label = ''] of source.matchAll(named)) if (!isKnown(label)) return label.toLowerCase();
  return undefined;
}

function isKnown(label: string): boolean {
  try {
    new TextDecoder(label);
    return true;
  } catch {
    // The parser knows some by other names; these two bytes are read so in Windows-1252 alone.
    return decodeWords(`=?${label}?B?gek=?=`) !== '\u0081\u00e9';
  }
}
