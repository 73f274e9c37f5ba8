import type { Quote } from '../types/quote.js';
import type { CheckedString, Misattribution } from '../types/quote-check.js';
import { quotesOf } from '../types/quote-check.js';
import type { Span } from '../types/span.js';
import { attributedTo, mayBeSame } from './attribution.js';
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
  const from = Math.max(0, span.start - reach);
  const near = text.slice(from, span.end + reach);
  const holds = ({ start, end }: Span) => from + start <= span.start && span.end <= from + end;
  const quotation = quotedSpans(near).spans.find(holds);
  return quotation === undefined ? undefined : attributedTo(near, quotation);
}
