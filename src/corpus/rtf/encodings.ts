import { decodeAs } from '../decode-as.js';

/** What TextDecoder calls the code pages that RTF names by number. */
const codePages: Readonly<Record<number, string>> = {
  866: 'ibm866',
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  10000: 'macintosh',
  65001: 'utf-8',
};

/** By the character set that a font names; 0 and 1 are that of the document. */
const charsets: Readonly<Record<number, string>> = {
  77: 'macintosh',
  128: 'shift_jis',
  129: 'euc-kr',
  134: 'gbk',
  136: 'big5',
  161: 'windows-1253',
  162: 'windows-1254',
  163: 'windows-1258',
  177: 'windows-1255',
  178: 'windows-1256',
  186: 'windows-1257',
  204: 'windows-1251',
  222: 'windows-874',
  238: 'windows-1250',
};

/** undefined for a code page that is not known. */
export function encodingOfCodePage(number: number): string | undefined {
  return codePages[number] ?? (number >= 1250 && number <= 1258 ? `windows-${number}` : undefined);
}

/** undefined for the document's own. */
export function encodingOfCharset(number: number): string | undefined {
  return charsets[number];
}

export function decodeBytes(bytes: readonly number[], encoding: string): string {
  return decodeAs(encoding, Uint8Array.from(bytes), false);
}
