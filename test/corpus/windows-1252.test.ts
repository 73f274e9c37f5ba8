import { expect, it } from 'vitest';
import { decodeAs } from '../../src/corpus/decode-as.js';
import { csv } from '../../src/corpus/formats/csv.js';
import { html } from '../../src/corpus/formats/html.js';
import { eml } from '../../src/corpus/formats/mail.js';
import { msg } from '../../src/corpus/formats/outlook.js';
import { rtf } from '../../src/corpus/formats/rtf.js';
import { text } from '../../src/corpus/formats/text.js';
import { outlookMessage } from '../support/outlook.js';
import { parsingLimits } from './folder.js';

const latin = (source: string) => Buffer.from(source, 'latin1');
const said = 'It\x92s \x93closed\x94 \x96 for \x80 5.';
const page = (charset: string) => latin(`<meta charset="${charset}"><body><p>${said}</p></body>`);
const head = 'From: a@example.org\nDate: 5 Jun 2018 21:14 +0000\n';

it.each([
  ['a page in Windows-1252', html, page('windows-1252')],
  ['a page in ISO 8859-1, which is read so', html, page('iso-8859-1')],
  ['Rich Text', rtf, latin(`{\\rtf1\\ansi\\ansicpg1252 It\\'92s \\'93closed\\'94 \\'96 for \\'80 5.}`)],
  ['a table', csv, latin(`note,more\n${said},x\n`)],
  ['a text', text, latin(said)],
  [
    'a mail',
    eml,
    latin(`${head}MIME-Version: 1.0\nContent-Type: text/plain; charset=windows-1252\n\n${said}`),
  ],
  [
    'a message of Outlook',
    msg,
    outlookMessage({
      properties: { '0037': 'Quay', '10130102': latin(`<p>${said}</p>`), '3FDE': 1252, '3FFD': 1252 },
    }),
  ],
])('%s keeps quotation marks, dashes and euro signs of Windows-1252', async (_, format, bytes) => {
  const reading = await format.read(new Uint8Array(bytes), parsingLimits);
  expect(reading.text).toContain('It’s “closed” – for € 5.');
});

it('decodes each byte as the standard has it, and other encodings as before', () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
  const read = decodeAs('latin1', bytes, true);
  expect(read.slice(0x80, 0xa1)).toBe('€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ\u00a0');
  expect([...read]).toHaveLength(256);
  expect(decodeAs('windows-1251', Uint8Array.from([0xcf, 0x94]), true)).toBe('П”');
  expect(() => decodeAs('utf-8', Uint8Array.from([0xcf]), true)).toThrow(TypeError);
});
