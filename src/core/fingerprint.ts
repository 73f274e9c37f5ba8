import { createHash } from 'node:crypto';
import { analysisVersion } from './analysis/analyzer.js';
import { bodyOf, compareIds, type Document } from './document.js';
import { rankingConfiguration } from './ranking/configuration.js';

/** SHA-256 of a text, hexadecimal. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** SHA-256 of everything that is known of a document beside its id, text and size, hexadecimal. */
export function metadataHashOf(document: Document): string {
  const { title, titleOrigin, url, author, date, publisher, places } = document;
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
    ...(places === undefined ? [] : [places]),
  ];
  return hashOf(JSON.stringify(known.map((value) => value ?? null)));
}

/** What tells whether a document has changed. */
export interface HashedDocument {
  readonly id: string;
  /** SHA-256 of the text, hexadecimal. */
  readonly hash: string;
  readonly metadataHash: string;
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

/**
 * Names an index: SHA-256 over the analysis' version, the ranking's configuration, and the documents. The same for
 * every build order and every engine.
 */
export function fingerprintOf(documentsHash: string): string {
  return hashOf(JSON.stringify([analysisVersion, rankingConfiguration, documentsHash]));
}
