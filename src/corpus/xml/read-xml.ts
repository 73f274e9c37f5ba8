import { type SaxesAttributePlain, SaxesParser } from 'saxes';
import { decodeXml } from '../decode-markup.js';
import { Unreadable } from '../unreadable.js';

export type Attributes = Readonly<Record<string, string>>;

/** What is told of a file of XML, in its order. Names of elements and attributes come without their prefix. */
export interface XmlReader {
  open?(name: string, attributes: Attributes): void;
  /** Pieces as they come; white space is kept. */
  text?(words: string): void;
  /** @param end Behind it, in code units of the text without a byte order mark. */
  close?(name: string, end: number): void;
}

/** Files that people write have a few dozen levels. */
const maxDepth = 2_000;

/**
 * Reads XML from one end to the other without keeping it. Entities that a file declares itself are not expanded: one that
 * uses them cannot be read.
 * @throws {Unreadable} if it is no XML, or nested too deeply.
 */
export function readXml(bytes: Uint8Array, reader: XmlReader): void {
  const parser = new SaxesParser();
  let depth = 0;
  parser.on('error', (cause) => {
    throw new Unreadable('holds XML that cannot be read', { cause });
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (++depth > maxDepth) throw new Unreadable('is nested too deeply to be read');
    reader.open?.(localName(name), localNames(attributes as Record<string, SaxesAttributePlain['value']>));
  });
  parser.on('closetag', ({ name }) => {
    depth--;
    reader.close?.(localName(name), parser.position);
  });
  const text = (words: string) => reader.text?.(words);
  parser.on('text', text);
  parser.on('cdata', text);
  parser.write(decodeXml(bytes)).close();
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function localNames(attributes: Readonly<Record<string, string>>): Attributes {
  const names: Record<string, string> = Object.create(null);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('xmlns')) continue;
    const local = localName(name);
    // Of `id` and `r:id` the one with a prefix leads somewhere.
    if (local !== name || names[local] === undefined) names[local] = value;
  }
  return names;
}
