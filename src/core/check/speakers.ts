import { type Block, blockAt } from '../types/block.js';
import type { Quotable, Quote } from '../types/quote.js';
import type { CheckedString, Misattribution } from '../types/quote-check.js';
import { quotesOf } from '../types/quote-check.js';
import type { SliceableText } from '../types/sliceable-text.js';
import type { Span } from '../types/span.js';
import { areOneName, attributedTo, mayBeSame } from './attribution.js';
import type { CheckedDocument, CheckedTexts } from './checked-texts.js';
import { quotedSpans } from './quoted-spans.js';

/** So far around a passage its quotation marks are looked for, in UTF-16 code units. */
const reach = 2_000;

/**
 * That a quotation is said to be somebody's whose it is not: every place that it is cited from names another speaker. Undefined where
 * one of them names the same, or none.
 */
export async function misattribution(
  checked: CheckedString,
  attributed: string,
  texts: CheckedTexts,
): Promise<Misattribution | undefined> {
  // Beyond those that are listed one may be the speaker's own.
  if (checked.kind === 'altered' || ('further' in checked && checked.further > 0)) return undefined;
  const speakers: string[] = [];
  for (const quote of quotesOf(checked)) {
    const document = await texts.document(quote.citation.documentId);
    const speaker = document === undefined ? undefined : speakerOf(quote, document);
    if (speaker === undefined || mayBeSame(speaker, attributed)) return undefined;
    speakers.push(speaker);
  }
  const [speaker] = speakers;
  const isOne = speakers.every((other) => mayBeSame(other, speaker ?? ''));
  return speaker === undefined || !isOne ? undefined : { to: attributed, speaker };
}

/** Who speaks a passage, as its document says: whose turn or comment it is, or who is named beside the quotation that holds it. */
function speakerOf({ citation: { span, speaker } }: Quote, { text }: CheckedDocument): string | undefined {
  if (speaker !== undefined) return speaker;
  const near = nearTo(text, span);
  const quotation = quotedSpans(near.text).spans.find((one) => holds(one, near.span));
  return quotation === undefined ? undefined : attributedTo(near.text, quotation);
}

/** What stands around a span, and where the span stands in it. */
interface Near {
  readonly text: string;
  readonly span: Span;
}

function nearTo(text: SliceableText, { start, end }: Span): Near {
  const from = Math.max(0, start - reach);
  return { text: text.slice(from, end + reach), span: { start: start - from, end: end - from } };
}

function holds(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** A quotation of fewer letters is a word in marks, not speech. */
const minSpokenLength = 12;

/**
 * Whose words a passage is: of one turn or comment its speaker's; in a quotation, or of quotations and who says them, whoever is
 * named beside each of them. Undefined where nobody is, or where two could be meant.
 */
export function spokenIn({ text, blocks = [] }: QuotedText, span: Span): string | undefined {
  const voices = voicesIn(blocks, span);
  if (voices !== undefined) return sameName(voices);
  const near = nearTo(text, span);
  const spoken = quotedSpans(near.text).spans.filter((one) => speaks(near, one));
  return isTold(near, spoken) ? undefined : sameName(spoken.map((one) => attributedTo(near.text, one)));
}

/** A passage of which less than this is in quotation marks is told, whoever is quoted in it; 0..1. */
const minShare = 1 / 3;

/** Whether a passage tells something beside what is said and who says it: a sentence of its own, or most of its words. */
function isTold({ text, span }: Near, spoken: readonly Span[]): boolean {
  const parts = spoken.map((one) => within(one, span));
  const inMarks = parts.reduce((sum, part) => sum + lettersIn(text, part), 0);
  if (inMarks === 0 || inMarks < minShare * lettersIn(text, span)) return true;
  let from = span.start;
  for (const [i, part] of [...parts, { start: span.end, end: span.end }].entries()) {
    const beside = text.slice(from, part.start);
    if (/[.!?…][”"»’)]*\s+[“"„«]?[\p{Lu}\p{N}]/u.test(beside)) return true;
    // What leads to a quotation ends in no full stop.
    if (i === 0 && endsSentence(beside)) return true;
    from = part.end;
  }
  return false;
}

/** Whether the last sign but for blanks and quotation marks ends a sentence. */
function endsSentence(text: string): boolean {
  let end = text.length;
  while (end > 0 && /[\s"“„«”»’)]/u.test(text.charAt(end - 1))) end--;
  return /[.!?…]/u.test(text.charAt(end - 1));
}

/** What is looked through for a speaker. */
type QuotedText = Pick<Quotable, 'text' | 'blocks'>;

/** Who says the turns and comments that a span touches; undefined where it touches none. */
function voicesIn(blocks: readonly Block[], { start, end }: Span): (string | undefined)[] | undefined {
  const voices: (string | undefined)[] = [];
  let isSpoken = false;
  for (let i = Math.max(0, blockAt(blocks, start)); i < blocks.length; i++) {
    const block = blocks[i];
    if (block === undefined || block.start >= end) break;
    if (block.end <= start) continue;
    voices.push(block.speaker);
    isSpoken ||= block.speaker !== undefined;
  }
  return isSpoken ? voices : undefined;
}

function within(outer: Span, { start, end }: Span): Span {
  return { start: Math.max(outer.start, start), end: Math.min(outer.end, end) };
}

function speaks({ text, span }: Near, quotation: Span): boolean {
  const part = within(quotation, span);
  return part.start < part.end && lettersIn(text, quotation) >= minSpokenLength;
}

function lettersIn(text: string, { start, end }: Span): number {
  return text.slice(start, end).match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}

/** The fullest of names that are all one's; undefined where one is missing, or two could be meant. */
function sameName(names: readonly (string | undefined)[]): string | undefined {
  let fullest: string | undefined;
  for (const name of names) {
    if (name === undefined || (fullest !== undefined && !areOneName(name, fullest))) return undefined;
    if (fullest === undefined || name.length > fullest.length) fullest = name;
  }
  return fullest;
}
