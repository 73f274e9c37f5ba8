import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/corpus/decode-text.js';

const latin = (text: string) => Buffer.from(text, 'latin1');
const assumed = 'names no encoding and is no UTF-8, so it is taken for Windows-1252';

describe('the encoding of a text', () => {
  it('is UTF-8 or UTF-16 where it is valid, and nothing is said', () => {
    expect(decodeText(Buffer.from('café 🎉'))).toEqual({ text: 'café 🎉' });
    expect(decodeText(Buffer.from('\ufeffcafé', 'utf16le'))).toEqual({ text: 'café' });
  });

  it('is UTF-8 where more of it is than is not: each wrong byte is one character, counted', () => {
    const torn = Buffer.concat([Buffer.from('Café, thé, pâté '), latin('\xe9t\xe9')]);
    expect(decodeText(torn)).toEqual({
      text: 'Café, thé, pâté \ufffdt\ufffd',
      fault: '2 characters are no UTF-8 and shown as \ufffd',
    });
    expect(decodeText(torn.subarray(0, -1)).fault).toBe('a character is no UTF-8 and shown as \ufffd');
  });

  it('is Windows-1252 where that fits, and the report says that it was assumed', () => {
    expect(decodeText(latin('I\x92m at the caf\xe9.'))).toEqual({ text: 'I’m at the café.', assumed });
  });

  it.each([
    ['as many characters are UTF-8 as are not', Buffer.concat([Buffer.from('café '), latin('caf\xe9')])],
    ['a byte is no character of Windows-1252', latin('caf\xe9 \x81')],
    ['most of it is not ASCII, as Cyrillic', Buffer.from('cff0e8f7e0eb20cff0e8f7e0eb', 'hex')],
  ])('is not guessed where %s', (_, bytes) => {
    expect(() => decodeText(bytes)).toThrow('is neither UTF-8 nor UTF-16 text; save it as UTF-8');
  });

  it('is none of a file with control characters', () => {
    expect(() => decodeText(latin('caf\xe9\x01\x02'))).toThrow('holds control characters, so it is no text');
  });
});
