import type { Span } from '../types/span.js';
import {
  conjunctions,
  listenerVerbs,
  nobody,
  particles,
  prepositions,
  sourceWords,
  speakingVerbs,
} from './speaking-verbs.js';

/** So far around a quotation it may be said who speaks, in UTF-16 code units. */
const reach = 200;
/** Between “N said” and the quotation stand at most so many words: “in a statement on Monday”. */
const maxBetween = 8;

/**
 * Who is said to speak a quotation, as the text names them, by a plain pattern right beside it: “…,” said N; N said: “…”;
 * “…”, according to N. Never guessed: undefined where none is named so, or two could be meant.
 * @param span What stands between the outer marks.
 */
export function attributedTo(text: string, span: Span): string | undefined {
  const found = [inRemark(text, span), behind(text, span.end), before(text, span.start)].filter(
    (name) => name !== undefined,
  );
  const [first, ...others] = found;
  return first !== undefined && others.every((other) => mayBeSame(first, other)) ? first : undefined;
}

/** The name in a line such as “— Jane Doe, The Herald” below a block quote; undefined where it begins with none. */
export function namedIn(line: string): string | undefined {
  return nameAt(tokensOf(line.replace(/^[\s\p{Pd}~]+/u, '')), 0)?.name;
}

/** Whether two names can be one person's or body's: they have a word in common. */
export function mayBeSame(a: string, b: string): boolean {
  const words = new Set(wordsOfName(a));
  return wordsOfName(b).some((word) => words.has(word));
}

/** Whether the words of one name are all in the other: “Doe” and “Jane Doe”, not “Jane Doe” and “John Doe”. */
export function areOneName(a: string, b: string): boolean {
  const [few, many] = [wordsOfName(a), wordsOfName(b)].sort((one, other) => one.length - other.length);
  return few !== undefined && few.length > 0 && few.every((word) => many?.includes(word));
}

function wordsOfName(name: string): string[] {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.match(/[\p{L}\p{N}]{2,}/gu) ?? [];
}

interface Token {
  readonly text: string;
  /** As it is looked up: lower case, without a full stop at its end. */
  readonly word: string;
}

function tokensOf(text: string): Token[] {
  const found = text.match(/[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}’'.-]*|[^\s\p{L}\p{M}\p{N}]/gu) ?? [];
  return found.map((token) => ({ text: token, word: token.toLowerCase().replace(/\.$/u, '') }));
}

/** A quotation that a remark breaks: “…,” said N, “…” */
function inRemark(text: string, { start, end }: Span): string | undefined {
  const inside = text.slice(start, end);
  const remark = /[,.][”"»“’'] ?,? ?([^”"»“„«]{3,60}), ?[“"«„‘]/u.exec(inside)?.[1];
  return remark === undefined ? undefined : spokenBehind(tokensOf(remark));
}

function behind(text: string, end: number): string | undefined {
  const rest = text.slice(end + 1, end + 1 + reach);
  const paragraph = rest.split(/\r?\n[^\S\r\n]*\r?\n/u, 1)[0] ?? '';
  const [first, ...others] = tokensOf(paragraph.replace(/^[”"»“’']/u, ''));
  if (first === undefined) return undefined;
  return spokenBehind(/^[,\p{Pd}]$/u.test(first.text) ? others : [first, ...others]);
}

/** `said N`, `N said`, `according to N`, from the first token on. */
function spokenBehind(tokens: readonly Token[]): string | undefined {
  const verb = phraseAt(tokens, 0, speakingVerbs);
  const isListener = listenerVerbs.has(tokens[0]?.word ?? '');
  if (verb > 0) return isListener ? undefined : nameAt(tokens, verb)?.name;
  const source = phraseAt(tokens, 0, sourceWords);
  if (source > 0) return nameAt(tokens, source)?.name;
  const subject = nameAt(tokens, 0);
  if (subject === undefined) return undefined;
  const says = behindApposition(tokens, subject.end) ?? subject.end;
  return phraseAt(tokens, says, speakingVerbs) > 0 ? subject.name : undefined;
}

/** Words that an apposition is at most long: “the current President of the European Council”. */
const maxApposition = 12;

/** What begins an apposition that says who somebody is, lower case. */
const appositives = new Set('the a an its his her their der die das ein eine le la un une el il'.split(' '));

/** Where an apposition that begins at a token ends, behind its second comma; undefined where none does. */
function behindApposition(tokens: readonly Token[], at: number): number | undefined {
  if (tokens[at]?.text !== ',' || !appositives.has(tokens[at + 1]?.word ?? '')) return undefined;
  const inside = tokens.slice(at + 1, at + 2 + maxApposition);
  const length = inside.findIndex(({ text }) => !/^[\p{L}\p{N}]/u.test(text));
  return inside[length]?.text === ',' ? at + 2 + length : undefined;
}

/**
 * Of “Ada Doe, the mayor, said” and “the mayor, Ada Doe, said” the name, where the second comma stands right before `end`.
 */
function nameInApposition(tokens: readonly Token[], end: number): string | undefined {
  const close = end - 1;
  if (tokens[close]?.text !== ',') return undefined;
  let open = close - 1;
  while (open >= 0 && close - open <= maxApposition && /^[\p{L}\p{N}]/u.test(tokens[open]?.text ?? ''))
    open--;
  if (tokens[open]?.text !== ',') return undefined;
  const inside = tokens.slice(open + 1, close);
  if (inside.length > 0 && inside.every(isPartOfName)) return nameOf(inside);
  return appositives.has(inside[0]?.word ?? '') ? nameBefore(tokens, open) : undefined;
}

function before(text: string, start: number): string | undefined {
  const head = text.slice(Math.max(0, start - 1 - reach), Math.max(0, start - 1));
  const sentence = head.split(/[.!?…][”"»“’']?\s|[”»]|\r?\n[^\S\r\n]*\r?\n/u).at(-1) ?? '';
  const tokens = tokensOf(sentence);
  while (tokens.length > 0 && /^[,:\p{Pd}]$/u.test(tokens.at(-1)?.text ?? '')) tokens.pop();
  // The verb nearest to the quotation decides: what stands further off speaks of something else.
  for (let i = tokens.length - 1; i >= 0 && tokens.length - i <= maxBetween + 2; i--) {
    const source = phraseAt(tokens, i, sourceWords);
    if (source > 0) {
      const name = nameAt(tokens, source);
      return name?.end === tokens.length ? name.name : undefined;
    }
    if (phraseAt(tokens, i, speakingVerbs) > 0) return nameBefore(tokens, i) ?? nameInApposition(tokens, i);
  }
  return undefined;
}

/** Where a phrase of the set that begins at `at` ends; 0 where none does. */
function phraseAt(tokens: readonly Token[], at: number, phrases: ReadonlySet<string>): number {
  for (let length = 4; length > 0; length--) {
    const words = tokens.slice(at, at + length);
    // “United States” says nothing; “According to” begins a sentence.
    if (words.length < length || words.slice(at === 0 ? 1 : 0).some(isPartOfName)) continue;
    if (phrases.has(words.map(({ word }) => word).join(' '))) return at + length;
  }
  return 0;
}

/** The name that begins at a token, and where it ends; undefined where there is none, or it may not be the speaker's. */
function nameAt(
  tokens: readonly Token[],
  at: number,
): { readonly name: string; readonly end: number } | undefined {
  let end = at;
  for (let token = tokens[end]; token !== undefined; token = tokens[end]) {
    const next = isPartOfName(token) ? end + 1 : end > at ? behindParticles(tokens, end) : undefined;
    if (next === undefined) break;
    end = next;
    if (endsSentence(token)) break;
  }
  const isOneOfTwo = conjunctions.has(tokens[end]?.word ?? '') && isPartOfName(tokens[end + 1]);
  const name = nameOf(tokens.slice(at, end));
  return name === undefined || isOneOfTwo || isPossessor(tokens.slice(at, end + 6))
    ? undefined
    : { name, end };
}

/** Where particles between two words of a name end, “of the” in “Center of the Arts”; undefined where they are none. */
function behindParticles(tokens: readonly Token[], at: number): number | undefined {
  let end = at;
  while (end < at + 3 && particles.has(tokens[end]?.word ?? '') && !isPartOfName(tokens[end])) end++;
  return end > at && isPartOfName(tokens[end]) ? end : undefined;
}

/** Whether it is somebody of theirs who speaks: “said the University’s chancellor”. */
function isPossessor(tokens: readonly Token[]): boolean {
  return tokens.some(
    (token, i) =>
      isPartOfName(token) &&
      /[’']s?$/u.test(token.text) &&
      !isPartOfName(tokens[i + 1]) &&
      i + 1 < tokens.length,
  );
}

/** The name that ends right before a token. */
function nameBefore(tokens: readonly Token[], end: number): string | undefined {
  let start = end;
  while (start > 0 && (isPartOfName(tokens[start - 1]) || particles.has(tokens[start - 1]?.word ?? '')))
    start--;
  while (start < end && !isPartOfName(tokens[start])) start++;
  const ahead = tokens[start - 1]?.word ?? '';
  // “The firm behind Facebook said”, “on Sunday told”: the subject stands before that.
  if (conjunctions.has(ahead) || prepositions.has(ahead)) return undefined;
  const name = tokens.slice(start, end);
  return isPartOfName(name.at(-1)) && !isPossessor([...name, ...tokens.slice(end, end + 1)])
    ? nameOf(name)
    : undefined;
}

/** Short forms that a name may hold; a full stop behind any other word ends the sentence. */
const shortForms = new Set([
  'mr',
  'mrs',
  'ms',
  'dr',
  'prof',
  'st',
  'jr',
  'sr',
  'sen',
  'rep',
  'gov',
  'gen',
  'col',
  'lt',
  'rev',
]);

function endsSentence({ text, word }: Token): boolean {
  return text.endsWith('.') && word.length > 1 && !word.includes('.') && !shortForms.has(word);
}

function isPartOfName(token: Token | undefined): boolean {
  return token !== undefined && /^\p{Lu}/u.test(token.text);
}

/** The words of a name, without those before it that have a capital for another reason; undefined where none is left. */
function nameOf(tokens: readonly Token[]): string | undefined {
  const first = tokens.findIndex(({ word }) => !nobody.has(word));
  // “Had I said”: the last word is the subject.
  if (first < 0 || nobody.has(tokens.at(-1)?.word ?? '')) return undefined;
  const name = tokens
    .slice(first)
    .map((token) => (endsSentence(token) ? token.text.slice(0, -1) : token.text))
    .join(' ');
  return wordsOfName(name).length === 0 ? undefined : name;
}
