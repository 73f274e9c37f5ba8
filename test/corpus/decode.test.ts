import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from '../../src/corpus/decode.js';

function utf16be(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16();
}

const sample = 'Facebook’s partners:\r\nHuawei, Lenovo — “OPPO” and 🎉 TCL\n\tend\r';
const chinese = '华为与一家公司，一共四家。\n数据共享　协议 一\r\n';
const cyrillic = 'Какие компании имели доступ?\r\nЧетыре компании.\n';

const encodings: readonly [string, (text: string) => Uint8Array][] = [
  ['UTF-8', (text) => Buffer.from(text)],
  ['UTF-8 with a byte order mark', (text) => Buffer.from(`\ufeff${text}`)],
  ['UTF-16LE with a byte order mark', (text) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['UTF-16BE with a byte order mark', (text) => utf16be(`\ufeff${text}`)],
  ['UTF-16LE without one', (text) => Buffer.from(text, 'utf16le')],
  ['UTF-16BE without one', (text) => utf16be(text)],
];

describe.each(encodings)('decode, given %s', (_, encode) => {
  it.each([
    ['Latin', sample],
    ['Chinese', chinese],
    ['Cyrillic', cyrillic],
  ])('gives %s text back character for character, line breaks and all', (_script, text) => {
    expect(decode(encode(text))).toBe(text);
  });

  it('keeps every offset true for any words, line breaks and emoji', () => {
    const word = fc.constantFrom(
      'access',
      'données',
      'Huawei',
      'naïve',
      '🎉',
      'e\u0301',
      '\u200f',
      '“so”',
      '1,2',
    );
    const gap = fc.constantFrom(' ', '\n', '\r\n', '\t', '. ');
    const texts = fc.array(fc.tuple(word, gap), { minLength: 1 }).map((pairs) => pairs.flat().join(''));
    fc.assert(
      fc.property(texts, (text) => {
        expect(decode(encode(text))).toBe(text);
      }),
    );
  });
});

describe('decode', () => {
  it('never misreads lines of UTF-16 without a byte order mark: the text comes back, or the file is refused', () => {
    const script = (first: number, last: number) =>
      fc.integer({ min: first, max: last }).map((code) => String.fromCodePoint(code));
    const character = fc.oneof(
      fc.constantFrom(' ', '\n', '一', '\u3000', '。', '1', 'N'),
      script(0x4e00, 0x9fa5),
      script(0x410, 0x44f),
      script(0x61, 0x7a),
      script(0x3041, 0x3096),
      script(0xac00, 0xd7a3),
      script(0x5d0, 0x5ea),
    );
    const texts = fc.array(character, { minLength: 1, maxLength: 80 }).map((all) => `${all.join('')}\n`);
    fc.assert(
      fc.property(texts, fc.boolean(), (text, isBig) => {
        let decoded: string;
        try {
          decoded = decode(isBig ? utf16be(text) : Buffer.from(text, 'utf16le'));
        } catch (error) {
          expect(String(error)).toMatch(/neither UTF-8 nor UTF-16|no text/);
          return;
        }
        expect(decoded).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  it('takes off one byte order mark only', () => {
    expect(decode(Buffer.from('\ufeff\ufefftext'))).toBe('\ufefftext');
  });

  it('gives the empty text for no bytes, and for a byte order mark alone', () => {
    expect(decode(new Uint8Array())).toBe('');
    expect(decode(Buffer.from([0xff, 0xfe]))).toBe('');
  });

  it.each([
    ['Windows-1252', Buffer.from([0x49, 0x92, 0x6d, 0x20, 0x68, 0x65, 0x72, 0x65])],
    ['UTF-8 that is cut within a character', Buffer.from('café').subarray(0, 4)],
    ['half a surrogate pair in UTF-8', Buffer.from([0x61, 0xed, 0xa0, 0x80])],
    ['UTF-16 that is cut within a character', Buffer.from('\ufeffab', 'utf16le').subarray(0, 5)],
    ['half a surrogate pair in UTF-16', Buffer.from('\ufeffa\ud800b', 'utf16le')],
    ['half a surrogate pair in big-endian UTF-16', utf16be('\ufeffa\udc00b')],
  ])('refuses %s, since a guess would misquote', (_, bytes) => {
    expect(() => decode(bytes)).toThrow('is neither UTF-8 nor UTF-16 text; save it as UTF-8');
  });

  it.each([
    ['a NUL in UTF-8', Buffer.from('some text\0more of it')],
    ['a NUL in Chinese UTF-8', Buffer.from(`${chinese}\0${chinese}`)],
    ['a NUL in UTF-16', Buffer.from('\ufeffsome\0text', 'utf16le')],
    ['NULs alone', new Uint8Array(64)],
    ['a line break followed by a NUL', Buffer.from('two words\n\0and so on, at length')],
  ])('refuses %s as no text', (_, bytes) => {
    expect(() => decode(bytes)).toThrow('holds NUL characters, so it is no text');
  });

  it('refuses what is mostly control characters, and takes form feeds and terminal colours', () => {
    expect(() => decode(Buffer.from([1, 2, 3, 4, 0x41, 5, 6]))).toThrow('holds control characters');
    expect(decode(Buffer.from('page one\fpage two \x1b[1mbold\x1b[0m'))).toContain('\f');
  });

  it('names UTF-32 when it sees it', () => {
    expect(() => decode(Buffer.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]))).toThrow('is UTF-32');
  });
});
