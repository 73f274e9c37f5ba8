import { analyseDocument } from '../indexing/analyse-document.js';
import { blocksOf } from '../indexing/default-blocks.js';
import { hashed } from '../indexing/hashes.js';
import { withPassageVectors } from '../indexing/passage-vectors.js';
import { splitIntoPassages } from '../indexing/passages.js';
import { splitIntoSentences } from '../indexing/sentences.js';
import { UsualLanguage } from '../indexing/usual-language.js';
import { defined } from '../types/defined.js';
import type { Document, HashedDocument } from '../types/document.js';
import type { AnalysedDocument } from '../types/forward-document.js';
import type { CorpusReading } from '../types/ports.js';
import type { ChangeExtent } from '../types/refresh-record.js';
import type { SentenceEncoder } from '../types/sentence-encoder.js';
import { turnTaker } from '../types/turns.js';
import { isChanged } from './changes.js';
import { extentOf, type Tiling } from './extent.js';

/** What a reading is compared with. */
export interface Known {
  readonly documents: ReadonlyMap<string, HashedDocument & { readonly passages: number }>;
  /** A document's text as it was; undefined where nobody knows any more. */
  stored(id: string): Promise<Tiling | undefined>;
}

/** What a reading has brought to light; complete when it has been walked to its end. */
export interface Findings {
  /** Every document that there is. */
  readonly documents: HashedDocument[];
  /** Of those that are new or have changed. */
  readonly extents: ChangeExtent[];
}

/** So much text that tells no language waits until the others are read, in UTF-16 code units. */
const maxWaiting = 64_000_000;

/** A document with a shorter text takes no memory to speak of, in UTF-16 code units. */
const large = 1_000_000;

export interface AnalyseOptions {
  /** Whether those that are in the index as they are now should come, too. */
  readonly all: boolean;
  /** ISO 639-1: what is read as where a text tells no language; absent: what most of these documents are in. */
  readonly usual?: string | undefined;
  /** See `RefreshOptions`. */
  readonly onLargeDocument?: ((id: string | undefined) => void) | undefined;
  /** Makes the passages' vectors; without one there are none. */
  readonly encoder?: SentenceEncoder | undefined;
}

/** The documents that are not in the index as they are now, analysed; those whose text tells no language come last. */
export async function* analyseChanged(
  { documents, unchanged = [] }: CorpusReading,
  known: Known,
  findings: Findings,
  { all, usual, encoder, onLargeDocument = () => {} }: AnalyseOptions,
): AsyncGenerator<AnalysedDocument> {
  noteUnchanged(unchanged, known, findings);
  const takeTurns = turnTaker();
  const languages = new UsualLanguage(usual);
  let waiting: Noted[] = [];
  let length = 0;
  let isLarge = false;
  const analyse = async ({ document, now, isOther, told }: Noted) => {
    const wasLarge = isLarge;
    isLarge = document.text.length >= large;
    if (isLarge || wasLarge) onLargeDocument(isLarge ? document.id : undefined);
    const ready = analyseDocument(document, languages.of(told));
    if (isOther) await noteExtent(now, { ...ready, text: document.text }, known, findings);
    await takeTurns();
    return encoder === undefined ? ready : withPassageVectors(ready, encoder);
  };
  for await (const document of documents) {
    const noted = note(document, known, findings);
    if (!noted.isOther && !all) continue;
    const told = languages.note(document);
    if (told !== undefined) yield await analyse({ ...noted, told });
    else {
      waiting.push({ ...noted, told });
      length += document.text.length;
    }
    if (length > maxWaiting) {
      for (const one of waiting) yield await analyse(one);
      waiting = [];
      length = 0;
    }
    await takeTurns();
  }
  for (const one of waiting) yield await analyse(one);
}

interface Noted {
  readonly document: Document;
  readonly now: HashedDocument;
  readonly isOther: boolean;
  /** The language that its text tells. */
  readonly told: string | undefined;
}

/** Finds out the same, and how many passages an index of it would have, without making one. */
export async function measureChanges(
  { documents, unchanged = [] }: CorpusReading,
  known: Known,
  findings: Findings,
): Promise<number> {
  let passages = noteUnchanged(unchanged, known, findings);
  const takeTurns = turnTaker();
  for await (const document of documents) {
    const { now, isOther } = note(document, known, findings);
    const tiling = tilingOf(document);
    passages += tiling.passageStarts.length;
    if (isOther) await noteExtent(now, tiling, known, findings);
    await takeTurns();
  }
  return passages;
}

/** @returns how many passages they have. */
function noteUnchanged(ids: readonly string[], { documents }: Known, findings: Findings): number {
  let passages = 0;
  for (const id of ids) {
    const document = documents.get(id);
    if (document === undefined) throw new TypeError(`${id} is no document of the index`);
    const { hash, metadataHash, file } = document;
    findings.documents.push({ id, hash, metadataHash, ...defined({ file }) });
    passages += document.passages;
  }
  return passages;
}

function note(read: Document, known: Known, findings: Findings) {
  const before = known.documents.get(read.id);
  const now = hashed(withHistory(read, before));
  findings.documents.push(now);
  const document = now.file === undefined ? read : { ...read, file: now.file };
  return { document, now, isOther: before === undefined || isChanged(before, now) };
}

/** What the index knows of the texts that were read in the same bytes, too. */
function withHistory(document: Document, before: HashedDocument | undefined): Document {
  const { file } = document;
  if (file === undefined || before?.file?.hash !== file.hash) return document;
  const earlierTexts = [...file.earlierTexts, before.hash, ...before.file.earlierTexts];
  return { ...document, file: { ...file, earlierTexts } };
}

async function noteExtent(
  now: HashedDocument,
  tiling: Tiling,
  known: Known,
  findings: Findings,
): Promise<void> {
  const before = known.documents.get(now.id);
  findings.extents.push(await extentOf(before, now, tiling, () => known.stored(now.id)));
}

function tilingOf(document: Document): Tiling {
  const sentences = splitIntoSentences(document.text, document.body, blocksOf(document));
  return {
    text: document.text,
    sentenceStarts: sentences.map(({ start }) => start),
    sentenceEnds: sentences.map(({ end }) => end),
    passageStarts: splitIntoPassages(document, sentences).map(({ start }) => start),
  };
}
