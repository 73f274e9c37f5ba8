import { createHash } from 'node:crypto';
import { analysisVersion } from './analysis/analyzer.js';
import { bodyOf, compareIds, type Document } from './document.js';
import { rankingConfiguration } from './ranking/configuration.js';

/** SHA-256 of a text, hexadecimal. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/**
 * Names an index: SHA-256 over the analysis' version, the ranking's configuration, and the documents in order of id
 * with hashes of text and metadata. The same for every build order and every engine.
 */
export function fingerprintOf(documents: readonly Document[]): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([analysisVersion, rankingConfiguration]));
  for (const document of [...documents].sort((a, b) => compareIds(a.id, b.id))) {
    hash.update(JSON.stringify([document.id, hashOf(document.text), metadataOf(document)]));
  }
  return hash.digest('hex');
}

/** Everything that is known of a document beside its id and text, in a fixed order. */
function metadataOf(document: Document): readonly unknown[] {
  const { title, titleOrigin, url, author, date, publisher } = document;
  const { start, end } = bodyOf(document);
  return [title, titleOrigin, url, author, date, publisher, start, end].map((value) => value ?? null);
}
