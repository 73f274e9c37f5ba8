import { areOneName } from '../check/attribution.js';
import { spokenIn } from '../check/speakers.js';
import { readQuestion } from '../ranking/question.js';
import { rescored } from '../ranking/scored-windows.js';
import { byScore, type RankedWindow } from '../ranking/scorer.js';
import { searchedTerms } from '../ranking/searched-terms.js';
import type { Stretch } from '../ranking/windows.js';
import { type ForwardDocument, sentenceCount, spanOfSentences } from '../types/forward-document.js';
import type { IndexReader, StoredDocument } from '../types/index-reader.js';
import type { Quote } from '../types/quote.js';
import { intersect, type Scope } from '../types/scope.js';

/** So many documents that hold the name are looked through. */
const maxDocuments = 200;

/** The documents of a scope that hold a name best; all of it where nobody is asked for, or none holds it. */
export async function documentsNaming(
  by: string | undefined,
  reader: IndexReader,
  scope: Scope,
): Promise<Scope> {
  if (by === undefined) return scope;
  const terms = searchedTerms(await readQuestion(by, { reader, scope })).map(({ term }) => term);
  if (terms.length === 0) return scope;
  const { documents } = await reader.search([...new Set(terms)], maxDocuments, scope, {
    units: 'documents',
  });
  if (documents.length === 0) return scope;
  return intersect(scope, { kind: 'documents', ids: new Set(documents.map(({ id }) => id)) });
}

/** What may be quoted where words of one person alone are asked for. */
export interface SpeakerWindows {
  /** Best first. */
  readonly windows: readonly RankedWindow[];
  /** Whether a sentence is part of what they say. */
  has(forward: ForwardDocument, sentence: number): boolean;
}

/** Of windows the stretches that are words of somebody by this name; all of them where nobody is asked for. */
export async function spokenBy(
  by: string | undefined,
  windows: readonly RankedWindow[],
  reader: IndexReader,
): Promise<SpeakerWindows> {
  if (by === undefined) return { windows, has: () => true };
  const documents = new Map<string, StoredDocument | undefined>();
  for (const { window } of windows) {
    const { id } = window.forward;
    if (!documents.has(id)) documents.set(id, await reader.document(id));
  }
  const isTheirs = (forward: ForwardDocument, first: number, end: number) => {
    const document = documents.get(forward.id);
    const speaker = document && spokenIn(document, spanOfSentences(forward, first, end));
    return speaker !== undefined && areOneName(speaker, by);
  };
  const known = new Map<string, boolean>();
  const has = (forward: ForwardDocument, sentence: number) => {
    if (sentence < 0 || sentence >= sentenceCount(forward)) return false;
    const key = `${sentence} ${forward.id}`;
    const told = known.get(key) ?? isTheirs(forward, sentence, sentence + 1);
    known.set(key, told);
    return told;
  };
  const stretches = new Map<string, RankedWindow>();
  for (const ranked of windows) {
    const { forward, first, end } = ranked.window;
    for (const run of runsOf(first, end, (sentence) => has(forward, sentence))) {
      const key = `${run.first} ${run.end} ${forward.id}`;
      if (stretches.has(key) || !isTheirs(forward, run.first, run.end)) continue;
      const stretch = rescored(ranked, run.first, run.end);
      if (stretch !== undefined) stretches.set(key, stretch);
    }
  }
  return { windows: [...stretches.values()].sort(byScore), has };
}

/** The longest runs of neighbours of which all count. */
function runsOf(first: number, end: number, counts: (sentence: number) => boolean): Stretch[] {
  const runs: Stretch[] = [];
  for (let from = first; from < end; from++) {
    if (!counts(from)) continue;
    let to = from + 1;
    while (to < end && counts(to)) to++;
    runs.push({ first: from, end: to });
    from = to;
  }
  return runs;
}

/** Of quotes those that are words of somebody by this name; all where nobody is asked for. */
export function wordsOf<Q extends Quote>(by: string | undefined, quotes: readonly Q[]): Q[] {
  return quotes.filter(
    ({ citation: { speaker } }) => by === undefined || (speaker !== undefined && areOneName(speaker, by)),
  );
}
