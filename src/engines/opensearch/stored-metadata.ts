import type { DocumentMetadata } from '../../core/types/document.js';
import type { AnalysedDocument } from '../../core/types/forward-document.js';
import type { Places } from '../../core/types/places.js';
import { encodeBlocks, type StoredBlocks } from '../../core/types/stored-blocks.js';
import { fromSortable, toSortable } from './sortable-text.js';

/** What is kept of a document beside its numbers and its text. */
export interface StoredMetadata extends DocumentMetadata {
  readonly hash: string;
  readonly metadataHash: string;
  /** Of the file. */
  readonly bytes: number;
  readonly places?: Places;
  readonly blocks: StoredBlocks;
}

/** As a document row's content. */
export function encodeMetadata({ document, blocks, hash, metadataHash }: AnalysedDocument): string {
  const { title, titleOrigin, url, author, date, publisher, bytes, places } = document;
  const kept = {
    title,
    titleOrigin,
    url,
    author,
    date,
    publisher,
    hash,
    metadataHash,
    bytes,
    places,
    blocks: encodeBlocks(blocks),
  };
  return toSortable(JSON.stringify({ ...kept, length: document.text.length }));
}

/** @returns also the length of its text, in UTF-16 code units. */
export function decodeMetadata(content: unknown): StoredMetadata & { readonly length: number } {
  return JSON.parse(fromSortable(String(content)));
}
