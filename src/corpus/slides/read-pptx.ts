import { defined } from '../../core/types/defined.js';
import { joined, type Unit } from '../blocks/joined.js';
import type { FormatReading } from '../format.js';
import { headingPlaces, readMarkup } from '../html/markup.js';
import { type OfficeKind, officeParts, type Parts, partOf } from '../office/office-archive.js';
import { officeFields } from '../office/office-fields.js';
import { relationshipsOf } from '../office/relationships.js';
import { Unreadable } from '../unreadable.js';
import { readXml } from '../xml/read-xml.js';
import { SlideMarkup } from './slide-markup.js';

const kind: OfficeKind = { name: 'PowerPoint presentation (.pptx)', remedy: 'save it as .pptx' };
const presentationPart = 'ppt/presentation.xml';

/**
 * Slides in the order in which they are shown: each is a place, with the words of its diagrams, and its notes are another.
 * @param maxBytes Of all parts together, unpacked. @throws {Unreadable}
 */
export async function readPptx(bytes: Uint8Array, maxBytes: number): Promise<FormatReading> {
  const parts = await officeParts(bytes, maxBytes, kind);
  const leadsTo = relationshipsOf(parts, presentationPart);
  const units: Unit[] = [];
  const missing: number[] = [];
  for (const [i, id] of slideIds(parts).entries()) {
    const target = leadsTo.get(id)?.target ?? '';
    const slide = parts.get(target);
    if (slide === undefined) missing.push(i + 1);
    else units.push(...unitsOf(parts, target, slide, `slide ${i + 1}`));
  }
  const reading = joined(units, true);
  const fault = missing.length === 0 ? undefined : `slide ${missing.slice(0, 20).join(', ')} is missing`;
  if (reading.text === '') throw new Unreadable(fault ?? 'holds no text');
  const { heading } = headingPlaces({ text: reading.text, blocks: reading.blocks ?? [] });
  return { ...reading, heading, fields: officeFields(parts), ...defined({ fault }) };
}

function slideIds(parts: Parts): readonly string[] {
  const ids: string[] = [];
  let isInList = false;
  readXml(partOf(parts, presentationPart, kind), {
    open(name, attributes) {
      if (name === 'sldIdLst') isInList = true;
      // Its own number is an id, too: the relationship's comes with a prefix, and last.
      else if (name === 'sldId' && isInList) ids.push(attributes['id'] ?? '');
    },
    close(name) {
      if (name === 'sldIdLst') isInList = false;
    },
  });
  return ids;
}

function unitsOf(parts: Parts, part: string, slide: Buffer, label: string): Unit[] {
  const around = [...relationshipsOf(parts, part).values()];
  const markup = (type: string) =>
    around
      .filter((one) => one.type === type)
      .map(({ target }) => parts.get(target))
      .filter((found) => found !== undefined)
      .map((found) => SlideMarkup.of(found))
      .join('');
  return [
    { label, ...readMarkup(SlideMarkup.of(slide) + markup('diagramData')) },
    { label: `${label}, notes`, ...readMarkup(markup('notesSlide')) },
  ];
}
