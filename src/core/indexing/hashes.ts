import { createHash } from 'node:crypto';
import type { Block } from '../types/block.js';
import {
  bodyOf,
  compareIds,
  type Document,
  earlierTextsKept,
  type FileHistory,
  type HashedDocument,
  metadataOf,
} from '../types/document.js';

/** SHA-256 of a text, hexadecimal. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** SHA-256 of everything that is known of a document beside its id, text and size, hexadecimal. */
export function metadataHashOf(document: Document): string {
  const { places, blocks } = document;
  const { language, ...metadata } = metadataOf(document);
  const { start, end } = bodyOf(document);
  const known = [
    ...Object.values(metadata),
    start,
    end,
    ...(places === undefined && blocks === undefined ? [] : [places]),
    ...(blocks === undefined ? [] : [blocks.map(knownOfBlock)]),
    ...(language === undefined ? [] : [{ language }]),
  ];
  return hashOf(JSON.stringify(known.map((value) => value ?? null)));
}

/** In an order of its own: an object's depends on who made it. */
function knownOfBlock({ kind, start, end, level, speaker, anchor, label, header }: Block): unknown[] {
  return [kind, start, end, level, speaker, anchor, label, header];
}

export function hashed(document: Document): HashedDocument {
  const { id, text, file } = document;
  const hash = hashOf(text);
  return {
    id,
    hash,
    metadataHash: metadataHashOf(document),
    ...(file === undefined ? {} : { file: withoutOwn(file, hash) }),
  };
}

function withoutOwn({ hash, earlierTexts }: FileHistory, text: string): FileHistory {
  const earlier = [...new Set(earlierTexts)].filter((one) => one !== text);
  return { hash, earlierTexts: earlier.slice(0, earlierTextsKept) };
}

/** SHA-256 over the documents in order of id with their hashes, hexadecimal; the same for every order given. */
export function documentsHashOf(documents: readonly HashedDocument[]): string {
  const hash = createHash('sha256');
  for (const { id, hash: text, metadataHash } of [...documents].sort((a, b) => compareIds(a.id, b.id))) {
    hash.update(JSON.stringify([id, text, metadataHash]));
  }
  return hash.digest('hex');
}
