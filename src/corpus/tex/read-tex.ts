import { toFields } from '../fields.js';
import type { FormatReading } from '../format.js';
import { headingPlaces, readMarkup } from '../html/markup.js';
import { Unreadable } from '../unreadable.js';
import { TexMarkup } from './tex-markup.js';

/** The words of a document of LaTeX, with what its commands make of them. @throws {Unreadable} */
export function readTex(source: string): FormatReading {
  const { html, asides } = new TexMarkup(source).read();
  const reading = readMarkup(html);
  if (reading.text === '') throw new Unreadable('holds no text beside commands');
  const field = (name: string): [string, string] => {
    const markup = asides.get(name);
    return [name, markup === undefined ? '' : readMarkup(markup).text];
  };
  return {
    ...reading,
    ...headingPlaces(reading),
    fields: toFields([field('title'), field('author'), field('date')]),
  };
}
