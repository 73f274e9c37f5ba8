import type { Citation, Quote, QuotePart } from '../../core/types/quote.js';
import type { Verification } from '../../core/types/verification.js';
import { type Block, note, type ReplyContent, strong, text } from '../protocol/reply.js';
import { comparison } from './check.js';
import { below, citedPlace, statedPlace } from './citation.js';
import { age, countOf } from './format.js';

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
export function verified(quotes: readonly Verified[], now: number, data?: unknown): ReplyContent {
  const read = note('Read from the files just now, not from the index.');
  return { blocks: [...verdicts(quotes, now), read], data };
}

/** A verdict on each quote, and what the signs mean in which words are compared. */
export function verdicts(quotes: readonly Verified[], now: number): Block[] {
  const blocks = quotes.flatMap((quote) => verdict(quote, now));
  const all = quotes.flatMap(({ verification, parts }) => [
    verification,
    ...parts.map((part) => part.verification),
  ]);
  if (all.some(isCompared)) {
    blocks.push(note('[-was-] was there when it was quoted, {+is+} is there now.'));
  }
  return blocks;
}

function isCompared(verification: Verification): boolean {
  return verification.kind === 'changed' && verification.differences.length === 0;
}

function verdict(quote: Verified, now: number): Block[] {
  return [...ownVerdict(quote, now), ...quote.parts.flatMap(partVerdict)];
}

const partNames: Readonly<Record<QuotePart['role'], string>> = {
  header: 'The names of its columns',
  'lead-in': 'What leads to it',
};

/** Only what changed is told. */
function partVerdict({ role, verification }: Verified['parts'][number]): Block[] {
  switch (verification.kind) {
    case 'changed':
      return [text(strong(`${partNames[role]}:`), ' changed.'), ...difference(verification)];
    case 'gone':
      return [text(strong(`${partNames[role]}:`), ' gone.')];
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

function ownVerdict(verified: Verified, now: number): Block[] {
  const { receipt, given, givenAt, verification } = verified;
  const { text: words, citation, parts } = given;
  const asGiven: Block = {
    kind: 'quote',
    quote: { text: words, citation, highlights: [], score: 0, ...(parts === undefined ? {} : { parts }) },
    receipt,
  };
  const since = note(`Quoted ${age(givenAt, now)}, on ${new Date(givenAt).toISOString().slice(0, 10)}.`);
  const here = (quote: Quote): Block => ({ kind: 'quote', quote: withParts(quote, verified), receipt });
  switch (verification.kind) {
    case 'unchanged':
      return [
        text(
          strong('Unchanged:'),
          verification.isDocumentChanged
            ? ' these words are still in the same place; something else in the document has changed.'
            : ' the document is as it was.',
        ),
        ...sectionNow(citation, verification.quote.citation),
        here(verification.quote),
        since,
      ];
    case 'moved':
      return [
        text(strong('Moved:'), movedTo(given.citation, verification)),
        ...verification.places
          .slice(0, 1)
          .flatMap((quote) => [...sectionNow(citation, quote.citation), here(quote)]),
        ...alsoAt(verification.places.slice(1), verification.further),
        since,
      ];
    case 'changed':
      return [
        text(strong('Changed:'), ' this was quoted:'),
        asGiven,
        text('It now reads:'),
        { kind: 'quote', quote: verification.quote },
        ...difference(verification),
        since,
      ];
    case 'gone':
      return [text(strong('Gone:'), whyGone(verification)), asGiven, since];
  }
}

/** The headings above the words, where they are others than when the words were quoted. */
function sectionNow(given: Citation, now: Citation): Block[] {
  const [was = '', is = ''] = [given, now].map(({ section = [] }) => section.join(below));
  // Receipts of before sections were told apart name none.
  if (given.section === undefined || was === is) return [];
  return [
    text(
      is === ''
        ? `The section was “${was}”; now it is in none.`
        : `The section was “${was}”; now it is “${is}”.`,
    ),
  ];
}

function movedTo(
  from: Citation,
  { places, further, isRenamed }: Extract<Verification, { kind: 'moved' }>,
): string {
  const [first] = places;
  const at = `${statedPlace(from)} (characters ${spanOf(from)})`;
  if (first === undefined) return '';
  if (isRenamed) {
    const { documentId } = first.citation;
    return ` the same text is another file now: ${from.documentId} → ${documentId}, ${statedPlace(first.citation)}.`;
  }
  const count = places.length + further;
  if (count > 1) return ` these words are not at ${at} any more, but in ${countOf(count, 'other place')}:`;
  return ` these words are now elsewhere in the document: ${at} → ${statedPlace(first.citation)} (characters ${spanOf(first.citation)}).`;
}

function spanOf({ span: { start, end } }: Citation): string {
  return `${start}–${end}`;
}

function alsoAt(places: readonly Quote[], further: number): Block[] {
  const also = places.map(({ citation }) => citation.documentId + citedPlace(citation));
  if (further > 0) also.push(countOf(further, 'more place'));
  return also.length > 0 ? [note(`Also in ${also.join(', ')}`)] : [];
}

function difference({
  differences,
  comparison: changes,
}: Extract<Verification, { kind: 'changed' }>): Block[] {
  if (differences.length > 0) return [text(`The same words in other typography: ${differences.join(', ')}.`)];
  const areSame = changes.every(({ kind }) => kind === 'kept');
  return [
    text('Compared: ', ...comparison(changes)),
    ...(areSame ? [text('Only spaces between words and marks differ.')] : []),
  ];
}

function whyGone({ what, reason }: Extract<Verification, { kind: 'gone' }>): string {
  switch (what) {
    case 'passage':
      return ' the document is still there, but it has nothing like these words. This was quoted:';
    case 'file':
      return ' the document’s file is no longer in the folder. This was quoted:';
    case 'readable file':
      return ` the document’s file ${reason ?? 'cannot be read'}. This was quoted:`;
  }
}

/** Mistyped, past its time, or of words that may not be seen here: which of these is nobody's to know. */
export function unknownReceipt(retentionDays: number): ReplyContent {
  return {
    blocks: [
      text(
        `I know no such receipt here. I keep one for ${countOf(retentionDays, 'day')}; its id has 16 letters and digits.`,
      ),
    ],
    data: { error: 'unknown-receipt' },
  };
}
