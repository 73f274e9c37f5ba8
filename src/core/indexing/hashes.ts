import { createHash } from 'node:crypto';
import type { Block } from '../types/block.js';
import { bodyOf, compareIds, type Document, type HashedDocument } from '../types/document.js';

/** SHA-256 of a text, hexadecimal. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** SHA-256 of everything that is known of a document beside its id, text and size, hexadecimal. */
export function metadataHashOf(document: Document): string {
  const { title, titleOrigin, url, author, date, publisher, places, blocks } = document;
  const { start, end } = bodyOf(document);
  const known = [
    title,
    titleOrigin,
    url,
    author,
    date,
    publisher,
    start,
    end,
    ...(places === undefined && blocks === undefined ? [] : [places]),
    ...(blocks === undefined ? [] : [blocks.map(knownOfBlock)]),
  ];
  return hashOf(JSON.stringify(known.map((value) => value ?? null)));
}

/** In an order of its own: an object's depends on who made it. */
function knownOfBlock({ kind, start, end, level, speaker, anchor, label, header }: Block): unknown[] {
  return [kind, start, end, level, speaker, anchor, label, header];
}

export function hashed(document: Document): HashedDocument {
  return { id: document.id, hash: hashOf(document.text), metadataHash: metadataHashOf(document) };
}

/** SHA-256 over the documents in order of id with their hashes, hexadecimal; the same for every order given. */
export function documentsHashOf(documents: readonly HashedDocument[]): string {
  const hash = createHash('sha256');
  for (const { id, hash: text, metadataHash } of [...documents].sort((a, b) => compareIds(a.id, b.id))) {
    hash.update(JSON.stringify([id, text, metadataHash]));
  }
  return hash.digest('hex');
}
