import type { DocumentMetadata } from './document.js';

/**
 * The documents that a request may see. What lies outside it does not exist for that request: it is neither
 * quoted nor counted nor suggested.
 */
export type Scope =
  | { readonly kind: 'all' }
  | { readonly kind: 'documents'; readonly ids: ReadonlySet<string> };

export const everything: Scope = { kind: 'all' };

export function inScope(scope: Scope, documentId: string): boolean {
  return scope.kind === 'all' || scope.ids.has(documentId);
}

/** What is in both. */
export function intersect(a: Scope, b: Scope): Scope {
  if (a.kind === 'all' || a === b) return b;
  return b.kind === 'all' ? a : { kind: 'documents', ids: idsIn(a, b.ids) };
}

/** Those of `ids` that are in the scope. */
export function idsIn(scope: Scope, ids: ReadonlySet<string>): ReadonlySet<string> {
  return scope.kind === 'all' ? ids : new Set([...ids].filter((id) => scope.ids.has(id)));
}

/** What of a document people may name it by. */
type Listed = Pick<DocumentMetadata, 'title' | 'publisher' | 'url'> & { readonly id: string };

/**
 * The part of `scope` that a person means by `source`: an exact id or title first, else every document whose
 * title, id, publisher or url contains the words (case and Unicode form aside).
 */
export function narrowToSource(scope: Scope, documents: readonly Listed[], source: string): Scope {
  const wanted = fold(source);
  const visible = documents.filter((document) => inScope(scope, document.id));
  const exact = visible.filter((document) => fold(document.id) === wanted || fold(document.title) === wanted);
  const chosen =
    exact.length > 0
      ? exact
      : visible.filter((document) =>
          [document.id, document.title, document.publisher, document.url].some(
            (field) => field !== undefined && fold(field).includes(wanted),
          ),
        );
  return { kind: 'documents', ids: new Set(chosen.map((document) => document.id)) };
}

function fold(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}
