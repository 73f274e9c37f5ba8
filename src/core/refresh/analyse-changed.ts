import { blocksOf } from '../indexing/default-blocks.js';
import { type DocumentAnalysis, largeDocument } from '../indexing/document-analysis.js';
import { hashed } from '../indexing/hashes.js';
import { splitIntoPassages } from '../indexing/passages.js';
import { splitIntoSentences } from '../indexing/sentences.js';
import { UnchangedParts } from '../indexing/unchanged-parts.js';
import { UsualLanguage } from '../indexing/usual-language.js';
import { cooperativeYield } from '../types/cooperative-yield.js';
import { defined } from '../types/defined.js';
import type { Document, HashedDocument } from '../types/document.js';
import type { EarlierDocument } from '../types/earlier-document.js';
import type { AnalysedDocument } from '../types/forward-document.js';
import type { CorpusReading } from '../types/ports.js';
import type { ChangeExtent } from '../types/refresh-record.js';
import { isChanged } from './changes.js';
import { extentOf, type Tiling } from './extent.js';

/** What a reading is compared with. */
export interface Known {
  readonly documents: ReadonlyMap<string, HashedDocument & { readonly passages: number }>;
  /** What a document was analysed into; undefined where nobody knows any more. */
  earlier(id: string): Promise<EarlierDocument | undefined>;
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

export interface AnalyseOptions {
  /** Whether those that are in the index as they are now should come, too. */
  readonly all: boolean;
  /** ISO 639-1: what is read as where a text tells no language; absent: what most of these documents are in. */
  readonly usual?: string | undefined;
  /** See `RefreshOptions`. */
  readonly onLargeDocument?: ((id: string | undefined) => void) | undefined;
  readonly analysis: DocumentAnalysis;
}

/** The documents that are not in the index as they are now, analysed; those whose text tells no language come last. */
export async function* analyseChanged(
  reading: CorpusReading,
  known: Known,
  findings: Findings,
  { all, usual, analysis, onLargeDocument = () => {} }: AnalyseOptions,
): AsyncGenerator<AnalysedDocument> {
  noteUnchanged(reading.unchanged ?? [], known, findings);
  const yieldIfDue = cooperativeYield();
  const languages = new UsualLanguage(usual);
  let wasLarge = false;
  const begin = async ({ document, told, ...noted }: Noted): Promise<Begun> => {
    const isLarge = document.text.length >= largeDocument;
    if (isLarge || wasLarge) onLargeDocument(isLarge ? document.id : undefined);
    wasLarge = isLarge;
    const language = languages.of(told);
    const earlier = noted.earlier ?? (await earlierOf(document, known, all));
    const unchanged = earlier === undefined ? undefined : unchangedParts(document, earlier);
    return { earlier, ready: await analysis.analyse(document, language, unchanged) };
  };
  const finish = async ({ document, now, isOther }: Noted, { earlier, ready }: Begun) => {
    const stored = async () =>
      earlier === undefined ? await known.stored(now.id) : { ...earlier.analysis, text: earlier.text };
    // Not the whole of it: its terms have numbers as soon as somebody looks at them.
    const { sentenceStarts, sentenceEnds, passageStarts } = ready;
    const tiling = { text: document.text, sentenceStarts, sentenceEnds, passageStarts };
    if (isOther) await noteExtent(now, tiling, known, findings, stored);
    await yieldIfDue();
    return ready;
  };
  const changed = changedIn(reading.documents, languages, known, findings, all);
  for await (const [noted, ready] of begunAhead(changed, begin, analysis.ahead))
    yield await finish(noted, await ready);
}

/** What is to be analysed, those that tell no language last: by then it is known which one most of the others are in. */
async function* changedIn(
  documents: CorpusReading['documents'],
  languages: UsualLanguage,
  known: Known,
  findings: Findings,
  all: boolean,
): AsyncGenerator<Noted> {
  const yieldIfDue = cooperativeYield();
  let waiting: Noted[] = [];
  let length = 0;
  for await (const document of documents) {
    const noted = note(document, known, findings);
    if (!noted.isOther && !all) continue;
    const earlier = await earlierOf(document, known, all);
    const told = languages.note(document, earlier);
    if (told !== undefined) yield { ...noted, told, earlier };
    else {
      waiting.push({ ...noted, told });
      length += document.text.length;
    }
    if (length > maxWaiting) {
      yield* waiting;
      waiting = [];
      length = 0;
    }
    await yieldIfDue();
  }
  yield* waiting;
}

async function earlierOf({ id }: Document, known: Known, all: boolean): Promise<EarlierDocument | undefined> {
  return all || !known.documents.has(id) ? undefined : await known.earlier(id);
}

/**
 * Begins with documents before those in front of them are ready: `ahead` code units of text at most. A large one is begun when
 * all before it have been taken, and the next when it has.
 */
async function* begunAhead(
  all: AsyncIterable<Noted>,
  begin: (noted: Noted) => Promise<Begun>,
  ahead: number,
): AsyncGenerator<readonly [Noted, Promise<Begun>]> {
  const begun: (readonly [Noted, Promise<Begun>])[] = [];
  let length = 0;
  function* taken(max: number) {
    while (length > max) {
      const first = begun.shift();
      if (first === undefined) return;
      length -= first[0].document.text.length;
      yield first;
    }
  }
  for await (const noted of all) {
    if (noted.document.text.length >= largeDocument) yield* taken(0);
    const ready = begin(noted);
    // What fails is told when its turn comes.
    ready.catch(() => {});
    begun.push([noted, ready]);
    length += noted.document.text.length;
    yield* taken(ahead);
  }
  yield* begun;
}

interface Noted {
  readonly document: Document;
  readonly now: HashedDocument;
  readonly isOther: boolean;
  /** The language that its text tells. */
  readonly told: string | undefined;
  /** What it was; absent: not asked for yet, or no longer held. */
  readonly earlier?: EarlierDocument | undefined;
}

interface Begun {
  readonly earlier: EarlierDocument | undefined;
  readonly ready: AnalysedDocument;
}

/** Of a document that keeps less than half of its text there is more to analyse than to take over. */
const minShare = 1 / 2;

function unchangedParts({ text }: Document, earlier: EarlierDocument): UnchangedParts | undefined {
  const unchanged = new UnchangedParts(text, earlier);
  return unchanged.share < minShare ? undefined : unchanged;
}

/** Finds out the same, and how many passages an index of it would have, without making one. */
export async function measureChanges(
  { documents, unchanged = [] }: CorpusReading,
  known: Known,
  findings: Findings,
): Promise<number> {
  let passages = noteUnchanged(unchanged, known, findings);
  const yieldIfDue = cooperativeYield();
  for await (const document of documents) {
    const { now, isOther } = note(document, known, findings);
    const tiling = tilingOf(document);
    passages += tiling.passageStarts.length;
    if (isOther) await noteExtent(now, tiling, known, findings);
    await yieldIfDue();
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
  stored = () => known.stored(now.id),
): Promise<void> {
  const before = known.documents.get(now.id);
  findings.extents.push(await extentOf(before, now, tiling, stored));
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
