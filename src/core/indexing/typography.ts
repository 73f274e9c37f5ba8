import type { Typography } from '../types/quote-check.js';
import type { Span } from '../types/span.js';

const quotationMarks = '"\'`´«»‘’‚‛“”„‟‹›「」『』｢｣〝〞〟﹁﹂﹃﹄⹂＂＇';
const dashes = '\\-‐‑‒–—―−﹘﹣－';
const noBreakSpaces = '\\u00a0\\u2007\\u202f';
/** Soft hyphens, zero-width spaces and joins, marks of direction: nobody sees them. */
const invisible = '\\u00ad\\u200b\\u2060\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069';

/** The comma or full stop that a text ends in, as a sentence around a quotation puts it inside the marks; '' for none. */
export function closingMarkOf(text: string): string {
  return /\.\.\.$/u.test(text) ? '' : (/(?<=\S)[.,。，、]$/u.exec(text)?.[0] ?? '');
}

/** What is left of a text when one kind of difference is taken out of it; in the order in which they are told. */
const folds: readonly (readonly [Typography, (text: string) => string])[] = [
  ['closing mark', (text) => text.slice(0, text.length - closingMarkOf(text).length)],
  ['invisible characters', (text) => text.replace(new RegExp(`[${invisible}]`, 'gu'), '')],
  ['quotation marks', (text) => text.replace(new RegExp(`[${quotationMarks}]`, 'gu'), '"')],
  ['dashes', (text) => text.replace(new RegExp(`[${dashes}]+`, 'gu'), '-')],
  ['ellipses', (text) => text.replace(/\.\.\./gu, '…')],
  ['non-breaking spaces', (text) => text.replace(new RegExp(`[${noBreakSpaces}]`, 'gu'), ' ')],
  ['white space', (text) => text.replace(new RegExp(`[^\\S${noBreakSpaces}]+`, 'gu'), ' ')],
  ['case', (text) => text.toLowerCase().replace(/ς/gu, 'σ')],
  ['Unicode form', unifyForm],
];

/**
 * One form of characters that Unicode has in several: composed and decomposed, ligatures (`ﬁ`), full and half width.
 * Not NFKC throughout: it would read `10²` as `102`.
 */
export function unifyForm(text: string): string {
  return text.replace(/[\ufb00-\ufb04\uff01-\uffee]/gu, (form) => form.normalize('NFKC')).normalize('NFC');
}

/** Which kinds tell `one` from `other`; none where anything else does, too. */
export function typographicDifferences(one: string, other: string): Typography[] {
  const foldedWhole = (text: string) => folds.reduce((folded, [, fold]) => fold(folded), text);
  if (foldedWhole(one) !== foldedWhole(other)) return [];
  return folds.filter(([kind]) => foldedBut(kind, one) !== foldedBut(kind, other)).map(([kind]) => kind);
}

function foldedBut(left: Typography, text: string): string {
  return folds.reduce((folded, [kind, fold]) => (kind === left ? folded : fold(folded)), text);
}

/** A pattern of this many units is one expression; a longer string is matched in several, one behind the other. */
const unitsInPattern = 400;

/** Where a string stands with other typography, begun at one offset of a text. */
export interface TypographicPattern {
  /** Where the string begins whose first word stands at `start`, its last one ending at `end`; undefined: not there. */
  beginsAt(text: string, start: number, end: number): number | undefined;
  /** Where the string ends that begins at `from`; undefined: it does not stand there. */
  endsAt(text: string, from: number): number | undefined;
}

/** Longer marks before the first word or behind the last one have to stand as they are, in UTF-16 code units. */
const maxEdgeLength = 64;

/**
 * What finds a string with other typography, in the text as it is: nothing is folded or kept. The expressions never
 * have a choice between two ways to read a character, so that their time is linear.
 *
 * @param string With a letter or digit in it, its first word at `first`, its last one ending at `last`.
 */
export function typographicPattern(string: string, { start: first, end: last }: Span): TypographicPattern {
  const units = unitsOf(string);
  const [lead, trail] = [string.slice(0, first), string.slice(last)];
  const before = lead.length > maxEdgeLength ? undefined : new RegExp(`(?:${sourceOf(lead)})$`, 'iu');
  const behind =
    trail.length > maxEdgeLength || closingMarkOf(string) !== ''
      ? undefined
      : new RegExp(sourceOf(trail), 'iuy');
  // Made when the part before them is found for the first time: most strings stand nowhere.
  const parts: RegExp[] = [];
  const partAt = (from: number) => {
    const part = parts[from / unitsInPattern] ?? new RegExp(patternAt(units, from), 'iuy');
    parts[from / unitsInPattern] = part;
    return part;
  };
  return {
    beginsAt(text, start, end) {
      if (behind !== undefined && matchedTo(behind, text, end) === undefined) return undefined;
      if (lead === '') return start;
      if (before === undefined) return text.endsWith(lead, start) ? start - lead.length : undefined;
      const from = Math.max(0, start - 2 * maxEdgeLength);
      const found = before.exec(text.slice(from, start));
      return found === null ? undefined : from + found.index;
    },
    endsAt(text, from) {
      let end: number | undefined = from;
      for (let next = 0; next < units.length && end !== undefined; next += unitsInPattern) {
        end = matchedTo(partAt(next), text, end);
      }
      return end;
    },
  };
}

/** The expression for marks alone. */
function sourceOf(marks: string): string {
  return patternAt(unitsOf(marks), 0);
}

function matchedTo(pattern: RegExp, text: string, from: number): number | undefined {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

interface Unit {
  readonly pattern: string;
  readonly isBlank: boolean;
}

/** The expression for the units from `first` on, as many as one takes. */
function patternAt(units: readonly Unit[], first: number): string {
  return units
    .slice(first, first + unitsInPattern)
    .map(({ pattern }, i) => {
      const before = units[first + i - 1];
      // What is invisible may stand before any unit; behind a blank it belongs to that.
      return before === undefined || before.isBlank ? pattern : `[${invisible}]*${pattern}`;
    })
    .join('');
}

const unitPattern = new RegExp(
  [
    '(?<blank>\\s+)',
    `(?<mark>[${quotationMarks}])`,
    `(?<dash>[${dashes}]+)`,
    '(?<ellipsis>…|\\.\\.\\.)',
    '(?<ligature>ff[il]|f[fil])',
    '(?<other>.)',
  ].join('|'),
  'gisu',
);

function unitsOf(string: string): Unit[] {
  const plain = unifyForm(string.replace(new RegExp(`[${invisible}]`, 'gu'), ''));
  // Only where characters of full width are used at all may plain ones stand for them.
  const hasWidth = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(plain);
  const units = [...plain.matchAll(unitPattern)].map(({ 0: unit, groups = {} }): Unit => {
    if (!hasWidth && /^[a-z0-9]$/i.test(unit)) return { pattern: unit, isBlank: false };
    if (groups['blank'] !== undefined) return { pattern: `\\s[\\s${invisible}]*`, isBlank: true };
    return { pattern: patternOf(unit, groups, hasWidth), isBlank: false };
  });
  const last = units.at(-1);
  if (last !== undefined && units.length > 1 && closingMarkOf(plain) !== '') {
    units[units.length - 1] = { ...last, pattern: `(?:${last.pattern})?` };
  }
  return units;
}

function patternOf(unit: string, groups: Readonly<Record<string, string>>, hasWidth: boolean): string {
  if (groups['mark'] !== undefined) return `[${quotationMarks}]`;
  if (groups['dash'] !== undefined) return `[${dashes}]+`;
  if (groups['ellipsis'] !== undefined) return '(?:…|\\.\\.\\.)';
  if (groups['ligature'] !== undefined) return ligatures.get(unit.toLowerCase()) ?? unit;
  const forms = new Set([unit, unit.normalize('NFD')]);
  if (hasWidth && /^[!-~]$/u.test(unit)) forms.add(String.fromCharCode(unit.charCodeAt(0) + 0xfee0));
  const patterns = [...forms].map((form) => form.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&'));
  return patterns.length === 1 ? (patterns[0] ?? '') : `(?:${patterns.join('|')})`;
}

/** Letters that a typesetter may have joined. Longest first: no joined form begins another. */
const ligatures: ReadonlyMap<string, string> = new Map([
  ['ff', '(?:ﬀ|ff)'],
  ['fi', '(?:ﬁ|fi)'],
  ['fl', '(?:ﬂ|fl)'],
  ['ffi', '(?:ﬃ|ﬀi|fﬁ|ffi)'],
  ['ffl', '(?:ﬄ|ﬀl|fﬂ|ffl)'],
]);
