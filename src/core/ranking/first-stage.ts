import { Copies } from '../copies/copies.js';
import { partsOfPassageId } from '../indexing/index-entries.js';
import type { ForwardDocument } from '../types/forward-document.js';
import type { Scored } from '../types/index-reader.js';
import { around } from './long-documents.js';
import type { NearPassages } from './near-passages.js';
import { type Search, searchFor } from './search.js';
import type { Stretch } from './windows.js';

/** How many documents have their windows scored for what they hold as a whole. */
const documentsScored = 50;

/** How many passages bring in documents that are not among them, and how many documents they bring at most. */
const passagesSearched = 100;
const documentsByPassage = 30;

/** Of near-duplicates so many have their windows scored in any case; further ones where room is left. */
const nearDuplicatesScored = 8;

/** With fewer documents to score than this, further ones are looked at in place of copies. */
const minScored = 25;

/** Where so many tokens are held in memory no more documents are looked at. */
const maxTokens = 4_000_000;

const maxLookedAt = 800;

/** The documents that a question finds. */
export interface Retrieved {
  /** Best first. */
  readonly documents: readonly Scored[];
  /** Those whose windows are to be scored. */
  readonly scored: readonly ForwardDocument[];
  /** Of those that only some of their passages have brought in: where to look. */
  readonly stretches: ReadonlyMap<string, readonly Stretch[]>;
  /** By id of those that are scored: the score as a whole, divided by that of the best; 0..1. */
  readonly shares: ReadonlyMap<string, number>;
  /** Of all of them. */
  readonly copies: Copies;
}

/**
 * Finds documents by what they hold as a whole, enough of them that copies of a few do not take all the room; and
 * those that only a good passage speaks for, as it may in a long document or a large corpus.
 * @param least How many documents are ranked at least; an integer >= 1.
 * @param near Passages that bring in their documents whatever terms they hold.
 */
export async function retrieve(
  search: Search,
  least: number,
  near: NearPassages = new Map(),
): Promise<Retrieved> {
  const whole = await retrieveWhole(search, least);
  const known = new Set(whole.scored.map(({ id }) => id));
  const { byId, scores } = await byPassages(search, known, near);
  const forwards = await search.reader.forward([...byId.keys()]);
  const best = whole.documents[0]?.score ?? 1;
  return {
    documents: whole.documents,
    scored: [...whole.scored, ...forwards],
    stretches: new Map(forwards.map((forward) => [forward.id, around(forward, byId.get(forward.id) ?? [])])),
    shares: new Map([...whole.documents, ...scores].map(({ id, score }) => [id, Math.min(1, score / best)])),
    copies: forwards.length === 0 ? whole.copies : new Copies([...whole.forwards, ...forwards]),
  };
}

async function retrieveWhole(search: Search, least: number) {
  const { reader } = search;
  const best = async (k: number) => (await searchFor(search, k, { units: 'documents' })).documents;
  const wanted = Math.max(documentsScored, least);
  let documents = await best(wanted);
  const forwards: ForwardDocument[] = [];
  for (let looked = documentsScored; ; looked *= 4) {
    if (looked > Math.max(wanted, documents.length)) documents = await best(looked);
    const further = documents.slice(forwards.length, looked).map(({ id }) => id);
    forwards.push(...(await reader.forward(further)));
    const copies = new Copies(forwards);
    const { first, others } = byNearDuplicates(forwards, copies);
    const tokens = forwards.reduce((sum, { terms: { length } }) => sum + length, 0);
    const isLast = documents.length < looked || looked * 4 > maxLookedAt || tokens > maxTokens;
    if (isLast || first.length >= minScored) {
      return { documents, forwards, scored: [...first, ...others].slice(0, documentsScored), copies };
    }
  }
}

/** Where the best passages stand in documents that are not `known`, and what those score as a whole. */
async function byPassages(search: Search, known: ReadonlySet<string>, near: NearPassages) {
  const byId = new Map<string, number[]>();
  const { reader, scope } = search;
  // Where all documents are known, none can be missing.
  if (known.size >= (await reader.size(scope)).documents) return { byId, scores: [] };
  const { passages } = await searchFor(search, passagesSearched, { units: 'passages' });
  for (const { id } of passages) {
    const { documentId, start } = partsOfPassageId(id);
    if (known.has(documentId)) continue;
    const starts = byId.get(documentId);
    if (starts !== undefined) starts.push(start);
    else if (byId.size < documentsByPassage) byId.set(documentId, [start]);
  }
  for (const [id, starts] of near) if (!known.has(id)) byId.set(id, [...(byId.get(id) ?? []), ...starts]);
  if (byId.size === 0) return { byId, scores: [] };
  const among = new Set(byId.keys());
  const { documents } = await searchFor(search, among.size, { units: 'documents', among });
  return { byId, scores: documents };
}

/** The first few of all near-duplicates, in the order given, and what is left. */
function byNearDuplicates(forwards: readonly ForwardDocument[], copies: Copies) {
  const first: ForwardDocument[] = [];
  const others: ForwardDocument[] = [];
  for (const forward of forwards) {
    const near = first.filter((earlier) => copies.areNearDuplicates(earlier, forward));
    (near.length < nearDuplicatesScored ? first : others).push(forward);
  }
  return { first, others };
}
