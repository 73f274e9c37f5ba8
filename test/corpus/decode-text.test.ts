import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/corpus/decode-text.js';
import { folderOf, readFolder } from './folder.js';

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

  it('is the one that the operator names, where it is no UTF-8', () => {
    const cyrillic = Buffer.from('cff0e8f7e0eb', 'hex');
    expect(decodeText(cyrillic, 'windows-1251')).toEqual({ text: 'Причал' });
    expect(decodeText(Buffer.from('Причал'), 'windows-1251')).toEqual({ text: 'Причал' });
    expect(() => decodeText(Buffer.from([0x41, 0xff, 0xff]), 'shift_jis')).toThrow(
      'is neither UTF-8 nor shift_jis text, as its configuration has it',
    );
  });

  it('is told to every format of text', async () => {
    const cyrillic = (source: string) =>
      Buffer.concat([Buffer.from(source), Buffer.from('cff0e8f7e0eb0a', 'hex')]);
    const files = {
      'a.txt': '',
      'a.md': '',
      'a.rst': '',
      'a.csv': 'a,b\n1,',
      'a.tex': '',
      'a.srt': '1\n00:00:01,000 --> 00:00:02,000\n',
    };
    const folder = await folderOf(
      Object.fromEntries(Object.entries(files).map(([name, source]) => [name, cyrillic(source)])),
    );
    const { documents, reasons } = await readFolder(folder, { encoding: 'windows-1251' });
    expect(reasons).toEqual({});
    expect([...documents.values()].map(({ text }) => text.includes('Причал'))).toEqual(Array(6).fill(true));
  });

  it('is none of a file with control characters', () => {
    expect(() => decodeText(latin('caf\xe9\x01\x02'))).toThrow('holds control characters, so it is no text');
  });
});
