import { toFields } from '../fields.js';
import type { FormatReading } from '../format.js';
import { headingPlaces, readMarkup } from '../html/markup.js';
import { producerTitle } from '../producer-title.js';
import { Unreadable } from '../unreadable.js';
import { RtfReader } from './rtf-markup.js';

/** @throws {Unreadable} with the reason */
export function readRtf(bytes: Uint8Array): FormatReading {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (!/^\s{0,100}\{\\rtf/.test(source)) throw new Unreadable('is no RTF: it does not begin with {\\rtf');
  const { html, info, isWhole } = new RtfReader().read(source);
  const reading = readMarkup(html);
  if (reading.text === '') throw new Unreadable('holds no text');
  return {
    ...reading,
    ...headingPlaces(reading),
    fields: toFields([
      ['title', producerTitle(info.get('title'))],
      ['author', info.get('author')],
      ['date', info.get('date')],
    ]),
    ...(isWhole ? {} : { fault: 'its end is missing' }),
  };
}
