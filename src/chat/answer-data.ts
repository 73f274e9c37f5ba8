import type { Answer } from '../core/answer.js';
import type { Quote } from '../core/quote.js';

/**
 * An answer for programs; what `--json` prints. Offsets are UTF-16 code units in the document's decoded text,
 * half-open; highlights are relative to the quote's text.
 * @param receipts Of the quotes, in order, as people see them; [] where they have none.
 */
export function answerData(answer: Answer, tookMs: number, receipts: readonly string[] = []) {
  const { question, kind, confidence, evidence, index } = answer;
  const quotes = answer.quotes.map((quote, i) => ({ ...quoteData(quote), receipt: receipts[i] ?? null }));
  return { question, kind, confidence, quotes, evidence, index, tookMs };
}

/** One quote for programs. */
export function quoteData({ text, citation, highlights, score }: Quote) {
  const { documentId, title, url, author, publisher, date, span, line, place } = citation;
  return {
    documentId,
    title,
    url: url ?? null,
    author: author ?? null,
    publisher: publisher ?? null,
    date: date ?? null,
    start: span.start,
    end: span.end,
    line,
    place: place ?? null,
    text,
    highlights: highlights.map(({ start, end }) => [start, end]),
    score,
  };
}
