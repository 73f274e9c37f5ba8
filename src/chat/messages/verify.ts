import { defined } from '../../core/types/defined.js';
import type { Citation, Quote, QuotePart } from '../../core/types/quote.js';
import type { Verification } from '../../core/types/verification.js';
import type { Texts } from '../../texts/texts.js';
import { type Block, note, type ReplyContent, strong, text } from '../protocol/reply.js';
import { alsoIn, comparison } from './check.js';
import { below, statedPlace } from './citation.js';

/** A quote as it was given, with what became of it. */
export interface Verified {
  /** The id, as people see it. */
  readonly receipt: string;
  readonly given: Pick<Quote, 'text' | 'citation' | 'parts'>;
  /** Milliseconds since 1970. */
  readonly givenAt: number;
  readonly verification: Verification;
  /** What became of what was shown before it, in order. */
  readonly parts: readonly { readonly role: QuotePart['role']; readonly verification: Verification }[];
}

/** Whether all that was shown stands in the documents, be it elsewhere. */
export function passesStill({ verification, parts }: Pick<Verified, 'verification' | 'parts'>): boolean {
  return [verification, ...parts.map((part) => part.verification)].every(stands);
}

function stands({ kind }: Verification): boolean {
  return kind === 'unchanged' || kind === 'moved';
}

/** What became of quotes, read from their files just now. */
export function verified(
  texts: Texts,
  quotes: readonly Verified[],
  now: number,
  data?: unknown,
): ReplyContent {
  return { blocks: [...verdicts(texts, quotes, now), note(texts.verify.readNow)], data };
}

/** A verdict on each quote, and what the signs mean in which words are compared. */
export function verdicts(texts: Texts, quotes: readonly Verified[], now: number): Block[] {
  const blocks = quotes.flatMap((quote) => verdict(texts, quote, now));
  const all = quotes.flatMap(({ verification, parts }) => [
    verification,
    ...parts.map((part) => part.verification),
  ]);
  if (all.some(isCompared)) blocks.push(note(texts.verify.signs));
  return blocks;
}

function isCompared(verification: Verification): boolean {
  return verification.kind === 'changed' && verification.differences.length === 0;
}

function verdict(texts: Texts, quote: Verified, now: number): Block[] {
  return [...ownVerdict(texts, quote, now), ...quote.parts.flatMap((part) => partVerdict(texts, part))];
}

/** Only what changed is told. */
function partVerdict(texts: Texts, { role, verification }: Verified['parts'][number]): Block[] {
  const { parts } = texts.verify;
  switch (verification.kind) {
    case 'changed':
      return [text(strong(parts[role]), ' ', parts.changed), ...difference(texts, verification)];
    case 'gone':
      return [text(strong(parts[role]), ' ', parts.gone)];
    default:
      return [];
  }
}

/** A quote as it stands now, with what was shown before it where all of that stands, too. */
function withParts(quote: Quote, { given, parts }: Verified): Quote {
  const now = parts.flatMap(({ role, verification }) => {
    const [place] = placesOf(verification);
    const isBefore = place !== undefined && place.citation.span.end <= quote.citation.span.start;
    const isBeside = place?.citation.documentId === quote.citation.documentId;
    return isBefore && isBeside ? [{ role, text: place.text, span: place.citation.span }] : [];
  });
  return now.length === 0 || now.length !== given.parts?.length ? quote : { ...quote, parts: now };
}

function placesOf(verification: Verification): readonly Quote[] {
  if (verification.kind === 'unchanged') return [verification.quote];
  return verification.kind === 'moved' ? verification.places : [];
}

function ownVerdict(texts: Texts, verified: Verified, now: number): Block[] {
  const { verify: words } = texts;
  const { receipt, given, givenAt, verification } = verified;
  const { text: quoted, citation, parts } = given;
  const giveQuotes: Block = {
    kind: 'quote',
    quote: { text: quoted, citation, highlights: [], score: 0, ...defined({ parts }) },
    receipt,
  };
  const since = note(words.quotedAt(givenAt, now));
  const here = (quote: Quote): Block => ({ kind: 'quote', quote: withParts(quote, verified), receipt });
  switch (verification.kind) {
    case 'unchanged':
      return [
        text(
          strong(words.unchanged),
          ' ',
          verification.isDocumentChanged ? words.unchangedWords : words.unchangedDocument,
        ),
        ...sectionNow(texts, citation, verification.quote.citation),
        here(verification.quote),
        since,
      ];
    case 'moved':
      return [
        text(strong(words.moved), ' ', movedTo(texts, given.citation, verification)),
        ...verification.places
          .slice(0, 1)
          .flatMap((quote) => [...sectionNow(texts, citation, quote.citation), here(quote)]),
        ...alsoIn(texts, verification.places.slice(1), verification.further),
        since,
      ];
    case 'changed':
      return [
        text(strong(words.changed), ' ', words.wasQuoted),
        giveQuotes,
        text(words.nowReads),
        { kind: 'quote', quote: verification.quote },
        ...difference(texts, verification),
        since,
      ];
    case 'gone':
      return [text(strong(words.gone), ' ', whyGone(texts, verification)), giveQuotes, since];
  }
}

/** The headings above the words, where they are others than when the words were quoted. */
function sectionNow({ verify: words }: Texts, given: Citation, now: Citation): Block[] {
  const [was = '', is = ''] = [given, now].map(({ section = [] }) => section.join(below));
  // Receipts of before sections were told apart name none.
  if (given.section === undefined || was === is) return [];
  return [text(is === '' ? words.sectionWas(was) : words.sectionIs(was, is))];
}

function movedTo(
  texts: Texts,
  from: Citation,
  { places, further, isRenamed }: Extract<Verification, { kind: 'moved' }>,
): string {
  const { verify: words } = texts;
  const [first] = places;
  const at = (citation: Citation) => words.at(statedPlace(texts, citation), spanOf(citation));
  if (first === undefined) return '';
  const { citation } = first;
  if (isRenamed) return words.renamed(from.documentId, citation.documentId, statedPlace(texts, citation));
  const count = places.length + further;
  return count > 1 ? words.movedToSeveral(at(from), count) : words.movedTo(at(from), at(citation));
}

function spanOf({ span: { start, end } }: Citation): string {
  return `${start}–${end}`;
}

function difference(
  texts: Texts,
  { differences, comparison: changes }: Extract<Verification, { kind: 'changed' }>,
): Block[] {
  const { verify: words, check } = texts;
  if (differences.length > 0) {
    return [text(words.sameWords(differences.map((difference) => check.differences[difference])))];
  }
  const areSame = changes.every(({ kind }) => kind === 'kept');
  return [text(...check.compared(comparison(changes))), ...(areSame ? [text(words.onlySpaces)] : [])];
}

function whyGone(
  { verify: words }: Texts,
  { what, reason }: Extract<Verification, { kind: 'gone' }>,
): string {
  switch (what) {
    case 'passage':
      return words.passageGone;
    case 'file':
      return words.fileGone;
    case 'readable file':
      return words.fileUnreadable(reason ?? words.cannotBeRead);
  }
}

/** Mistyped, past its time, or of words that may not be seen here: which of these is nobody's to know. */
export function unknownReceipt({ verify: words }: Texts, retentionDays: number): ReplyContent {
  return { blocks: [text(words.unknownReceipt(retentionDays))], data: { error: 'unknown-receipt' } };
}
