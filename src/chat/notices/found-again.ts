import type { Library } from '../../core/types/library.js';
import type { Quote, QuotePart } from '../../core/types/quote.js';
import type { Verdict } from '../../core/types/quote-check.js';
import type { GivenQuote } from '../protocol/given-answers.js';

/**
 * A quote in the text that another version of the program reads in the same file: the place that is nearest to where it
 * stood, by its characters or else in other typography, what was shown before it likewise.
 * @returns undefined where any of its words are not found.
 */
export async function foundAgain(
  given: GivenQuote,
  library: Pick<Library, 'checkStrings'>,
): Promise<GivenQuote | undefined> {
  const { text, parts = [], citation } = given;
  const words = [text, ...parts.map((part) => part.text)];
  const scope = { kind: 'documents', ids: new Set([citation.documentId]) } as const;
  const strings = words.map((one) => ({ text: one, halves: [one] }));
  const { verdicts, hashes } = await library.checkStrings(strings, { scope });
  const starts = [citation.span.start, ...parts.map(({ span }) => span.start)];
  const [main, ...others] = verdicts.map(([verdict], i) => nearestPlace(verdict, starts[i] ?? 0));
  const documentHash = hashes[citation.documentId];
  if (main === undefined || documentHash === undefined) return undefined;
  const now: QuotePart[] = [];
  for (const [i, { role }] of parts.entries()) {
    const part = others[i];
    if (part === undefined || part.citation.span.end > main.citation.span.start) return undefined;
    now.push({ role, text: part.text, span: part.citation.span });
  }
  const { receiptId } = given;
  return {
    receiptId,
    text: main.text,
    citation: main.citation,
    documentHash,
    ...(now.length === 0 ? {} : { parts: now }),
  };
}

function nearestPlace(verdict: Verdict | undefined, start: number): Quote | undefined {
  if (verdict?.kind !== 'exact' && verdict?.kind !== 'typographic') return undefined;
  const away = ({ citation: { span } }: Quote) => Math.abs(span.start - start);
  return verdict.places.reduce((best, place) => (away(place) < away(best) ? place : best));
}
