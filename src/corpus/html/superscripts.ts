const superscripts: Readonly<Record<string, string>> = Object.fromEntries(
  [...'0123456789+-−=()ni'].map((sign, i) => [sign, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ'][i] ?? '']),
);
const subscripts: Readonly<Record<string, string>> = Object.fromEntries(
  [...'0123456789+-−=()'].map((sign, i) => [sign, [...'₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎'][i] ?? '']),
);

/** Longer ones are words, not exponents and indices. */
const maxLength = 8;

/**
 * What stands raised or lowered, as the characters that look so: 10⁶, CO₂. What Unicode has no such characters for
 * (`1st`) stays as it is.
 */
export function asSuperOrSubscript(words: string, name: 'SUP' | 'SUB'): string {
  if (words.length > maxLength) return words;
  const table = name === 'SUP' ? superscripts : subscripts;
  const signs = [...words.trim()].map((sign) => table[sign]);
  return signs.length > 0 && signs.every((sign) => sign !== undefined) ? signs.join('') : words;
}
