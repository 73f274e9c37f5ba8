import type { Document } from '../core/types/document.js';
import type { Span } from '../core/types/span.js';
import { tilingFault } from '../core/types/tiling.js';
import type { FormatReading } from './format.js';
import type { Sources } from './sources.js';
import { titleOf } from './title.js';
import { Unreadable } from './unreadable.js';

/** Anything that can be seen. */
const visible = /[^\s\p{Cc}\p{Cf}\p{Cs}]/u;

/**
 * A document from what its format read. What the file says about itself comes first, then what the operator says.
 * @throws {Unreadable} if there is nothing to search in it.
 */
export function toDocument(id: string, bytes: number, reading: FormatReading, sources: Sources): Document {
  const { text, fields, body = { start: 0, end: text.length } } = reading;
  if (bytes === 0 || text === '') throw new Unreadable('is empty');
  if (!visible.test(text)) throw new Unreadable('holds nothing but white space');
  if (!visible.test(text.slice(body.start, body.end))) throw new Unreadable('holds nothing but front matter');
  const source = sources.get(id) ?? sources.get(id.normalize());
  const { title: _, ...rest } = { ...source, ...fields };
  const isWhole = body.start === 0 && body.end === text.length;
  return {
    id,
    text,
    bytes,
    ...titleOf({
      id,
      text,
      body,
      frontMatter: fields.title,
      sources: source?.title,
      heading: reading.heading,
    }),
    ...rest,
    ...(isWhole ? {} : { body }),
    ...blocksOf(reading, body),
    ...(reading.places === undefined ? {} : { places: reading.places }),
  };
}

/** Blocks that do not tile the text are not believed: a process that parses hostile files may say anything. */
function blocksOf({ text, blocks }: FormatReading, body: Span): Pick<Document, 'blocks'> {
  return blocks === undefined || tilingFault(text, body, blocks) !== undefined ? {} : { blocks };
}
