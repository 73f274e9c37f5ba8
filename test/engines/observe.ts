import type { ForwardDocument } from '../../src/core/types/forward-document.js';
import type { IndexReader } from '../../src/core/types/index-reader.js';
import { everything, type Scope } from '../../src/core/types/scope.js';

export const only = (...ids: string[]): Scope => ({ kind: 'documents', ids: new Set(ids) });

/**
 * Everything that a reader says about a corpus, to be compared with what another says.
 * @param ids Of documents that may be there. @param terms That may be there.
 */
export async function observe(reader: IndexReader, ids: readonly string[], terms: readonly string[]) {
  const scopes = [everything, only(...ids.slice(0, 2)), only()];
  const frequent = async (others: readonly string[]) => {
    const frequencies = await reader.termFrequencies(others, everything);
    return others.filter((_, i) => (frequencies[i]?.documents ?? 0) > 0);
  };
  const near = async (word: string, edits: number) => {
    const found = await reader.wordsNear(word, edits, everything);
    const known = new Set(await frequent(found.map(({ term }) => term)));
    return found.filter(({ term }) => known.has(term)).map(({ word: other, term }) => `${other} ${term}`);
  };
  const forward = await reader.forward(ids);
  return {
    counts: [reader.documents, reader.passages],
    profiles: await Promise.all(scopes.map((scope) => reader.profile(scope))),
    sizes: await Promise.all(scopes.map((scope) => reader.size(scope))),
    catalogue: await Promise.all(scopes.map((scope) => reader.catalogue(scope))),
    frequencies: await Promise.all(scopes.map((scope) => reader.termFrequencies(terms, scope))),
    compounds: await Promise.all(
      terms.map(async (term) => (await frequent(await reader.compounds(term, 3))).sort()),
    ),
    near: await Promise.all(
      terms.map(async (term) => [await near(term, 1), await near(term, 2)].map((list) => list.sort())),
    ),
    forward: forward.map((document) => byTerms(document, terms)),
    texts: await Promise.all(
      ids.map(async (id) => {
        const document = await reader.document(id);
        return document && { ...document, text: document.text.slice(0) };
      }),
    ),
    found: await Promise.all(
      scopes.flatMap((scope) =>
        [terms, terms.slice(0, 1), terms.slice(1, 3)].map(async (asked) => {
          const { documents, passages } = await reader.search(asked, 5, scope);
          return [documents, passages].map((list) => list.map(({ id, score }) => [id, score.toFixed(9)]));
        }),
      ),
    ),
  };
}

/** A document's numbers with terms for theirs. */
export function byTerms(document: ForwardDocument, terms: readonly string[]) {
  const { termNumber, terms: tokens, titleTerms, ...rest } = document;
  const names = new Map(terms.map((term) => [document.termNumber(term), term]));
  const named = (numbers: Int32Array) => Array.from(numbers, (number) => names.get(number));
  return {
    id: rest.id,
    language: rest.language,
    sentences: [
      rest.sentenceStarts,
      rest.sentenceEnds,
      rest.sentenceHashes,
      rest.signature,
      rest.sentenceFlags,
      rest.firstToken,
    ].map((a) => [...a]),
    languages: rest.sentenceLanguages,
    flags: [...rest.flags],
    passages: [...rest.passageStarts, rest.bodyEnd],
    terms: named(tokens),
    title: named(titleTerms),
  };
}
