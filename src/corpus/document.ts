import { defined } from '../core/types/defined.js';
import type { Document, DocumentMetadata } from '../core/types/document.js';
import type { Span } from '../core/types/span.js';
import { tilingFault } from '../core/types/tiling.js';
import { withMarks } from './blocks/marked.js';
import { distinctWords } from './distinct-words.js';
import type { FormatReading } from './format.js';
import { limits } from './limits.js';
import type { Source } from './sources/source.js';
import { titleOf } from './title.js';
import { Unreadable } from './unreadable.js';

/** Anything that can be seen. */
const visible = /[^\s\p{Cc}\p{Cf}\p{Cs}]/u;

/** A document, and what of it it says itself, or is called by without the operator. */
export interface ReadDocument {
  readonly document: Document;
  readonly own: DocumentMetadata;
}

/**
 * A document from what its format read. What the file says about itself comes first, then what the operator says.
 * @throws {Unreadable} if there is nothing to search in it.
 */
export function toDocument(id: string, bytes: number, reading: FormatReading, source?: Source): ReadDocument {
  const { text, body = { start: 0, end: text.length } } = reading;
  if (bytes === 0 || text === '') throw new Unreadable('is empty');
  if (!visible.test(text)) throw new Unreadable('holds nothing but white space');
  if (!visible.test(text.slice(body.start, body.end))) throw new Unreadable('holds nothing but front matter');
  if (distinctWords(text, limits.distinctWords) > limits.distinctWords) {
    const max = limits.distinctWords.toLocaleString('en');
    throw new Unreadable(`holds more than ${max} different words and numbers, as no text for people does`);
  }
  const isWhole = body.start === 0 && body.end === text.length;
  const own = ownMetadata(id, reading);
  const document: Document = {
    id,
    text,
    bytes,
    ...withSource(own, source),
    ...(isWhole ? {} : { body }),
    ...blocksOf(reading, body),
    ...defined({ mainText: reading.mainText, places: reading.places }),
  };
  return { document, own };
}

/**
 * What is known of a document: what it says itself comes first, then what the operator says, then what was found to call it by.
 * @param own Without the operator's words.
 */
export function withSource(own: DocumentMetadata, source: Source = {}): DocumentMetadata {
  const { title, encoding: _, ...known } = source;
  const isOwn = own.titleOrigin === 'front-matter' || title === undefined;
  return { ...known, ...own, ...(isOwn ? {} : { title, titleOrigin: 'sources' }) };
}

function ownMetadata(id: string, reading: FormatReading): DocumentMetadata {
  const { text, fields, heading, body = { start: 0, end: text.length } } = reading;
  const { title, ...known } = fields;
  return { ...titleOf({ id, text, body, frontMatter: title, heading }), ...known };
}

/** Blocks that do not tile the text are not believed: a process that parses hostile files may say anything. */
function blocksOf({ text, blocks }: FormatReading, body: Span): Pick<Document, 'blocks'> {
  if (blocks === undefined || tilingFault(text, body, blocks) !== undefined) return {};
  return { blocks: withMarks(text, blocks) };
}
