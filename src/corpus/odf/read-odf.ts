import { joined } from '../blocks/joined.js';
import type { FormatReading } from '../format.js';
import { headingPlaces, readMarkup } from '../html/markup.js';
import { type OfficeKind, officeParts, partOf } from '../office/office-archive.js';
import { officeFields } from '../office/office-fields.js';
import { Unreadable } from '../unreadable.js';
import { OdfMarkup } from './odf-markup.js';

const text: OfficeKind = { name: 'OpenDocument text (.odt)', remedy: 'save it as .odt' };
const slides: OfficeKind = { name: 'OpenDocument presentation (.odp)', remedy: 'save it as .odp' };

/** A text: its sections are its places. @param maxBytes Of all parts together, unpacked. @throws {Unreadable} */
export async function readOdt(bytes: Uint8Array, maxBytes: number): Promise<FormatReading> {
  const parts = await officeParts(bytes, maxBytes, text);
  const written = new OdfMarkup(parts).read(partOf(parts, 'content.xml', text));
  const reading = readMarkup(written.map(({ html }) => html).join(''));
  if (reading.text === '') throw new Unreadable('holds no text');
  return { ...reading, ...headingPlaces(reading), fields: officeFields(parts) };
}

/** Slides: each is a place, and its notes are another. @param maxBytes As above. @throws {Unreadable} */
export async function readOdp(bytes: Uint8Array, maxBytes: number): Promise<FormatReading> {
  const parts = await officeParts(bytes, maxBytes, slides);
  const written = new OdfMarkup(parts).read(partOf(parts, 'content.xml', slides));
  const reading = joined(
    written.map(({ label, html }) => ({ label, ...readMarkup(html) })),
    true,
  );
  if (reading.text === '') throw new Unreadable('holds no text');
  const { heading } = headingPlaces({ text: reading.text, blocks: reading.blocks ?? [] });
  return { ...reading, heading, fields: officeFields(parts) };
}
