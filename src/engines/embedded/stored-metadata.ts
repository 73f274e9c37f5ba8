import type { DocumentMetadata } from '../../core/types/document.js';
import type { AnalysedDocument } from '../../core/types/forward-document.js';
import type { Places } from '../../core/types/places.js';
import { encodeBlocks, type StoredBlocks } from '../../core/types/stored-blocks.js';

/** What is kept of a document beside its numbers and its text. */
export interface StoredMetadata extends DocumentMetadata {
  readonly hash: string;
  readonly metadataHash: string;
  /** Of the file. */
  readonly bytes: number;
  readonly places?: Places;
  readonly blocks: StoredBlocks;
}

/** JSON, in UTF-8; lone surrogates are escaped there. */
export function encodeMetadata({ document, blocks, hash, metadataHash }: AnalysedDocument): Uint8Array {
  const { title, titleOrigin, url, author, date, publisher, bytes, places } = document;
  return Buffer.from(
    JSON.stringify({
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
    }),
  );
}

/** @param record What `encodeMetadata` gave, its checksum compared. */
export function decodeMetadata(record: Uint8Array): StoredMetadata {
  return JSON.parse(Buffer.from(record.buffer, record.byteOffset, record.length).toString());
}
