import { cooperativeYield, type YieldIfDue } from '../types/cooperative-yield.js';
import { sentenceCount } from '../types/forward-document.js';
import type { CatalogueEntry, IndexReader } from '../types/index-reader.js';
import type { Phrase } from '../types/library.js';
import type { Scope } from '../types/scope.js';
import { Candidates } from './candidates.js';
import { DocumentCounter } from './count-documents.js';
import { phrasesOfSentence } from './sentence-phrases.js';

/** The best phrases of a scope, at most so many. */
const maxPhrases = 5_000;

/**
 * In how much text phrases are looked for, UTF-16 code units: of a larger scope in every second document, or every
 * third, ... Those that are found are counted in all of it.
 */
export interface Sampling {
  readonly maxText: number;
  /** Of one document: its beginning. */
  readonly maxOfOne: number;
}

const usualSampling: Sampling = { maxText: 2_000_000, maxOfOne: 500_000 };

/** Names and frequent phrases of the documents in scope, those of the most documents first, then shorter ones. */
export async function collectPhrases(
  reader: IndexReader,
  scope: Scope,
  sampling: Sampling = usualSampling,
): Promise<readonly Phrase[]> {
  const entries = await reader.catalogue(scope);
  const yieldIfDue = cooperativeYield();
  const found = await candidatesIn(entries, reader, sampling, yieldIfDue);
  return (await counted(found.best(maxPhrases), entries, reader, yieldIfDue)).sort(
    (a, b) => b.documents - a.documents || a.text.length - b.text.length || (a.text < b.text ? -1 : 1),
  );
}

async function candidatesIn(
  entries: readonly CatalogueEntry[],
  reader: IndexReader,
  { maxText, maxOfOne }: Sampling,
  yieldIfDue: YieldIfDue,
): Promise<Candidates> {
  const total = entries.reduce((sum, { length }) => sum + Math.min(length, maxOfOne), 0);
  const step = Math.max(1, Math.ceil(total / maxText));
  const candidates = new Candidates();
  for (let i = 0; i < entries.length; i += step) {
    const id = entries[i]?.id ?? '';
    const [forward] = await reader.forward([id]);
    const document = await reader.document(id);
    if (forward === undefined || document === undefined) continue;
    const text = document.text.slice(0, document.text.length);
    for (let sentence = 0; sentence < sentenceCount(forward); sentence++) {
      if ((forward.sentenceStarts[sentence] ?? 0) > maxOfOne) break;
      for (const phrase of phrasesOfSentence(text, forward, sentence)) candidates.add(phrase, i);
      await yieldIfDue();
    }
  }
  return candidates;
}

async function counted(
  phrases: readonly string[],
  entries: readonly CatalogueEntry[],
  reader: IndexReader,
  yieldIfDue: YieldIfDue,
): Promise<Phrase[]> {
  const counter = new DocumentCounter(phrases);
  for (const { id } of entries) {
    const [forward] = await reader.forward([id]);
    const document = await reader.document(id);
    if (forward === undefined || document === undefined) continue;
    const body = { start: forward.passageStarts[0] ?? forward.bodyEnd, end: forward.bodyEnd };
    await counter.add(document.text.slice(0, document.text.length), body, yieldIfDue);
    await yieldIfDue();
  }
  return phrases
    .map((text) => ({ text, documents: counter.documentsWith(text) }))
    .filter(({ documents }) => documents > 0);
}
