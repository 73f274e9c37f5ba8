/** A piece of an RTF file. Bytes are what the document's code page, or that of the font, makes characters of. */
export type Token =
  | { readonly kind: 'open' | 'close' }
  | { readonly kind: 'word'; readonly name: string; readonly number: number | undefined }
  /** `\*`: the destination that follows may be passed over by who does not know it. */
  | { readonly kind: 'star' }
  | { readonly kind: 'bytes'; readonly bytes: readonly number[] }
  /** A character that is written by a sign of its own. */
  | { readonly kind: 'character'; readonly text: string };

const controlWord = /\\([a-z]{1,32})(-?\d{1,10})? ?/y;
const plain = /[^\\{}\r\n]+/y;
const hexadecimal = /\\'([0-9a-f]{2})/iy;

/** A code unit for each byte. */
export function* tokensOf(source: string): Generator<Token> {
  let at = 0;
  while (at < source.length) {
    const sign = source[at];
    if (sign === '{' || sign === '}') {
      yield { kind: sign === '{' ? 'open' : 'close' };
      at++;
    } else if (sign === '\r' || sign === '\n') at++;
    else if (sign !== '\\') {
      const text = matched(plain, source, at)?.[0] ?? sign ?? '';
      yield { kind: 'bytes', bytes: Array.from(text, (unit) => unit.charCodeAt(0)) };
      at += text.length;
    } else {
      const word = matched(controlWord, source, at);
      if (word !== undefined) {
        const [whole, name = '', digits] = word;
        const number = digits === undefined ? undefined : Number(digits);
        at += whole.length;
        // So many bytes of a picture stand there as they are.
        if (name === 'bin') at += Math.max(0, number ?? 0);
        else yield { kind: 'word', name, number };
        continue;
      }
      const bytes: number[] = [];
      // One behind another may be one character.
      for (
        let hex = matched(hexadecimal, source, at);
        hex !== undefined;
        hex = matched(hexadecimal, source, at)
      ) {
        bytes.push(Number.parseInt(hex[1] ?? '', 16));
        at += hex[0].length;
      }
      if (bytes.length > 0) yield { kind: 'bytes', bytes };
      else {
        yield symbol(source[at + 1]);
        at += 2;
      }
    }
  }
}

function symbol(sign: string | undefined): Token {
  switch (sign) {
    case '*':
      return { kind: 'star' };
    case '~':
      return { kind: 'character', text: '\u00a0' };
    case '_':
      return { kind: 'character', text: '\u2011' };
    case '\r':
    case '\n':
      return { kind: 'word', name: 'par', number: undefined };
    case '\\':
    case '{':
    case '}':
      return { kind: 'character', text: sign };
    default:
      return { kind: 'character', text: '' };
  }
}

function matched(pattern: RegExp, source: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(source) ?? undefined;
}
