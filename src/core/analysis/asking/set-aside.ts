import type { Span } from '../../types/span.js';
import { english } from './english.js';
import { german } from './german.js';
import type { AskingWords } from './language.js';
import { dutch, others } from './other-languages.js';
import { patternSource } from './pattern.js';
import { letter, mark, noWord, plainMarks, wordEnd, wordStart } from './plain-marks.js';
import { french, italian, portuguese, spanish } from './romance.js';

/** What a stretch of a question is that is not asked about. */
export type AskingRole = 'courtesy' | 'frame' | 'measure';

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

/** The rules of a language, ready to be tried. */
interface Rules {
  readonly opening: readonly { readonly role: AskingRole; readonly pattern: RegExp }[];
  readonly closing: readonly { readonly role: AskingRole; readonly pattern: RegExp }[];
  readonly polite: RegExp;
  readonly measures: readonly RegExp[];
  readonly light: ReadonlySet<string>;
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
  const set = (list: string) => patternSource('{list}', { list });
  const greetings = set(`${words.greetings}, ${everywhere.greetings}`);
  const parted = set(words.parted ?? '-');
  const addressed = set(`${words.addressed ?? ''}, ${everywhere.addressed}`);
  const thanks = set(`${words.thanks}, ${everywhere.thanks}`);
  const polite = set(`${words.polite}, ${everywhere.polite}`);
  const sticky = (source: string) => new RegExp(source, 'iuy');
  const atEnd = (source: string) => new RegExp(`${source}${noWord}*$`, 'iu');
  const sources = (patterns: readonly string[] = []) =>
    patterns.map((pattern) => patternSource(pattern, words.sets ?? {}));
  const frame = (source: string) => ({ role: 'frame' as const, pattern: sticky(`(?:${source})`) });
  const courtesy = (pattern: RegExp) => ({ role: 'courtesy' as const, pattern });
  return {
    opening: [
      courtesy(sticky(`${greetings}(?:${addressed})?`)),
      // A name behind it: "Hi Anna, ..."
      courtesy(sticky(`(?:${greetings}|${parted})${letter}(?:${letter}|['’-])*(?=\\s*[,!:–—\\n])${pause}`)),
      courtesy(sticky(`(?:${parted}|${thanks})(?:${addressed})?(?<=${mark}\\s*)`)),
      courtesy(sticky(polite)),
      ...sources(words.frames).map(frame),
    ],
    closing: [
      courtesy(atEnd(`${wordStart}${thanks}(?:${addressed})?(?:[,]?\\s*\\p{Lu}${letter}*)?`)),
      courtesy(atEnd(`${wordStart}${polite}`)),
      courtesy(atEnd(`${parting}(?:${parted}|${greetings})(?:${addressed}|(?<=[,\\n]\\s*)${letter}+)?`)),
      ...sources(words.closings).map((source) => ({
        role: 'frame' as const,
        pattern: atEnd(closed(source)),
      })),
    ],
    polite: new RegExp(`${wordStart}${polite}`, 'giu'),
    measures: [words.how, words.which].flatMap((measuring) =>
      measuring === undefined ? [] : [measures(measuring)],
    ),
    light: new Set((words.light ?? '').split(/\s+/u).filter((word) => word !== '')),
  };
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
  const start = opened(typed, question, rules, found);
  closings(question, start, rules, found);
  for (const match of question.matchAll(rules.polite)) found.push(spanOf(match, 'courtesy'));
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
    for (const { role, pattern } of opening) {
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
    for (const { role, pattern } of closing) {
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
