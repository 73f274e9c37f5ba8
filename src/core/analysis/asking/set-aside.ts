import type { Span } from '../../types/span.js';
import { english } from './english.js';
import { german } from './german.js';
import type { AskingWords } from './language.js';
import { dutch, others } from './other-languages.js';
import { patternSource, wordsOfPattern } from './pattern.js';
import { letter, mark, noWord, plainMarks, wordEnd, wordStart } from './plain-marks.js';
import { french, italian, portuguese, spanish } from './romance.js';
import { beginnings, endings, mayBeginAt, mayEnd, type WordEdges } from './word-edges.js';

/** What a stretch of a question is that is not asked about. */
export type AskingRole = 'courtesy' | 'frame' | 'measure' | 'beside';

export interface SetAside extends Span {
  readonly role: AskingRole;
}

const languages: Readonly<Record<string, AskingWords>> = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
  it: italian,
  pt: portuguese,
  nl: dutch,
  ...others,
};

/** Said by people of every language. */
const everywhere: AskingWords = {
  greetings: 'hi, hello, hey',
  addressed: 'all, everyone, team',
  thanks: 'thanks, thx, thank you',
  polite: 'please, pls, plz',
};

/** Chinese is written without blanks: these stand for themselves wherever a message begins or ends. */
const unspaced =
  /^(?:你好|您好|大家好|请问|麻烦问一下|想问一下|[，。！、\s])+|(?<!谢谢|谢谢大家|多谢|拜托|[，。！？\s])(?:谢谢|谢谢大家|多谢|拜托|[，。！？\s])+$/gu;

/** What is set aside where it matches; tried only where the text has one of the edges. */
interface Rule {
  readonly role: AskingRole;
  readonly pattern: RegExp;
  readonly edges?: WordEdges;
}

/** The rules of a language, ready to be tried. */
interface Rules {
  readonly opening: readonly Rule[];
  readonly closing: readonly Rule[];
  readonly polite: RegExp;
  readonly measures: readonly RegExp[];
  readonly light: ReadonlySet<string>;
  readonly kinds: ReadonlySet<string>;
}

const made = new Map<string, Rules>();

function rulesOf(code: string): Rules {
  let rules = made.get(code);
  if (rules === undefined) {
    rules = makeRules(Object.hasOwn(languages, code) ? (languages[code] ?? everywhere) : everywhere);
    made.set(code, rules);
  }
  return rules;
}

const pause = `\\s*(?:[,.!?;:…–—\\n-]|$)${noWord}*`;
const parting = '(?:^|[,.!?;:…–—\\n-])\\s*';

function makeRules(words: AskingWords): Rules {
  const sets = {
    ...words.sets,
    greetings: `${words.greetings}, ${everywhere.greetings}`,
    parted: words.parted ?? '-',
    addressed: `${words.addressed ?? ''}, ${everywhere.addressed}`,
    thanks: `${words.thanks}, ${everywhere.thanks}`,
    polite: `${words.polite}, ${everywhere.polite}`,
  };
  const source = (pattern: string) => patternSource(pattern, sets);
  const [greetings, parted, addressed] = [source('{greetings}'), source('{parted}'), source('{addressed}')];
  const [thanks, polite] = [source('{thanks}'), source('{polite}')];
  const sticky = (role: AskingRole, pattern: string, first: string): Rule => ({
    role,
    pattern: new RegExp(pattern, 'iuy'),
    edges: beginnings(wordsOfPattern(first, sets)),
  });
  const atEnd = (role: AskingRole, pattern: string, last?: string): Rule => ({
    role,
    pattern: new RegExp(`${pattern}${noWord}*$`, 'iu'),
    ...(last === undefined ? {} : { edges: endings(wordsOfPattern(last, sets)) }),
  });
  return {
    opening: [
      sticky('courtesy', `${greetings}(?:${addressed})?`, '{greetings}'),
      // A name behind it: "Hi Anna, ..."
      sticky(
        'courtesy',
        `(?:${greetings}|${parted})${letter}(?:${letter}|['’-])*(?=\\s*[,!:–—\\n])${pause}`,
        '{greetings} {parted}',
      ),
      sticky(
        'courtesy',
        `(?:${parted}|${thanks})(?:${addressed})?(?:[!.?]+\\s*)?(?<=${mark}\\s*)`,
        '{parted} {thanks}',
      ),
      sticky('courtesy', polite, '{polite}'),
      ...(words.frames ?? []).map((frame) => sticky('frame', `(?:${source(frame)})`, frame)),
    ],
    closing: [
      atEnd('courtesy', `${wordStart}${thanks}(?:${addressed})?(?:[,]?\\s*\\p{Lu}${letter}*)?`),
      atEnd('courtesy', `${wordStart}${polite}`, '{polite}'),
      atEnd('courtesy', `${parting}(?:${parted}|${greetings})(?:${addressed}|(?<=[,\\n]\\s*)${letter}+)?`),
      ...(words.closings ?? []).map((closing) => atEnd('frame', closed(source(closing)), closing)),
    ],
    polite: new RegExp(`${wordStart}${polite}`, 'giu'),
    measures: [words.how, words.which].flatMap((measuring) =>
      measuring === undefined ? [] : [measures(measuring)],
    ),
    light: setOf(words.light),
    kinds: setOf(words.kinds),
  };
}

function setOf(words = ''): ReadonlySet<string> {
  return new Set(words.split(/\s+/u).filter((word) => word !== ''));
}

/** Three words, or parted from the rest. */
function closed(source: string): string {
  const threeWords = `(?=(?:(?:${letter}|['’])+\\s+){2}${letter})`;
  return `(?:${wordStart}${threeWords}|${parting})(?:${source})`;
}

function measures({ words, measures: list, before }: NonNullable<AskingWords['which']>): RegExp {
  const how = words.split(',').map((word) => word.trim());
  const next = before === undefined ? '' : `(?=${noWord}*$|\\s+(?:${before.split(' ').join('|')})${wordEnd})`;
  return new RegExp(
    `${wordStart}(?:${how.join('|')})\\s+(${list
      .trim()
      .replace(/_/gu, '\\s+')
      .split(/(?<!\\)\s+/u)
      .join('|')})${wordEnd}${next}`,
    'giu',
  );
}

/** A line that only takes leave; what stands behind it is a signature. */
const leave =
  /^\s*(?:--|(?:(?:kind|best|warm|with kind|many|viele|beste|liebe|schöne|herzliche|mit freundlichen|cordiales|un|cari|met vriendelijke)\s+)?(?:regards|wishes|cheers|thanks|thank you|br|rgds|best|sincerely|grüße[n]?|gruß|lg|vg|mfg|cordialement|merci|salutations|saludos|gracias|saluti|grazie|abraços|obrigad[oa]|groet(?:en|jes)?))[\s,.!]*$/iu;

/** So many short lines a signature has at most, and so many UTF-16 code units each. */
const signature = { lines: 4, length: 60 } as const;

/** From the line on that takes leave, where only a signature follows. */
function signed(typed: string): SetAside | undefined {
  const lines = typed.split('\n');
  let start = typed.length;
  for (let behind = 0; behind <= signature.lines && behind + 1 < lines.length; behind++) {
    const line = lines[lines.length - 1 - behind] ?? '';
    start -= line.length;
    if (leave.test(line)) return { start, end: typed.length, role: 'courtesy' };
    if (line.length > signature.length || /[?？]/u.test(line)) return undefined;
    start--;
  }
  return undefined;
}

/** ":pray:", as chats name smileys. */
const smiley = /(?<=^|\s):[a-z][a-z0-9_+-]+:(?=\s|$)/giu;

/** What stands before a word: marks, smileys, mentions. Quotation marks do not: what is quoted is meant. */
const aside = /(?:[^\p{L}\p{N}@<:"“”„«»']|<[@!#][^<>\s]*>|@[\w.-]+|:[a-z0-9_+-]+:|[<:])*/uy;

/**
 * What of a question is no part of what it asks about, in order: greetings and thanks, frames of a request ("could somebody
 * tell me something about"), and the words behind "how" that only say what kind of answer is wanted.
 * @param typed The question.
 * @param code ISO 639-1
 */
export function setAsideIn(typed: string, code: string): SetAside[] {
  const found: SetAside[] = [];
  const rules = rulesOf(code);
  const question = plainMarks(typed);
  if (code === 'zh') {
    for (const match of typed.matchAll(unspaced)) found.push(spanOf(match, 'courtesy'));
    return found.filter(({ start, end }) => end > start);
  }
  const signature = signed(typed);
  if (signature !== undefined) found.push(signature);
  const start = opened(typed, question, rules, found);
  closings(question, start, rules, found);
  for (const match of question.matchAll(rules.polite)) found.push(spanOf(match, 'courtesy'));
  for (const match of typed.matchAll(smiley)) found.push(spanOf(match, 'courtesy'));
  for (const match of rules.measures.flatMap((measure) => [...question.matchAll(measure)])) {
    const end = match.index + match[0].length;
    found.push({ start: end - (match[1]?.length ?? 0), end, role: 'measure' });
  }
  return found.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Whether a word says next to nothing by itself. @param word Case-folded. */
export function isLight(word: string, code: string): boolean {
  return rulesOf(code).light.has(word);
}

/** Whether a word names the kind of answer. @param word Case-folded. */
export function namesKind(word: string, code: string): boolean {
  return rulesOf(code).kinds.has(word);
}

function spanOf(match: RegExpMatchArray, role: AskingRole): SetAside {
  const start = match.index ?? 0;
  return { start, end: start + match[0].length, role };
}

/** @param question As typed, with plain marks. @returns where what is asked begins. */
function opened(typed: string, question: string, { opening }: Rules, found: SetAside[]): number {
  let at = 0;
  for (;;) {
    aside.lastIndex = at;
    const from = at + (aside.exec(typed)?.[0].length ?? 0);
    let longest: SetAside | undefined;
    for (const { role, pattern, edges } of opening) {
      if (edges !== undefined && !mayBeginAt(question, from, edges)) continue;
      pattern.lastIndex = from;
      const length = pattern.exec(question)?.[0].length ?? 0;
      if (length > 0 && from + length > (longest?.end ?? 0))
        longest = { start: from, end: from + length, role };
    }
    // Whom it is for: "@anna", ":wave:".
    if (/[@:]/u.test(typed.slice(at, from))) found.push({ start: at, end: from, role: 'courtesy' });
    if (longest === undefined) return at;
    found.push(longest);
    at = longest.end;
  }
}

function closings(question: string, start: number, { closing }: Rules, found: SetAside[]): void {
  let end = question.length;
  for (;;) {
    const rest = question.slice(start, end);
    let first: SetAside | undefined;
    for (const { role, pattern, edges } of closing) {
      if (edges !== undefined && !mayEnd(rest, edges)) continue;
      const match = pattern.exec(rest);
      if (match === null || match[0] === '') continue;
      const from = start + match.index;
      if (from < (first?.start ?? Number.POSITIVE_INFINITY)) first = { start: from, end, role };
    }
    if (first === undefined || first.start >= end) return;
    found.push(first);
    end = first.start;
  }
}
