import type { AnalysedDocument } from '../../core/types/forward-document.js';
import { type StoredMetadata, storedMetadataOf } from '../stored-metadata.js';

/** JSON, in UTF-8; lone surrogates are escaped there. */
export function encodeMetadata(analysed: AnalysedDocument): Uint8Array {
  return Buffer.from(JSON.stringify(storedMetadataOf(analysed)));
}

/** @param record What `encodeMetadata` gave, its checksum compared. */
export function decodeMetadata(record: Uint8Array): StoredMetadata {
  return JSON.parse(Buffer.from(record.buffer, record.byteOffset, record.length).toString());
}
