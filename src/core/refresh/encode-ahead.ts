import { analysisVersion } from '../analysis/analyzer.js';
import { compareIds } from '../types/document.js';
import type { ForwardDocument } from '../types/forward-document.js';
import type { CatalogueEntry, IndexReader } from '../types/index-reader.js';
import { everything } from '../types/scope.js';
import { knowsLanguage, type SentenceModel } from '../types/sentence-model.js';

/**
 * Has a model read the sentences of all documents, the newest first, each once. Goes on where it was stopped.
 * @param signal Aborted: it ends after the sentence that it is at.
 * @param onRead Told how many are read by now: at the beginning, and after each.
 * @returns whether all are read.
 */
export async function encodeAhead(
  reader: Pick<IndexReader, 'catalogue' | 'document' | 'forward'>,
  model: SentenceModel,
  signal: AbortSignal,
  onRead: (documents: number) => void = () => {},
): Promise<boolean> {
  const all = (await reader.catalogue(everything)).toSorted(newestFirst);
  const left = all.filter((entry) => !model.isPrepared(keyOf(entry)));
  let documents = all.length - left.length;
  onRead(documents);
  let isWhole = true;
  for (const entry of left) {
    if (signal.aborted) return false;
    const texts = await sentencesOf(entry.id, reader, model);
    if (await model.prepare(texts, signal)) {
      model.notePrepared(keyOf(entry));
      documents++;
    } else {
      isWhole = false;
      // Where the model itself fails, no other document fares better now.
      if (model.problem !== undefined) return false;
    }
    onRead(documents);
  }
  return isWhole;
}

/** Another analysis may split a text otherwise. */
function keyOf({ hash }: Pick<CatalogueEntry, 'hash'>): string {
  return `${analysisVersion} ${hash}`;
}

function newestFirst(a: CatalogueEntry, b: CatalogueEntry): number {
  return compareIds(b.date ?? '', a.date ?? '') || compareIds(a.id, b.id);
}

async function sentencesOf(
  id: string,
  reader: Pick<IndexReader, 'document' | 'forward'>,
  model: SentenceModel,
): Promise<string[]> {
  const [forward] = await reader.forward([id]);
  const document = await reader.document(id);
  if (forward === undefined || document === undefined) return [];
  return sentencesKnownBy(model, forward).map((sentence) =>
    document.text.slice(forward.sentenceStarts[sentence] ?? 0, forward.sentenceEnds[sentence]),
  );
}

/** The sentences in the model's languages, in order. */
function sentencesKnownBy(model: SentenceModel, { sentenceLanguages }: ForwardDocument): number[] {
  return [...sentenceLanguages.keys()].filter((sentence) =>
    knowsLanguage(model, sentenceLanguages[sentence] ?? ''),
  );
}
