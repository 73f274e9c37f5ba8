import { tokenFlag } from '../types/forward-document.js';
import type { Measure } from './asked-measure.js';
import type { Question } from './question.js';
import type { Window } from './windows.js';
import { numbersOf } from './word-numbers.js';

const durations =
  'second minute hour day night week weekend month quarter year decade sekunde minute stunde tag woche monat jahr';
const lengths = 'm mm cm metre meter foot inch yard zentimeter zoll';
const distances = 'km kilometre kilometer mile step block';
const sizes = 'character letter word page line zeichen seite';

const currencies =
  'euro eur dollar usd pound gbp sterling franc chf yen jpy yuan rupee krone krona crown złoty rouble rubel peso real';

/** Words behind a number that make it one of the kind. "how long" may ask for a time or for a length. */
const units: Readonly<Record<Exclude<Measure, 'count'>, string>> = {
  duration: `${durations} ${lengths} ${sizes}`,
  distance: `${distances} ${lengths}`,
  weight: 'kg g gram kilo kilogram pound lb ton tonne stone ounce oz gramm pfund tonne',
  frequency: 'time mal',
  length: `${lengths} ${distances} storey floor`,
  money: `${currencies} grand cent penny pence`,
};

/** Say how often without a number. */
const frequencies =
  'once twice daily weekly monthly quarterly yearly annually every each hourly täglich wöchentlich monatlich jährlich jede';

/** Before a number they make it one of the kind: "at age 39", "EUR 50". */
const ahead: Readonly<Partial<Record<Measure, string>>> = { duration: 'age aged alter', money: currencies };

/** Say without a number that nothing is paid. */
const free = 'free gratis kostenlos kostenfrei gratuit';

const withoutNumber: Readonly<Partial<Record<Measure, string>>> = { frequency: frequencies, money: free };

/** How many words may stand between a number and what it counts: "three new colleagues", "14 full days". */
const between = 2;

/** Whether a window has an amount of the kind that is asked for. */
export function holdsMeasure(
  { forward, first, end, hits }: Window,
  { measure, counted, language }: Question,
): boolean {
  if (measure === undefined) return false;
  const { flags, terms, firstToken } = forward;
  const numbersIn = (words: string | undefined) =>
    words === undefined ? undefined : numbersOf(forward, words, language);
  const words = numbersIn(measure === 'count' ? undefined : units[measure]);
  const nouns = new Set(hits.filter(({ term }) => counted.includes(term)).map(({ token }) => token));
  const alone = numbersIn(withoutNumber[measure]);
  const before = numbersIn(ahead[measure]);
  const last = firstToken[end] ?? 0;
  for (let token = firstToken[first] ?? 0; token < last; token++) {
    if (alone?.has(terms[token] ?? -1) === true) return true;
    const flag = flags[token] ?? 0;
    if ((flag & tokenFlag.number) === 0) continue;
    if (measure === 'money' && (flag & tokenFlag.money) !== 0) return true;
    if (before?.has(terms[token - 1] ?? -1) === true) return true;
    for (let unit = token + 1; unit <= token + 1 + between && unit < last; unit++)
      if (nouns.has(unit) || words?.has(terms[unit] ?? -1) === true) return true;
  }
  return false;
}
