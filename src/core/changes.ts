import { bodyOf, compareIds, type Document } from './document.js';
import type { CorpusChanges } from './refresh-record.js';

/**
 * What changed between two readings of a corpus, whatever order the documents come in. A document has changed when
 * its text, its metadata or the part of it that may be quoted has; the same text in another encoding is the same.
 */
export function changesBetween(before: readonly Document[], after: readonly Document[]): CorpusChanges {
  const old = new Map(before.map((document) => [document.id, document]));
  const present = new Set<string>();
  const added: string[] = [];
  const changed: string[] = [];
  for (const document of after) {
    present.add(document.id);
    const previous = old.get(document.id);
    if (previous === undefined) added.push(document.id);
    else if (!sameContent(previous, document)) changed.push(document.id);
  }
  const removed = before.map((document) => document.id).filter((id) => !present.has(id));
  return {
    added: added.sort(compareIds),
    changed: changed.sort(compareIds),
    removed: removed.sort(compareIds),
  };
}

function sameContent(a: Document, b: Document): boolean {
  return (
    a.text === b.text &&
    a.title === b.title &&
    a.titleOrigin === b.titleOrigin &&
    a.url === b.url &&
    a.author === b.author &&
    a.date === b.date &&
    a.publisher === b.publisher &&
    bodyOf(a).start === bodyOf(b).start &&
    bodyOf(a).end === bodyOf(b).end
  );
}
