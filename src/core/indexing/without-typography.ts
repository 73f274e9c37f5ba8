import { hashString, mix } from './string-hash.js';
import { unifyForm } from './typography.js';

/** Only what may be written in several ways makes more work than a look at it. */
const needsFolding = /[^\x20-\x7e]|[`]| {2}|--|\.\.\./u;

/** And where there is nothing else, line breaks and other white space alone have to be folded. */
const needsMore = /[^\t-\r\x20-\x7e]|`|--|\.\.\./u;

/**
 * What is left of a text when typography is taken out of it: Unicode form, white space, the form of quotation marks and
 * dashes, what nobody sees. Letters, case, figures, their order and all other marks stay: two texts that are left the
 * same say the same in the same words.
 */
export function withoutTypography(text: string): string {
  if (!needsFolding.test(text)) return text.trim();
  if (!needsMore.test(text)) return text.replace(/\s+/gu, ' ').trim();
  return unifyForm(text)
    .replace(/[\u00ad\u200b\u2060\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, '')
    .replace(/[`´‘’‚‛‹›]/gu, "'")
    .replace(/[«»“”„‟]/gu, '"')
    .replace(/[‐‑‒–—―−]|--+/gu, '-')
    .replace(/\.\.\./gu, '…')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** 32 bits, signed: two sentences of the same words have the same one, others hardly ever. */
export function sentenceHash(sentence: string): number {
  return mix(hashString(withoutTypography(sentence))) | 0;
}
