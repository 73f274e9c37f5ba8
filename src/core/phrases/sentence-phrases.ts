import { termWordsOf } from '../analysis/compounds.js';
import type { Word } from '../analysis/words.js';
import {
  type ForwardDocument,
  isHeading,
  sentenceFlag,
  spanOfSentences,
  tokenFlag,
} from '../types/forward-document.js';
import type { Span } from '../types/span.js';
import { maxWords } from './phrase-words.js';

/** Words that may stand in lower case within a name: "Bank of the West", "Ursula von der Leyen". */
const joiners = new Set(
  'al bin da das de del della den der des di do dos du el für la las le les of the van vom von zu zum zur'.split(
    ' ',
  ),
);

/** So many of them may follow one another. */
const maxJoiners = 2;

/** What joins two words of a phrase: on one line, with nothing between that ends a thought. */
const joint = /^(?: | ?& ?|[-‐‑’'])$/u;

/** Behind an initial: "J. K. Rowling". */
const initialsJoint = '. ';

/** UTF-16 code units; longer ones are nothing to choose from a list. */
const maxLength = 60;

export interface FoundPhrase {
  readonly text: string;
  /** Capitalised as names are; the others are phrases only when they are frequent. */
  readonly isName: boolean;
}

interface Token extends Word {
  readonly flags: number;
  readonly text: string;
  /** Whether it goes on from the word before it. */
  readonly isJoined: boolean;
}

/** The names, word pairs and triples of one sentence, each as often as it stands there. */
export function* phrasesOfSentence(
  text: string,
  forward: ForwardDocument,
  sentence: number,
): Generator<FoundPhrase> {
  const flags = forward.sentenceFlags[sentence] ?? 0;
  if ((flags & sentenceFlag.furniture) !== 0) return;
  const tokens = tokensOf(text, forward, sentence);
  const cut = (first: number, end: number) => text.slice(tokens[first]?.start, tokens[end - 1]?.end);
  // In a heading every word may be in capitals.
  if (!isHeading(forward, sentence)) {
    for (const { start, end } of namesIn(tokens)) {
      if (cut(start, end).length <= maxLength) yield { text: cut(start, end), isName: true };
    }
  }
  for (const { start, end } of runsIn(tokens)) {
    if (cut(start, end).length <= maxLength) yield { text: cut(start, end), isName: false };
  }
}

function tokensOf(text: string, forward: ForwardDocument, sentence: number): Token[] {
  const span = spanOfSentences(forward, sentence, sentence + 1);
  const tokens: Token[] = [];
  let next = forward.firstToken[sentence] ?? 0;
  // The tokens of the index come of the same walk over the sentence.
  const language = forward.sentenceLanguages[sentence] ?? '';
  for (const { kind, start, end } of termWordsOf(text.slice(span.start, span.end), language)) {
    const word = { kind, start: span.start + start, end: span.start + end };
    const flags = forward.flags[next++] ?? 0;
    const before = tokens.at(-1);
    // What is made of words that were there already: their parts, the whole of them.
    if (word.kind !== 'pair' && word.start < (before?.end ?? 0)) continue;
    const gap = before === undefined ? '' : text.slice(before.end, word.start);
    tokens.push({
      ...word,
      flags,
      text: text.slice(word.start, word.end),
      isJoined: joint.test(gap) || (gap === initialsJoint && before?.text.length === 1),
    });
  }
  return tokens;
}

/** Runs of capitalised words, as positions of tokens; stop words stand at neither end. */
function* namesIn(tokens: readonly Token[]): Generator<Span> {
  for (let start = 0; start < tokens.length; ) {
    let end = start;
    for (let next = start; next < tokens.length && next - end <= maxJoiners; next++) {
      const token = tokens[next];
      if (token === undefined || (next > start && !token.isJoined)) break;
      if (isProper(token)) end = next + 1;
      else if (next === start || !joiners.has(token.text.toLowerCase())) break;
    }
    const run = tokens.slice(start, end);
    // One word alone that begins a sentence may be any word.
    const isTold = run.length > 1 || !has(run[0], tokenFlag.sentenceStart);
    const isTime = run.every((token) => has(token, tokenFlag.time));
    if (run.length > 0 && run.length <= maxWords && isTold && !isTime) {
      yield { start, end };
      // "CEO Mark Zuckerberg": the name is there without the title, too.
      if (run.length > 2 && isAbbreviation(run[0]) && isProper(run[1])) yield { start: start + 1, end };
    }
    start = Math.max(end, start + 1);
  }
}

/** Two or three words together, neither the first nor the last of them a stop word. */
function* runsIn(tokens: readonly Token[]): Generator<Span> {
  for (let start = 0; start < tokens.length; start++) {
    if (!mayEnd(tokens[start])) continue;
    for (let end = start + 2; end <= start + 3 && tokens[end - 1]?.isJoined; end++) {
      const isInNumbers = has(tokens[start], tokenFlag.number) && has(tokens[end - 1], tokenFlag.number);
      if (mayEnd(tokens[end - 1]) && !isInNumbers) yield { start, end };
    }
  }
}

function has(token: Token | undefined, flag: number): boolean {
  return token !== undefined && (token.flags & flag) !== 0;
}

function isProper(token: Token | undefined): boolean {
  return token?.kind === 'word' && has(token, tokenFlag.capital) && !has(token, tokenFlag.stop);
}

function isAbbreviation(token: Token | undefined): boolean {
  return token !== undefined && token.text.length > 1 && token.text === token.text.toUpperCase();
}

/** Scripts without blanks give pairs of characters, which are no words; letters alone say nothing ("Huawei’s"). */
function mayEnd(token: Token | undefined): boolean {
  return token !== undefined && token.kind !== 'pair' && token.text.length > 1 && !has(token, tokenFlag.stop);
}
