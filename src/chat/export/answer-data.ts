import type { Answer } from '../../core/types/answer.js';
import { defined } from '../../core/types/defined.js';
import type { Quote } from '../../core/types/quote.js';
import { type ByCitation, knownOf } from '../protocol/by-citation.js';
import { documentData } from './document-data.js';

/**
 * An answer for programs; what `--json` prints. Offsets are UTF-16 code units in the document's decoded text,
 * half-open; highlights are relative to the quote's text.
 * @param known What leads to its quotes and their copies.
 */
export function answerData(
  answer: Answer,
  tookMs: number,
  known: { readonly receipts?: ByCitation; readonly links?: ByCitation } = {},
) {
  const { question, kind, confidence, ranking, evidence, index } = answer;
  const cited = <T extends object>(data: T, { citation }: Quote) => {
    const link = knownOf(citation, known.links ?? new Map());
    const receipt = knownOf(citation, known.receipts ?? new Map()) ?? null;
    return { ...data, receipt, ...defined({ link }) };
  };
  const quotes = answer.quotes.map((quote) => ({
    ...cited(quoteData(quote), quote),
    alsoIn: (quote.copies ?? []).map((copy) => cited(copyData(copy), copy)),
  }));
  const nearest = answer.nearest.map((quote) => ({
    ...quoteData(quote),
    alsoIn: (quote.copies ?? []).map(copyData),
  }));
  const modelMissed = answer.modelMissed ?? null;
  return { question, kind, confidence, ranking, modelMissed, quotes, nearest, evidence, index, tookMs };
}

/** One quote for programs. */
export function quoteData({ text, citation, highlights, score, parts = [] }: Quote) {
  const { span, line, place } = citation;
  const main = { ...span, text, role: 'main' as const };
  const others = parts.map((part) => ({ ...part.span, text: part.text, role: part.role }));
  return {
    ...documentData(citation),
    start: span.start,
    end: span.end,
    line,
    place: place ?? null,
    section: citation.section ?? [],
    page: citation.page ?? null,
    block: citation.block ?? null,
    speaker: citation.speaker ?? null,
    parts: [...others, main].sort((a, b) => a.start - b.start),
    text,
    highlights: highlights.map(({ start, end }) => [start, end]),
    score,
  };
}

/** A quote of the same words as another one: highlights and score are that one's. */
function copyData(copy: Quote) {
  const { highlights: _, score: __, ...data } = quoteData(copy);
  return data;
}
