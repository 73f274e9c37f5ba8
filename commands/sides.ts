import { nearest } from '../src/chat/dispatch/nearest.js';
import type { SuggestRequest } from '../src/chat/protocol/command.js';
import { isWithin, readDateRange } from '../src/core/types/date-order.js';
import type { CatalogueEntry } from '../src/core/types/index-reader.js';
import { inScope, narrowToSource, type Scope } from '../src/core/types/scope.js';
import { suggestTitles } from './suggest-titles.js';

/** What `between` names. */
export type Sides =
  | {
      readonly kind: 'sides';
      readonly names: readonly [string, string];
      readonly sides: readonly [Scope, Scope];
    }
  /** Both mean the same documents. */
  | { readonly kind: 'same'; readonly names: readonly [string, string]; readonly documents: number }
  | { readonly kind: 'unknown'; readonly name: string; readonly nearest: string | undefined }
  /** Not two names. */
  | { readonly kind: 'unclear' };

const separators = /[,;，、；]/gu;

/** Quotation marks around one name, or left over from those around both. */
const marksAround =
  /^[\s"“”„«»‹›'‘’‚「」『』《》]+|(?<![\s"“”„«»‹›'‘’‚「」『』《》])[\s"“”„«»‹›'‘’‚「」『』《》]+$/gu;

/**
 * The two sets of documents that a person means by `typed`: a document, a publisher or a date each, a comma between. A
 * name may hold commas itself: the first comma counts that leaves documents on both sides.
 */
export function readSides(typed: string, scope: Scope, documents: readonly CatalogueEntry[]): Sides {
  const pairs = [...typed.matchAll(separators)]
    .map(({ index }) => [typed.slice(0, index), typed.slice(index + 1)] as const)
    .map(([left, right]) => [nameIn(left), nameIn(right)] as const)
    .filter((names) => names.every((name) => /[\p{L}\p{N}]/u.test(name)));
  const [first] = pairs;
  if (first === undefined) return { kind: 'unclear' };
  const known = new Map<string, ReadonlySet<string>>();
  const idsOf = (name: string) => {
    const ids = known.get(name) ?? idsBy(name, scope, documents);
    known.set(name, ids);
    return ids;
  };
  // Each further pair costs a walk over the documents; nobody's title has more commas.
  for (const names of pairs.slice(0, maxPairs)) {
    const [left, right] = [idsOf(names[0]), idsOf(names[1])];
    if (left.size === 0 || right.size === 0) continue;
    if (left.size === right.size && [...left].every((id) => right.has(id))) {
      return { kind: 'same', names, documents: left.size };
    }
    return { kind: 'sides', names, sides: [documentsOf(left), documentsOf(right)] };
  }
  const name = idsOf(first[0]).size === 0 ? first[0] : first[1];
  return { kind: 'unknown', name, nearest: nearestName(name, scope, documents) };
}

const maxPairs = 12;

/** What may stand in `between`: the name that is being typed, behind what stands there already. */
export async function suggestSides(typed: string, request: SuggestRequest): Promise<readonly string[]> {
  const at = Math.max(...[...typed.matchAll(separators)].map(({ index }) => index + 1), 0);
  const titles = await suggestTitles(typed.slice(at).trim(), request);
  return titles.map((title) => (at === 0 ? title : `${typed.slice(0, at)} ${title}`));
}

function nameIn(part: string): string {
  return part.replace(marksAround, '');
}

function documentsOf(ids: ReadonlySet<string>): Scope {
  return { kind: 'documents', ids };
}

function idsBy(name: string, scope: Scope, documents: readonly CatalogueEntry[]): ReadonlySet<string> {
  const range = readDateRange(name);
  const dated =
    range === undefined
      ? []
      : documents.filter(({ id, date }) => inScope(scope, id) && isWithin(range, date));
  if (dated.length > 0) return new Set(dated.map(({ id }) => id));
  const narrowed = narrowToSource(scope, documents, name);
  return narrowed.kind === 'documents' ? narrowed.ids : new Set();
}

/** In a large corpus only the names of so many documents are compared. */
const maxCompared = 2_000;

/** The title, publisher, file name, or word of a title or publisher, that comes nearest to what was typed. */
function nearestName(typed: string, scope: Scope, documents: readonly CatalogueEntry[]): string | undefined {
  const names = new Set<string>();
  for (const { id, title, publisher } of documents
    .filter((entry) => inScope(scope, entry.id))
    .slice(0, maxCompared)) {
    if (publisher !== undefined) names.add(publisher);
    names.add(title);
    names.add(id);
    for (const word of `${title} ${publisher ?? ''}`.match(/[\p{L}\p{N}]{4,}/gu) ?? []) names.add(word);
  }
  return nearest(typed, [...names]);
}
