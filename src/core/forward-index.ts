import { analyse, type Token } from './analysis/analyzer.js';
import { isPageFurniture } from './analysis/furniture.js';
import { detectLanguage, type Language, languageOf, paragraphLanguage } from './analysis/languages.js';
import { bodyOf, type Document } from './document.js';
import type { Lexicon } from './lexicon.js';
import { splitIntoPassages } from './passages.js';
import type { IndexedDocument, Passage } from './ports.js';
import { type Sentence, splitIntoSentences } from './sentences.js';

/** What a token is beside its term; bits of `ForwardDocument.flags`. */
export const tokenFlag = {
  stop: 1,
  capital: 2,
  number: 4,
  sentenceStart: 8,
  /** Behind a comma or a semicolon. */
  listed: 16,
  /** A year, a month or a weekday. */
  time: 32,
  /** "and", "or": joins the last item of a list to the others. */
  joins: 64,
  /** "because", "due": gives a reason. */
  reason: 128,
} as const;

/** What a sentence is; bits of `ForwardDocument.sentenceFlags`. */
export const sentenceFlag = {
  heading: 1,
  question: 2,
  opensParagraph: 4,
  /** Of the page, not of its text: "Leave a Reply". */
  furniture: 8,
} as const;

/**
 * A document as numbers: its sentences, and the terms of each in order. Windows are scored from it, so that a
 * question tokenises nothing but itself and what it quotes.
 */
export interface ForwardDocument {
  readonly document: Document;
  readonly language: string;
  readonly sentences: readonly Sentence[];
  /** Each sentence's language: its paragraph's. */
  readonly sentenceLanguages: readonly string[];
  /** Passages tile the document's body. */
  readonly passages: readonly Passage[];
  /** Term ids of all tokens in order, stop words included. */
  readonly terms: Int32Array;
  readonly flags: Uint8Array;
  readonly sentenceFlags: Uint8Array;
  /** sentences.length + 1 entries: the tokens of sentence i are [firstToken[i], firstToken[i + 1]). */
  readonly firstToken: Int32Array;
  /** Term ids of the title without stop words; empty when the title is only the text's opening words. */
  readonly titleTerms: readonly number[];
  /** How many of the document's passages hold each term (no stop words). */
  readonly passageFrequency: ReadonlyMap<number, number>;
}

/** The Greek question mark is a semicolon in form only: a clause that ends in one asks nothing. */
const questionEnd = /[?？؟\u037e]["”’)\]]*$/u;

/** Analyses a document; its terms enter the lexicon. */
export function analyseDocument(document: Document, lexicon: Lexicon, language?: string): ForwardDocument {
  const body = bodyOf(document);
  const code = language ?? detectLanguage(document.text.slice(body.start, body.end));
  const sentences = splitIntoSentences(document.text, body);
  const passages = splitIntoPassages(document, sentences);

  const terms: number[] = [];
  const flags: number[] = [];
  const firstToken = new Int32Array(sentences.length + 1);
  const passageFrequency = new Map<number, number>();
  let passage = 0;
  let seenInPassage = new Set<number>();
  const languages = sentenceLanguages(document, sentences, code, language !== undefined);
  const sentenceFlags = new Uint8Array(sentences.length);
  for (const [i, sentence] of sentences.entries()) {
    firstToken[i] = terms.length;
    const ending = document.text.slice(Math.max(sentence.start, sentence.end - 3), sentence.end);
    sentenceFlags[i] =
      (sentence.heading ? sentenceFlag.heading : 0) |
      (questionEnd.test(ending) ? sentenceFlag.question : 0) |
      (sentence.paragraph !== sentences[i - 1]?.paragraph ? sentenceFlag.opensParagraph : 0) |
      (isPageFurniture(document.text.slice(sentence.start, sentence.end)) ? sentenceFlag.furniture : 0);
    while (sentence.start >= (passages[passage]?.span.end ?? Number.POSITIVE_INFINITY)) {
      passage++;
      seenInPassage = new Set();
    }
    let first = true;
    let end = sentence.start;
    const rules = languageOf(languages[i] ?? code);
    for (const token of analyse(document.text, rules, sentence)) {
      const id = lexicon.add(token.term, token.surface, token.stop);
      terms.push(id);
      flags.push(
        (token.stop ? tokenFlag.stop : 0) |
          (token.capital ? tokenFlag.capital : 0) |
          (token.kind === 'number' ? tokenFlag.number : 0) |
          (first ? tokenFlag.sentenceStart : 0) |
          (!first && /[,;、，]/u.test(document.text.slice(end, token.start)) ? tokenFlag.listed : 0) |
          (isTime(token, rules) ? tokenFlag.time : 0) |
          (rules.joiningWords.has(token.surface) ? tokenFlag.joins : 0) |
          (rules.reasonWords.has(token.surface) ? tokenFlag.reason : 0),
      );
      end = token.end;
      first = false;
      if (!token.stop && !seenInPassage.has(id)) {
        seenInPassage.add(id);
        passageFrequency.set(id, (passageFrequency.get(id) ?? 0) + 1);
      }
    }
  }
  firstToken[sentences.length] = terms.length;

  const titleTerms: number[] = [];
  if (document.titleOrigin !== 'opening-words') {
    for (const token of analyse(document.title, languageOf(code))) {
      if (!token.stop) titleTerms.push(lexicon.add(token.term, token.surface, false));
    }
  }
  return {
    document,
    language: code,
    sentences,
    sentenceLanguages: languages,
    passages,
    terms: Int32Array.from(terms),
    flags: Uint8Array.from(flags),
    sentenceFlags,
    firstToken,
    titleTerms,
    passageFrequency,
  };
}

function isTime(token: Token, language: Language): boolean {
  if (token.kind === 'number') return /^(?:1\d|20)\d\d$/u.test(token.surface);
  return token.capital && language.timeWords.has(token.surface);
}

/** Of each sentence; detected for a whole paragraph, since a sentence is too short to tell. */
function sentenceLanguages(
  { text }: Document,
  sentences: readonly Sentence[],
  usual: string,
  isSettled: boolean,
): string[] {
  if (isSettled) return sentences.map(() => usual);
  const languages: string[] = [];
  for (let first = 0; first < sentences.length; ) {
    let end = first + 1;
    while (sentences[end]?.paragraph === sentences[first]?.paragraph) end++;
    const span = { start: sentences[first]?.start ?? 0, end: sentences[end - 1]?.end ?? 0 };
    const language = paragraphLanguage(text.slice(span.start, span.end), usual);
    for (; first < end; first++) languages.push(language);
  }
  return languages;
}

/** The document as an engine takes it: terms as words, without stop words. */
export function forEngine(forward: ForwardDocument, lexicon: Lexicon): IndexedDocument {
  const titleTerms = forward.titleTerms.map((id) => lexicon.term(id));
  const termsWithin = (from: number, to: number) => {
    const words: string[] = [];
    for (let i = from; i < to; i++) {
      if (((forward.flags[i] ?? 0) & tokenFlag.stop) === 0) words.push(lexicon.term(forward.terms[i] ?? 0));
    }
    return words;
  };
  const stopIds = new Set<number>();
  for (const [i, id] of forward.terms.entries()) {
    if (((forward.flags[i] ?? 0) & tokenFlag.stop) !== 0) stopIds.add(id);
  }
  const passages: { id: string; terms: string[] }[] = [];
  let sentence = 0;
  for (const passage of forward.passages) {
    const from = forward.firstToken[sentence] ?? 0;
    while ((forward.sentences[sentence]?.start ?? Number.POSITIVE_INFINITY) < passage.span.end) sentence++;
    passages.push({ id: passage.id, terms: termsWithin(from, forward.firstToken[sentence] ?? from) });
  }
  return {
    id: forward.document.id,
    titleTerms,
    terms: [...titleTerms, ...termsWithin(0, forward.terms.length)],
    stopTerms: [...stopIds].sort((a, b) => a - b).map((id) => lexicon.term(id)),
    passages,
  };
}
