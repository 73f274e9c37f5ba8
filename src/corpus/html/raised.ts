const raised: Readonly<Record<string, string>> = Object.fromEntries(
  [...'0123456789+-−=()ni'].map((sign, i) => [sign, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ'][i] ?? '']),
);
const lowered: Readonly<Record<string, string>> = Object.fromEntries(
  [...'0123456789+-−=()'].map((sign, i) => [sign, [...'₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎'][i] ?? '']),
);

/** Longer ones are words, not exponents and indices. */
const longest = 8;

/**
 * What stands raised or lowered, as the characters that look so: 10⁶, CO₂. What Unicode has no such characters for
 * (`1st`) stays as it is.
 */
export function shifted(words: string, name: 'SUP' | 'SUB'): string {
  if (words.length > longest) return words;
  const table = name === 'SUP' ? raised : lowered;
  const signs = [...words.trim()].map((sign) => table[sign]);
  return signs.length > 0 && signs.every((sign) => sign !== undefined) ? signs.join('') : words;
}
