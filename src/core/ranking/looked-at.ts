import { Copies } from '../copies/copies.js';
import type { ForwardDocument } from '../types/forward-document.js';
import type { IndexReader, Scored } from '../types/index-reader.js';
import type { Scope } from '../types/scope.js';

/** How many documents have their windows scored. */
const documentsScored = 50;

/** Of near-copies so many have their windows scored in any case; further ones where room is left. */
const nearCopiesScored = 8;

/** With fewer documents to score than this, further ones are looked at in place of copies. */
const fewestScored = 25;

/** Where so many tokens are held in memory no more documents are looked at. */
const mostTokens = 4_000_000;

const mostLookedAt = 800;

/** The documents that a question finds. */
export interface LookedAt {
  /** Best first. */
  readonly documents: readonly Scored[];
  /** Those whose windows are to be scored. */
  readonly scored: readonly ForwardDocument[];
  /** Of all of them. */
  readonly copies: Copies;
}

/**
 * Finds the documents for `terms`, and enough of them that copies of a few do not take all the room.
 * @param least How many documents are ranked at least; an integer >= 1.
 */
export async function lookAt(
  terms: readonly string[],
  reader: IndexReader,
  scope: Scope,
  least: number,
): Promise<LookedAt> {
  const wanted = Math.max(documentsScored, least);
  let { documents } = await reader.search(terms, wanted, scope, { units: 'documents' });
  const forwards: ForwardDocument[] = [];
  for (let looked = documentsScored; ; looked *= 4) {
    if (looked > Math.max(wanted, documents.length)) {
      documents = (await reader.search(terms, looked, scope, { units: 'documents' })).documents;
    }
    const further = documents.slice(forwards.length, looked).map(({ id }) => id);
    forwards.push(...(await reader.forward(further)));
    const copies = new Copies(forwards);
    const { first, others } = byNearCopies(forwards, copies);
    const tokens = forwards.reduce((sum, { terms: { length } }) => sum + length, 0);
    const isLast = documents.length < looked || looked * 4 > mostLookedAt || tokens > mostTokens;
    if (isLast || first.length >= fewestScored) {
      return { documents, scored: [...first, ...others].slice(0, documentsScored), copies };
    }
  }
}

/** The first few of all near-copies, in the order given, and what is left. */
function byNearCopies(forwards: readonly ForwardDocument[], copies: Copies) {
  const first: ForwardDocument[] = [];
  const others: ForwardDocument[] = [];
  for (const forward of forwards) {
    const near = first.filter((earlier) => copies.areNearCopies(earlier, forward));
    (near.length < nearCopiesScored ? first : others).push(forward);
  }
  return { first, others };
}
