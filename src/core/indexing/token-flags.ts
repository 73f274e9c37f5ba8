import type { Token } from '../analysis/analyzer.js';
import type { Language } from '../analysis/languages.js';
import { tokenFlag } from '../types/forward-document.js';

/** Where a token stands. */
interface Around {
  readonly text: string;
  /** Where its sentence ends: nothing behind that tells anything of it. */
  readonly end: number;
  /** Where the token before it ends; undefined for the first of a sentence. */
  readonly before: number | undefined;
  readonly language: Language;
}

/** What a token is beside its term: bits of `tokenFlag`. */
export function flagsOf(token: Token, around: Around): number {
  const { text, before, language } = around;
  const isNumber = token.kind === 'number';
  return (
    (token.stop ? tokenFlag.stop : 0) |
    (token.capital ? tokenFlag.capital : 0) |
    (isNumber ? tokenFlag.number : 0) |
    (isNumber && isMoney(token, text) ? tokenFlag.money : 0) |
    (before === undefined ? tokenFlag.sentenceStart : 0) |
    (before !== undefined && isListed(text, before, token.start) ? tokenFlag.listed : 0) |
    (isTime(token, language) || isClockTime(text, token) ? tokenFlag.time : 0) |
    (token.joins ? tokenFlag.joins : 0) |
    (token.givesReason && !tellsWhen(token, around) ? tokenFlag.reason : 0)
  );
}

/** Whether a comma or the like stands between two words; nearly always a blank alone does. */
function isListed(text: string, end: number, start: number): boolean {
  if (start <= end || (start === end + 1 && text.charCodeAt(end) === 0x20)) return false;
  return /[,;、，]/u.test(text.slice(end, start));
}

function isTime(token: Token, language: Language): boolean {
  if (token.kind === 'number') return /^(?:1\d|20)\d\d(?:-|$)/u.test(token.surface);
  return token.capital && language.timeWords.has(token.surface);
}

/** 8:30, 8.30 Uhr, 5 pm, 14 h. */
function isClockTime(text: string, { kind, start, end }: Token): boolean {
  if (kind !== 'number' || end - start > 5) return false;
  return (
    /^:[0-5]\d(?![\d:])/u.test(text.slice(end, end + 4)) ||
    /^\s?(?:[ap]\.?m\b|Uhr\b|o['’]clock\b)/iu.test(text.slice(end, end + 8))
  );
}

/** "due on Friday", "Due", "since 2012", "since May": a word that elsewhere gives a reason tells a time here. English alone. */
function tellsWhen({ start, end }: Token, { text, end: sentenceEnd }: Around): boolean {
  const word = text.slice(start, end).toLowerCase();
  const behind = text.slice(end, Math.min(end + 20, sentenceEnd));
  if (word === 'due') return !/^\s+to(?!\p{L})/u.test(behind);
  return word === 'since' && sinceWhen.test(behind);
}

const sinceWhen =
  /^\s+(?:(?:about|around|early|late|mid|last|the) )?(?:\d|then|birth|childhood|yesterday|launch|version|release|day|week|month|year|spring|summer|autumn|winter|beginning|start|end|jan|feb|mar(?:ch)?(?!\p{L})|apr|may(?!\p{L})|june?(?!\p{L})|july?(?!\p{L})|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)/iu;

/** "$5", "5 €", "US$ 1.5": the sign of a currency stands beside a number, at most one space away. */
function isMoney({ start, end }: Token, text: string): boolean {
  return (
    /\p{Sc}\s?$/u.test(text.slice(Math.max(0, start - 2), start)) ||
    /^\s?\p{Sc}/u.test(text.slice(end, end + 2))
  );
}
