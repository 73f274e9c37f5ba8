import { closingMarkOf, typographicDifferences } from '../indexing/typography.js';
import { blockAt } from '../types/block.js';
import type { YieldIfDue } from '../types/cooperative-yield.js';
import { bodyOf } from '../types/document.js';
import type { QuotedString } from '../types/draft.js';
import { type Quote, quoteAt } from '../types/quote.js';
import type { CheckedString, Compared, Typography, Verdict } from '../types/quote-check.js';
import type { Span } from '../types/span.js';
import type { CheckedDocument, CheckedTexts } from './checked-texts.js';
import { piecesOf } from './comparison.js';
import { type Markup, markupIn } from './markup.js';
import { maxOmissionLength } from './match-pattern.js';
import { type DocumentStretch, nearestPassage, wholeWords, withoutMarkup } from './nearest-passage.js';
import type { Occurrences } from './occurrences.js';
import { type ReadPattern, readPattern } from './read-pattern.js';
import { type SearchedString, type SharedStretch, type StringMatches, searchTexts } from './search-texts.js';
import { signedVerdict } from './signed-verdict.js';

/** Fewer letters and digits make no quote: one letter stands everywhere. */
export const minLetters = 2;

/** No frequent word leads astray in a string of more UTF-16 code units: the stretch that shares most with it is the one. */
const longString = 800;

/** A string, with all that the documents are to be looked through for. */
export interface PreparedString {
  readonly text: string;
  /** Undefined for a string that is too short. */
  readonly wanted: ReadPattern | undefined;
  /** Without what is no word of it. */
  readonly words: string;
  /** What stands between marks of omission; [] where there is none. */
  readonly parts: readonly string[];
  /** Of a quotation that a remark breaks; [] else. */
  readonly halves: readonly PreparedString[];
}

export async function preparedString(
  { text, halves }: QuotedString,
  yieldIfDue: YieldIfDue,
): Promise<PreparedString> {
  if (!isLongEnough(text)) return { text, wanted: undefined, words: text, parts: [], halves: [] };
  const wanted = await readPattern(text, halves, yieldIfDue);
  const prepared: PreparedString[] = [];
  if (halves.length > 1) {
    for (const half of halves)
      prepared.push(await preparedString({ text: half, halves: [half] }, yieldIfDue));
  }
  const words = wanted.read.words.replace(/\s+/gu, ' ').trim();
  return {
    text,
    wanted: isLongEnough(words) ? wanted : undefined,
    words: isLongEnough(words) ? words : text,
    parts: partsOf(wanted),
    halves: prepared,
  };
}

function isLongEnough(string: string): boolean {
  return (string.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= minLetters;
}

/** So many parts of a string are looked for by themselves. */
const maxParts = 6;

function partsOf({ read: { words, joints } }: ReadPattern): string[] {
  const cuts = joints.filter(({ kind }) => kind === 'omission').map(({ at }) => at);
  if (cuts.length === 0 || cuts.length >= maxParts) return [];
  const parts = [...cuts, words.length].map((cut, i) => words.slice(cuts[i - 1] ?? 0, cut));
  const plain = parts.map((part) =>
    part.replace(/\s+/gu, ' ').replace(/^[\s.,;:]+|(?<![\s.,;:])[\s.,;:]+$/gu, ''),
  );
  return plain.every(isLongEnough) ? plain : [];
}

/** Everything that the documents are looked through for. */
export function searchedStringsOf({ text, wanted, words, parts, halves }: PreparedString): SearchedString[] {
  if (wanted === undefined) return [];
  // Of a long one the nearest stretch holds most of its parts.
  const longest = new Set(text.length > longString ? [] : longestParts(parts));
  return [
    { string: text, wantsNearest: false },
    { string: words, wantsNearest: true },
    ...parts.map((string) => ({ string, wantsNearest: longest.has(string) })),
    ...halves.flatMap(searchedStringsOf),
  ];
}

function longestParts(parts: readonly string[]): string[] {
  return [...parts].sort((a, b) => b.length - a.length).slice(0, 2);
}

/** Looks through the documents once for all of them. @returns what was found for a string. */
export async function searchStrings(
  texts: CheckedTexts,
  sought: readonly SearchedString[],
): Promise<(string: string) => StringMatches | undefined> {
  const distinct = new Map<string, SearchedString>();
  for (const one of sought) {
    const wantsNearest = one.wantsNearest || distinct.get(one.string)?.wantsNearest === true;
    distinct.set(one.string, { ...one, wantsNearest });
  }
  const found = await searchTexts(texts, [...distinct.values()]);
  const byString = new Map([...distinct.keys()].map((string, i) => [string, found[i]]));
  return (string) => byString.get(string);
}

/** What a string is checked against. */
interface SearchedTexts {
  readonly texts: CheckedTexts;
  /** What has been found for a string. */
  found(words: string): StringMatches | undefined;
  readonly yieldIfDue: YieldIfDue;
}

/** The verdict on a string; on each half of a broken one where these do not stand in one sentence. */
export async function checkString(string: PreparedString, searched: SearchedTexts): Promise<CheckedString[]> {
  const { text, wanted, halves } = string;
  if (wanted === undefined) return [{ kind: 'too-short', text }];
  const verdict = asRead(standing(string, searched) ?? (await signedOrAltered(string, wanted, searched)));
  const isWhole = verdict.kind !== 'altered' && verdict.kind !== 'absent';
  if (halves.length === 0 || isWhole) return [{ ...verdict, text }];

  const together = await inOneSentence(string, searched);
  if (together !== undefined) return [{ ...together, text }];
  const apart: CheckedString[] = [];
  for (const half of halves) apart.push(...(await checkString(half, searched)));
  return apart;
}

/** What is the same only as words of a picture is not said to be exact; places that say it in letters come before it. */
function asRead(verdict: Verdict): Verdict {
  if (verdict.kind !== 'exact' && verdict.kind !== 'typographic') return verdict;
  const { places } = verdict;
  const inLetters = places.filter(({ citation }) => citation.recognised === undefined);
  if (inLetters.length > 0)
    return { ...verdict, places: [...inLetters, ...places.filter((place) => !inLetters.includes(place))] };
  const differences = verdict.kind === 'exact' ? [] : verdict.differences;
  return { kind: 'ocr', places, further: verdict.further, differences };
}

/** Where the string stands as it is, or but for typography. */
function standing({ text, wanted, words }: PreparedString, searched: SearchedTexts): Verdict | undefined {
  const found = searched.found(text);
  if (found !== undefined && found.exact.quotes.length > 0) {
    return { kind: 'exact', places: found.exact.quotes, further: found.exact.further };
  }
  if (found !== undefined && found.typographic.quotes.length > 0)
    return typographic(text, found.typographic, []);
  const plain = searched.found(words);
  const hasSigns = wanted === undefined || wanted.joints.length > 0 || wanted.read.editedWords.length > 0;
  if (hasSigns || words === text || plain === undefined || plain.typographic.quotes.length === 0)
    return undefined;
  return typographic(words, plain.typographic, wanted.read.differences);
}

function typographic(
  words: string,
  { quotes, further }: Occurrences,
  noticed: readonly Typography[],
): Verdict {
  const differences = new Set([...noticed, ...typographicDifferences(words, quotes[0]?.text ?? '')]);
  return { kind: 'typographic', places: quotes, further, differences: [...differences] };
}

/** How many stretches are compared word by word; of a long string one, so that the time does not grow with its square. */
const stretchesCompared = 3;

async function signedOrAltered(
  string: PreparedString,
  wanted: ReadPattern,
  searched: SearchedTexts,
): Promise<Verdict> {
  const max = string.text.length > longString ? 1 : stretchesCompared;
  const stretches = (searched.found(string.words)?.nearest ?? []).slice(0, max);
  const compared = [...stretches, ...partStretches(string, searched)];
  const around: DocumentStretch[] = [];
  let altered: Verdict | undefined;
  for (const stretch of compared) {
    if (around.some((known) => isWithin(stretch, known))) continue;
    const one = await surroundings(stretch, wanted, searched);
    if (one === undefined) continue;
    const verdict = await signedAsShown(one, wanted);
    if (verdict !== undefined && verdict.kind !== 'altered') return verdict;
    altered ??= verdict;
    around.push(one);
  }
  return altered ?? farApart(string, searched) ?? (await alteredOrAbsent(around, wanted, searched));
}

/** As it is written, else as it is shown: without its markup. */
async function signedAsShown(around: DocumentStretch, wanted: ReadPattern): Promise<Verdict | undefined> {
  const written = await signedVerdict(around, wanted);
  const isPlain = around.markup === undefined;
  return written !== undefined || isPlain ? written : await signedVerdict(asShown(around), wanted);
}

function asShown(around: DocumentStretch): DocumentStretch {
  return { ...around, pieces: withoutMarkup(around.pieces, around.markup ?? []) };
}

function isWithin({ documentId, span }: SharedStretch, { document, span: wide }: DocumentStretch): boolean {
  return document.id === documentId && span.start >= wide.start && span.end <= wide.end;
}

/** So many stretches are compared for each of the two longest parts of a string with words left out. */
const stretchesOfPart = 3;

/** Where the longest parts of a string stand, or nearly: its other parts are near there, if anywhere. */
function partStretches({ parts }: PreparedString, searched: SearchedTexts): SharedStretch[] {
  return longestParts(parts).flatMap((part) => {
    const places = placesOf(part, searched).map(({ citation: { documentId, span }, text }) => ({
      documentId,
      span,
      shared: text.length,
    }));
    const found = places.length > 0 ? places : (searched.found(part)?.nearest ?? []);
    return found.slice(0, stretchesOfPart);
  });
}

/** A stretch is as long as the string: what was added to that, or left out, is less than this, in UTF-16 code units. */
const maxMarginLength = 300;

async function surroundings(
  { documentId, span }: SharedStretch,
  { read }: ReadPattern,
  { texts, yieldIfDue }: SearchedTexts,
): Promise<DocumentStretch | undefined> {
  const document = await texts.document(documentId);
  if (document === undefined) return undefined;
  const body = bodyOf(document);
  const omissions = read.joints.filter(({ kind }) => kind === 'omission').length;
  const margin =
    Math.min(maxMarginLength, Math.ceil(read.words.length / 2)) +
    80 +
    Math.min(2, omissions) * maxOmissionLength;
  const within = (reach: number) => ({
    start: Math.max(body.start, span.start - reach),
    end: Math.min(body.end, span.end + reach),
  });
  const markup = markupOf(document, within(margin + maxMarkupLength));
  // Where links lead to is no part of the passage's length.
  const addresses = markup.reduce((sum, { start, end }) => sum + end - start, 0);
  const wide = wholeWords(document, within(margin + addresses));
  const pieces = await piecesOf(document.text, wide, yieldIfDue);
  return { document, span: wide, core: span, pieces, ...(markup.length === 0 ? {} : { markup }) };
}

/** So far beyond the surroundings of a stretch markup is looked for, in UTF-16 code units. */
const maxMarkupLength = 500;

/** What of a stretch is markup; code is shown as it is written. */
function markupOf({ text, blocks = [] }: CheckedDocument, { start: from, end: to }: Span): Markup[] {
  return markupIn(text.slice(from, to))
    .map(({ start, end, as }) => ({ start: from + start, end: from + end, as }))
    .filter(({ start }) => blocks[blockAt(blocks, start)]?.kind !== 'code');
}

/** A closing mark is looked for apart: where the document has another there, or none, no word of it has changed. */
async function alteredOrAbsent(
  around: readonly DocumentStretch[],
  wanted: ReadPattern,
  { yieldIfDue }: SearchedTexts,
): Promise<Verdict> {
  const words = wanted.read.words.trimEnd();
  const mark = closingMarkOf(words);
  const bare = mark === '' ? wanted : withoutLast(wanted);
  let best: { compared: Compared; document: CheckedDocument } | undefined;
  for (const one of around.slice(0, stretchesCompared).flatMap((wide) => narrowed(asShown(wide), wanted))) {
    const compared = await nearestPassage(one, bare, yieldIfDue);
    if (compared !== undefined && compared.similarity > (best?.compared.similarity ?? 0)) {
      best = { compared, document: one.document };
    }
  }
  if (best === undefined) return { kind: 'absent' };
  const { compared, document } = best;
  if (mark === '') return { kind: 'altered', ...compared };
  const differences: Typography[] = [...compared.differences, 'closing mark'];
  return { kind: 'altered', ...(withMark(compared, mark, document) ?? { ...compared, differences }) };
}

/** Less and less around what was found, in UTF-16 code units: frequent words that stand further off lead astray. */
const narrowMargins = [500, 200];
/** Of a long string: what was found is nearly all of it, and with more around it there is too much to compare. */
const closeMargin = 300;

/** The surroundings, and narrower ones for a string with words left out. */
function narrowed(around: DocumentStretch, { read: { words, joints } }: ReadPattern): DocumentStretch[] {
  if (!joints.some(({ kind }) => kind === 'omission')) return [around];
  const { core } = around;
  const reaches = [...narrowMargins.map((margin) => margin + words.length), closeMargin];
  const narrow = reaches.map((reach) => {
    const span = { start: core.start - reach, end: core.end + reach };
    const pieces = around.pieces.filter(({ start, end }) => start >= span.start && end <= span.end);
    return { ...around, span: { start: pieces[0]?.start ?? 0, end: pieces.at(-1)?.end ?? 0 }, pieces };
  });
  return [around, ...narrow];
}

function withoutLast(wanted: ReadPattern): ReadPattern {
  return { ...wanted, pieces: wanted.pieces.slice(0, -1) };
}

/** The passage with the mark behind it; undefined where the document does not have it right there. */
function withMark(compared: Compared, mark: string, document: CheckedDocument): Compared | undefined {
  const { start, end } = compared.nearest.citation.span;
  if (!document.text.startsWith(mark, end)) return undefined;
  const nearest = quoteAt(document, { start, end: end + mark.length });
  return { ...compared, nearest, comparison: [...compared.comparison, { kind: 'kept', text: mark }] };
}

/** Parts that all stand in the documents, but not near one another. */
function farApart({ parts, wanted }: PreparedString, searched: SearchedTexts): Verdict | undefined {
  const places = parts.map((part) => placesOf(part, searched));
  const first = places.map(([place]) => place);
  if (parts.length < 2 || wanted === undefined || first.some((place) => place === undefined))
    return undefined;
  const [opening = [], ...others] = places;
  const shared = opening.find(({ citation: { documentId } }) =>
    others.every((all) => all.some((place) => place.citation.documentId === documentId)),
  );
  const id = shared?.citation.documentId;
  const chosen = places.flatMap(
    (all) => all.find(({ citation }) => citation.documentId === id) ?? all.slice(0, 1),
  );
  const longest = chosen.reduce((one, other) => (other.text.length > one.text.length ? other : one));
  const letters = chosen.reduce((sum, { text }) => sum + text.length, 0);
  return {
    kind: 'altered',
    nearest: longest,
    parts: [longest.citation.span],
    similarity: longest.text.length / letters,
    comparison: chosen.map(({ text }, i) => ({ kind: 'kept', text: i === 0 ? text : ` … ${text}` })),
    differences: wanted.read.differences,
    apart: { how: id === undefined ? 'documents' : 'far', places: chosen },
  };
}

function placesOf(words: string, searched: SearchedTexts): readonly Quote[] {
  const found = searched.found(words);
  return found === undefined || found.exact.quotes.length === 0
    ? (found?.typographic.quotes ?? [])
    : found.exact.quotes;
}

/** Halves further apart are of no one sentence, in UTF-16 code units. */
const maxBetweenLength = 400;

/** Halves of a broken quotation that stand in one sentence, with other words between them that nothing marks. */
async function inOneSentence(
  { halves, wanted }: PreparedString,
  searched: SearchedTexts,
): Promise<Verdict | undefined> {
  const [first, second] = halves.map((half) => placesOf(half.text, searched));
  if (halves.length !== 2 || first === undefined || second === undefined || wanted === undefined)
    return undefined;
  for (const one of first) {
    const { documentId, span } = one.citation;
    const document = await searched.texts.document(documentId);
    for (const other of second) {
      const between = { start: span.end, end: other.citation.span.start };
      if (document === undefined || other.citation.documentId !== documentId) continue;
      if (between.end <= between.start || between.end - between.start > maxBetweenLength) continue;
      const was = document.text.slice(between.start, between.end);
      if (/[.!?。！？]\s|[\r\n]\s*[\r\n]/u.test(was)) continue;
      return brokenVerdict(document, one, other, was, wanted);
    }
  }
  return undefined;
}

function brokenVerdict(
  document: CheckedDocument,
  first: Quote,
  second: Quote,
  was: string,
  wanted: ReadPattern,
): Verdict {
  const parts: Span[] = [first.citation.span, second.citation.span];
  const nearest = quoteAt(document, { start: first.citation.span.start, end: second.citation.span.end });
  const kept = first.text.length + second.text.length;
  return {
    kind: 'altered',
    nearest,
    parts,
    similarity: (2 * kept) / (kept + nearest.text.length),
    comparison: [
      { kind: 'kept', text: first.text },
      { kind: 'dropped', was },
      { kind: 'kept', text: second.text },
    ],
    differences: wanted.read.differences,
  };
}
