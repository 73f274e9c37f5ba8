import { readXml } from './read-xml.js';

/** The text of an element that holds text itself, with that of what stands in it. */
export interface XmlUnit {
  /** "catalog/book[3]/title": which of its name among its siblings it is, where it is not the first. */
  readonly path: string;
  readonly name: string;
  readonly text: string;
}

interface Frame {
  readonly name: string;
  readonly path: string;
  /** How many children of a name there have been. */
  readonly counts: Map<string, number>;
  /** All text in it, in its order. */
  raw: string;
  /** Whether text stands in it beside its children, as in a paragraph with words in bold. */
  isMixed: boolean;
  readonly units: XmlUnit[];
}

const frameOf = (name: string, path: string): Frame => ({
  name,
  path,
  counts: new Map(),
  raw: '',
  isMixed: false,
  units: [],
});

/** What a file of XML says, element by element. @throws {Unreadable} if it is no XML. */
export function xmlUnits(bytes: Uint8Array): readonly XmlUnit[] {
  const frames = [frameOf('', '')];
  readXml(bytes, {
    open(name) {
      const around = frames.at(-1);
      const number = (around?.counts.get(name) ?? 0) + 1;
      around?.counts.set(name, number);
      const own = number === 1 ? name : `${name}[${number}]`;
      frames.push(frameOf(name, around?.path ? `${around.path}/${own}` : own));
    },
    text(words) {
      const frame = frames.at(-1);
      if (frame === undefined) return;
      frame.raw += words;
      frame.isMixed ||= words.trim() !== '';
    },
    close() {
      const frame = frames.pop();
      const around = frames.at(-1);
      if (frame === undefined || around === undefined) return;
      around.raw += frame.raw;
      for (const unit of unitsOf(frame)) around.units.push(unit);
    },
  });
  return frames[0]?.units ?? [];
}

function unitsOf({ name, path, raw, isMixed, units }: Frame): readonly XmlUnit[] {
  return isMixed ? [{ path, name, text: raw.replace(/\s+/gu, ' ').trim() }] : units;
}
