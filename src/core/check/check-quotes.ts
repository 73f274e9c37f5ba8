import type { IndexInfo, Unsearchable } from '../types/answer.js';
import { cooperativeYield } from '../types/cooperative-yield.js';
import type { QuotedString, StringsCheck } from '../types/draft.js';
import type { CheckedString, QuoteCheck } from '../types/quote-check.js';
import { checkString, preparedString, searchedStringsOf, searchStrings } from './check-string.js';
import type { CheckedTexts } from './checked-texts.js';
import { quotedStrings } from './quoted-strings.js';
import { misattribution } from './speakers.js';

/** A message has at most so many strings checked; the others are named. */
export const maxStrings = 8;
/** The longest text that is checked, in UTF-16 code units: more than a message of any platform holds. */
export const maxTextLength = 40_000;

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
  const distinct = [...new Map(strings.map((string) => [string.text, string])).values()];
  const checked = distinct.slice(0, maxStrings);
  return {
    strings: (await withSpeakers(checked, await verdictsOn(checked, texts), texts)).flat(),
    isQuoted,
    leftOut: [...distinct.slice(maxStrings).map((string) => string.text), ...leftOut],
    ...about,
  };
}

function whyUnsearchable(text: string, texts: CheckedTexts): Unsearchable | undefined {
  if (text.trim() === '') return 'empty';
  if (text.length > maxTextLength) return 'too-long';
  if (!/[\p{L}\p{N}]/u.test(text)) return 'no-words';
  return texts.ids.length === 0 ? 'nothing-indexed' : undefined;
}

/**
 * Which of the strings stand in the documents, and how truly. The time grows with their number times the documents'
 * length: of a long draft some dozens at a time.
 */
export async function checkStrings(
  strings: readonly QuotedString[],
  texts: CheckedTexts,
  index: IndexInfo,
): Promise<Omit<StringsCheck, 'hashes'>> {
  const distinct = [...new Map(strings.map((string) => [string.text, string])).values()];
  const verdicts = await verdictsOn(distinct, texts);
  const byText = new Map(distinct.map(({ text }, i) => [text, verdicts[i] ?? []]));
  const verdictsOf = strings.map(({ text }) => byText.get(text) ?? []);
  return {
    verdicts: await withSpeakers(strings, verdictsOf, texts),
    documentsSearched: texts.ids.length,
    index,
  };
}

/** The documents are read once for all strings, then those parts again that are nearest to one. */
async function verdictsOn(
  strings: readonly QuotedString[],
  texts: CheckedTexts,
): Promise<readonly CheckedString[][]> {
  const yieldIfDue = cooperativeYield();
  const prepared = await Promise.all(strings.map((string) => preparedString(string, yieldIfDue)));
  const found = await searchStrings(texts, prepared.flatMap(searchedStringsOf));
  const checked: CheckedString[][] = [];
  for (const string of prepared) checked.push(await checkString(string, { texts, found, yieldIfDue }));
  return checked;
}

/** The same verdicts, with whose words they are where a text says that they are another's. */
async function withSpeakers(
  strings: readonly QuotedString[],
  verdicts: readonly (readonly CheckedString[])[],
  texts: CheckedTexts,
): Promise<CheckedString[][]> {
  const all: CheckedString[][] = [];
  for (const [i, { attributedTo }] of strings.entries()) {
    const told: CheckedString[] = [];
    for (const checked of verdicts[i] ?? []) {
      const misattributed =
        attributedTo === undefined ? undefined : await misattribution(checked, attributedTo, texts);
      told.push(misattributed === undefined ? checked : { ...checked, misattributed });
    }
    all.push(told);
  }
  return all;
}
