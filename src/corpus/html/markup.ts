import { parseHTML } from 'linkedom';
import type { Unit } from '../blocks/joined.js';
import { cleanLine, cutAtWord } from '../clean.js';
import type { FormatReading } from '../format.js';
import { Unreadable } from '../unreadable.js';
import type { PageNode } from './elements.js';
import { layoutOf } from './layout.js';
import { pageBlocks } from './page-blocks.js';
import { tooDeep } from './read-page.js';

/** Text and blocks of markup that is a document's own and no page of a site: all of it is main text. @throws {Unreadable} */
export function readMarkup(html: string): Pick<Unit, 'text' | 'blocks'> {
  if (tooDeep(html)) throw new Unreadable('is nested too deeply to be read');
  const { document } = parseHTML(`<html><body>${html}</body></html>`);
  const layout = layoutOf(document.body as unknown as PageNode);
  return { text: layout.text, blocks: pageBlocks(layout, () => true) };
}

/** Of a heading so much is cited, in code units. */
const maxNamedLength = 80;

/** The first heading, and each heading as a place: how a citation names a part of a text without pages. */
export function headingPlaces({
  text,
  blocks,
}: Pick<Unit, 'text' | 'blocks'>): Pick<FormatReading, 'heading' | 'places'> {
  const headings = blocks.filter(({ kind }) => kind === 'heading');
  const [first] = headings;
  if (first === undefined) return {};
  const anchors = headings.map(({ start, end }) => ({
    offset: start,
    label: `section “${cutAtWord(cleanLine(text.slice(start, end)), maxNamedLength)}”`,
  }));
  return { heading: text.slice(first.start, first.end), places: { anchors, areSeparate: false } };
}

/** Words as markup has them. */
export function escapeMarkup(words: string): string {
  return words.replace(/[&<>]/g, (sign) => (sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : '&gt;'));
}
