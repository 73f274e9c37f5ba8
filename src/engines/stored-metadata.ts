import { type DocumentMetadata, type FileHistory, metadataOf } from '../core/types/document.js';
import type { AnalysedDocument } from '../core/types/forward-document.js';
import type { Places } from '../core/types/places.js';
import type { Span } from '../core/types/span.js';
import { encodeBlocks, type StoredBlocks } from '../core/types/stored-blocks.js';

/** What every engine keeps of a document beside its numbers and its text. */
export interface StoredMetadata extends DocumentMetadata {
  readonly hash: string;
  readonly metadataHash: string;
  /** Of the file. */
  readonly bytes: number;
  readonly file?: FileHistory;
  readonly body?: Span;
  readonly places?: Places;
  readonly blocks: StoredBlocks;
}

/** What is kept of a document, ready for JSON: what is unknown is undefined. */
export function storedMetadataOf({ document, blocks, hash, metadataHash }: AnalysedDocument) {
  const { bytes, file, body, places } = document;
  return {
    ...metadataOf(document),
    hash,
    metadataHash,
    bytes,
    file,
    body,
    places,
    blocks: { ...encodeBlocks(blocks), ...(document.blocks === undefined ? {} : { areRead: true as const }) },
  };
}
