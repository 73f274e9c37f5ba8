import type { Block } from './block.js';
import type { Places } from './places.js';
import type { Span } from './span.js';

/** Where a document's title was found; `opening-words` marks a title that is only the text's beginning. */
export const titleOrigins = ['front-matter', 'sources', 'heading', 'file-name', 'opening-words'] as const;
export type TitleOrigin = (typeof titleOrigins)[number];

/** What is known about a document beside its text. Absent means unknown; nothing is guessed. */
export interface DocumentMetadata {
  readonly title: string;
  readonly titleOrigin: TitleOrigin;
  /** http(s) only. */
  readonly url?: string;
  readonly author?: string;
  /** As the source gives it, ISO 8601 where it could be read as a date. */
  readonly date?: string;
  readonly publisher?: string;
  /** ISO 639-1: what the operator says that it is in; absent: its text tells. */
  readonly language?: string;
}

/** Its metadata alone, in the order in which it is kept and hashed. */
export function metadataOf(document: DocumentMetadata) {
  const { title, titleOrigin, url, author, date, publisher, language } = document;
  return { title, titleOrigin, url, author, date, publisher, language };
}

/** A document's file, and what was read in it before. */
export interface FileHistory {
  /** SHA-256 of its bytes, hexadecimal. */
  readonly hash: string;
  /**
   * SHA-256 of the texts that earlier versions of the program read in these very bytes, newest first, at most
   * `earlierTextsKept`: what differs between them the reader has changed, and nobody the file.
   */
  readonly earlierTexts: readonly string[];
}

export const earlierTextsKept = 8;

/** A corpus file as decoded; `text` is never trimmed or re-wrapped, so every span stays true. */
export interface Document extends DocumentMetadata {
  /** Path below the corpus folder, with `/`. Unique in a corpus; ids are compared by code unit. */
  readonly id: string;
  /** The decoded text without byte order mark; line endings as in the file. */
  readonly text: string;
  /**
   * What of `text` may be searched and quoted; absent: all of it. Front matter is the usual part that is not.
   */
  readonly body?: Span;
  /**
   * Headings, paragraphs, list items, rows ...: they tile the body (`Block` says how). Absent: the text itself is asked,
   * see `defaultBlocks`.
   */
  readonly blocks?: readonly Block[];
  /** What people know its parts by; absent: lines alone. */
  readonly places?: Places;
  /** Of a web page: who says what of it is its text, and how much of what can be seen that is, 0..1. */
  readonly mainText?: { readonly chosenBy: string; readonly share: number };
  /** Size of the file in bytes. */
  readonly bytes: number;
  /** Absent: it was read from no file. */
  readonly file?: FileHistory;
}

/** The part of a document that is searched and quoted. */
export function bodyOf(document: Document): Span {
  return document.body ?? { start: 0, end: document.text.length };
}

/** Orders ids by UTF-16 code unit: the same on every machine, whatever its locale. */
export function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What tells whether a document has changed. */
export interface HashedDocument {
  readonly id: string;
  /** SHA-256 of the text, hexadecimal. */
  readonly hash: string;
  readonly metadataHash: string;
  readonly file?: FileHistory;
}
