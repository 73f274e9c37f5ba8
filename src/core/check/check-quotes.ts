import { closingMarkOf, typographicDifferences, typographicFinder } from '../indexing/typography.js';
import type { IndexInfo, Unsearchable } from '../types/answer.js';
import { quoteAt } from '../types/quote.js';
import type { CheckedString, QuoteCheck, Typography } from '../types/quote-check.js';
import type { CheckedTexts } from './checked-texts.js';
import { type Nearest, nearestPassage } from './nearest-passage.js';
import { exactFinder, type Places, placesOf } from './places.js';
import { quotedStrings } from './quoted-strings.js';

/** A message has at most so many strings checked; the others are named. */
export const mostStrings = 8;
/** Fewer letters and digits make no quote: one letter stands everywhere. */
export const leastLetters = 2;
/** The longest text that is checked, in UTF-16 code units: more than a message of any platform holds. */
export const longestText = 40_000;

/** Which strings of a text stand in the documents, and how truly. */
export async function checkQuotes(
  text: string,
  texts: CheckedTexts,
  index: IndexInfo,
): Promise<Omit<QuoteCheck, 'hashes'>> {
  const about = { documentsSearched: texts.ids.length, index };
  const unsearchable = whyUnsearchable(text, texts);
  if (unsearchable !== undefined) {
    return { strings: [], isQuoted: false, leftOut: [], ...about, unsearchable };
  }
  const { strings, isQuoted, leftOut } = quotedStrings(text);
  const distinct = [...new Set(strings.flatMap(({ halves }) => halves))];
  return {
    strings: await checkStrings(distinct.slice(0, mostStrings), texts),
    isQuoted,
    leftOut: [...distinct.slice(mostStrings), ...leftOut],
    ...about,
  };
}

function whyUnsearchable(text: string, texts: CheckedTexts): Unsearchable | undefined {
  if (text.trim() === '') return 'empty';
  if (text.length > longestText) return 'too-long';
  if (!/[\p{L}\p{N}]/u.test(text)) return 'no-words';
  return texts.ids.length === 0 ? 'nothing-indexed' : undefined;
}

/** First where each stands as it is, then with other typography, then what is nearest: the later, the more costly. */
async function checkStrings(strings: readonly string[], texts: CheckedTexts): Promise<CheckedString[]> {
  const long = strings.filter(isLongEnough);
  const exact = await placesBy(long, texts, exactFinder);
  const notExact = long.filter((text) => !exact.has(text));
  const typographic = await placesBy(notExact, texts, typographicFinder);

  const checked: CheckedString[] = [];
  for (const text of strings) {
    const same = exact.get(text);
    const alike = typographic.get(text);
    if (!isLongEnough(text)) checked.push({ kind: 'too-short', text });
    else if (same !== undefined)
      checked.push({ kind: 'exact', text, places: same.quotes, further: same.further });
    else if (alike !== undefined) checked.push({ text, ...typographicVerdict(text, alike) });
    else checked.push({ text, ...(await alteredOrAbsent(text, texts)) });
  }
  return checked;
}

function isLongEnough(string: string): boolean {
  return (string.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= leastLetters;
}

/** By string; those that stand nowhere are left out. */
async function placesBy(
  strings: readonly string[],
  texts: CheckedTexts,
  finderOf: (string: string) => Parameters<typeof placesOf>[1][number],
): Promise<ReadonlyMap<string, Places>> {
  const places = await placesOf(texts, strings.map(finderOf));
  const found = strings.flatMap((string, i): [string, Places][] => {
    const its = places[i];
    return its === undefined || its.quotes.length === 0 ? [] : [[string, its]];
  });
  return new Map(found);
}

function typographicVerdict(text: string, { quotes, further }: Places) {
  const differences = typographicDifferences(text, quotes[0]?.text ?? '');
  return { kind: 'typographic' as const, places: quotes, further, differences };
}

/** A closing mark is looked for apart: where the document has another there, or none, no word of it has changed. */
async function alteredOrAbsent(text: string, texts: CheckedTexts) {
  const mark = closingMarkOf(text);
  const found = await nearestPassage(texts, text.slice(0, text.length - mark.length));
  if (found === undefined) return { kind: 'absent' as const };
  const nearest = mark === '' ? found : ((await withMark(found, mark, texts)) ?? found);
  const { quote, similarity, comparison } = nearest;
  const differences: Typography[] = mark === '' || nearest !== found ? [] : ['closing mark'];
  return { kind: 'altered' as const, nearest: quote, similarity, comparison, differences };
}

/** The passage with the mark behind it; undefined where the document does not have it right there. */
async function withMark(nearest: Nearest, mark: string, texts: CheckedTexts): Promise<Nearest | undefined> {
  const { documentId, span } = nearest.quote.citation;
  const document = await texts.document(documentId);
  if (document?.text.startsWith(mark, span.end) !== true) return undefined;
  const quote = quoteAt(document, { start: span.start, end: span.end + mark.length });
  return { ...nearest, quote, comparison: [...nearest.comparison, { kind: 'kept', text: mark }] };
}
