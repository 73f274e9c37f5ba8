import type { AnalysedDocument } from '../../core/types/forward-document.js';
import { type StoredMetadata, storedMetadataOf } from '../stored-metadata.js';
import { fromSortable, toSortable } from './sortable-text.js';

/** As a document row's content. */
export function encodeMetadata(analysed: AnalysedDocument): string {
  const { length } = analysed.document.text;
  return toSortable(JSON.stringify({ ...storedMetadataOf(analysed), length }));
}

/** @returns also the length of its text, in UTF-16 code units. */
export function decodeMetadata(content: unknown): StoredMetadata & { readonly length: number } {
  return JSON.parse(fromSortable(String(content)));
}
