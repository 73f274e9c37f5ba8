import { analyse, type Token } from '../analysis/analyzer.js';
import { paragraphLanguage } from '../analysis/detection.js';
import { isPageFurniture } from '../analysis/furniture.js';
import { type Language, languageOf } from '../analysis/languages.js';
import { tellsOutcome } from '../analysis/outcomes.js';
import { leansOnBefore, turnsWhatWasSaid } from '../analysis/sentence-openings.js';
import { type Block, isMargin, levelOf } from '../types/block.js';
import { bodyOf, type Document } from '../types/document.js';
import {
  type AnalysedDocument,
  blockNumber,
  sentenceFlag,
  sentenceOpening,
  tokenFlag,
} from '../types/forward-document.js';
import { placeBorders } from '../types/places.js';
import type { Sentence } from '../types/sentence.js';
import { blocksOf } from './default-blocks.js';
import { hashOf, metadataHashOf } from './hashes.js';
import { splitIntoPassages } from './passages.js';
import { sentenceHash } from './same-words.js';
import { splitIntoSentences } from './sentences.js';
import { signatureOf } from './signature.js';
import { type DocumentLanguage, UsualLanguage } from './usual-language.js';

/**
 * Quotation marks, brackets, marks of emphasis and tags that close may stand behind a question mark. The Greek one is a semicolon in form only:
 * a clause that ends in one asks nothing.
 */
const questionEnd = /[?？؟\u037e]["”’»)\]*_]{0,5}(?:<\/[a-z]{1,10}>|<br ?\/?>){0,4}$/iu;

/** A colon; marks of emphasis may stand behind it. */
const announces = /[:：][*_]{0,3}$/u;

/** "Q:", "**Q12.**", "Frage:": what stands behind it is asked, with a question mark or without. */
const questionLabel =
  /^[*_]{0,3}(?:Q|Question|Frage|Pregunta|Domanda)[ ]?\d{0,4}[*_]{0,3}[:.)：][*_]{0,3}\s/iu;

/** Whether a sentence asks, as its marks tell. */
function asks(written: string): boolean {
  return (
    questionEnd.test(written.slice(-maxOpeningLength)) ||
    questionLabel.test(written.slice(0, maxOpeningLength))
  );
}

/** "[00:12:31]", "(12:31)", "00:12:31": when a turn is said, before who says it. */
const timeOfTurn = /^[[(]?\d{1,2}(?::\d{2}){1,2}(?:[.,]\d{1,3})?[\])]?(?=[\s*_])/u;

/** No words that open a sentence are longer, in UTF-16 code units. */
const maxOpeningLength = 60;

/** Terms in order of first mention, and the words that they were made of. */
class Vocabulary {
  readonly terms: string[] = [];
  readonly words = new Map<string, number>();
  readonly numbers = new Map<string, number>();

  add(term: string, word: string, stop: boolean): number {
    let number = this.numbers.get(term);
    if (number === undefined) {
      number = this.terms.length;
      this.numbers.set(term, number);
      this.terms.push(term);
    }
    if (!stop && !this.words.has(word)) this.words.set(word, number);
    return number;
  }
}

/**
 * @param language ISO 639-1: overrides detection for every paragraph; or what the document as a whole is read by. Default:
 *   as if it were alone in its corpus.
 */
export function analyseDocument(
  document: Document,
  language: string | DocumentLanguage = languageAlone(document),
): AnalysedDocument {
  const body = bodyOf(document);
  const isSettled = typeof language === 'string';
  const { code, isTold } = isSettled ? { code: language, isTold: true } : language;
  const blocks = blocksOf(document);
  const sentences = splitIntoSentences(document.text, body, blocks);
  const passages = splitIntoPassages(document, sentences);
  const vocabulary = new Vocabulary();

  const terms: number[] = [];
  const flags: number[] = [];
  const surfaces: string[] = [];
  const firstToken = new Int32Array(sentences.length + 1);
  const languages = sentenceLanguages(document, blocks, sentences, code, isSettled);
  const sentenceFlags = new Uint8Array(sentences.length);
  const sentenceBlocks = Uint8Array.from(sentences, ({ block }) => numberOf(blocks[block]));
  const sentenceOpenings = new Uint8Array(sentences.length);
  const sentenceHashes = new Int32Array(sentences.length);
  const opensPlace = placeBorders(document.places);
  for (const [i, sentence] of sentences.entries()) {
    firstToken[i] = terms.length;
    const written = document.text.slice(sentence.start, sentence.end);
    sentenceHashes[i] = sentenceHash(written);
    const opening = written.slice(0, maxOpeningLength);
    sentenceOpenings[i] =
      (leansOnBefore(opening, languages[i] ?? code) ? sentenceOpening.leans : 0) |
      (turnsWhatWasSaid(opening, languages[i] ?? code) ? sentenceOpening.turns : 0) |
      (isCut(document.text, sentences[i - 1], sentence, blocks) ? sentenceOpening.goesOn : 0) |
      (announces.test(written) ? sentenceOpening.announces : 0);
    const before = document.text.slice(sentences[i - 1]?.end ?? body.start, sentence.start);
    sentenceFlags[i] =
      (sentence.heading ? sentenceFlag.heading : 0) |
      (opensPlace(sentence.start) ? sentenceFlag.opensPlace : 0) |
      (i === 0 || /[\r\n]/u.test(before) ? sentenceFlag.opensLine : 0) |
      (asks(written) ? sentenceFlag.question : 0) |
      (sentence.paragraph !== sentences[i - 1]?.paragraph ? sentenceFlag.opensParagraph : 0) |
      (isPageFurniture(written) ? sentenceFlag.furniture : 0) |
      (sentence.block !== sentences[i - 1]?.block ? sentenceFlag.opensBlock : 0) |
      (opensPart(blocks, sentences[i - 1], sentence) ? sentenceFlag.opensPart : 0);
    const opensTurn = isTurn(blocks[sentence.block]) && sentence.block !== sentences[i - 1]?.block;
    const told = sentence.start + (opensTurn ? (timeOfTurn.exec(opening)?.[0].length ?? 0) : 0);
    const words: string[] = [];
    let first = true;
    let end = sentence.start;
    const rules = languageOf(languages[i] ?? code);
    for (const token of analyse(document.text, rules, sentence)) {
      terms.push(vocabulary.add(token.term, token.surface, token.stop));
      surfaces.push(token.surface);
      if (token.end <= told) {
        // Every turn has one: it answers neither "when" nor "how many".
        flags.push(0);
        continue;
      }
      flags.push(
        (token.stop ? tokenFlag.stop : 0) |
          (token.capital ? tokenFlag.capital : 0) |
          (token.kind === 'number' ? tokenFlag.number : 0) |
          (first ? tokenFlag.sentenceStart : 0) |
          (!first && isListed(document.text, end, token.start) ? tokenFlag.listed : 0) |
          (isTime(token, rules) || isClockTime(document.text, token) ? tokenFlag.time : 0) |
          (token.joins ? tokenFlag.joins : 0) |
          (token.givesReason ? tokenFlag.reason : 0),
      );
      if (!token.isWhole) words.push(token.surface);
      end = token.end;
      first = false;
    }
    if (tellsOutcome(words, rules.code))
      sentenceOpenings[i] = (sentenceOpenings[i] ?? 0) | sentenceOpening.concludes;
  }
  firstToken[sentences.length] = terms.length;

  const titleTerms: number[] = [];
  if (document.titleOrigin !== 'opening-words') {
    for (const token of analyse(document.title, languageOf(code))) {
      if (!token.stop) titleTerms.push(vocabulary.add(token.term, token.surface, false));
    }
  }
  return {
    document,
    blocks,
    id: document.id,
    hash: hashOf(document.text),
    metadataHash: metadataHashOf(document),
    language: code,
    vocabulary: vocabulary.terms,
    words: vocabulary.words,
    sentenceStarts: Int32Array.from(sentences, ({ start }) => start),
    sentenceEnds: Int32Array.from(sentences, ({ end }) => end),
    sentenceFlags,
    sentenceBlocks,
    sentenceOpenings,
    sentenceHashes,
    sentenceLanguages: languages,
    toldLanguages: [...new Set(languages)].filter((one) => isTold || one !== code),
    terms: Int32Array.from(terms),
    flags: Uint8Array.from(flags),
    firstToken,
    titleTerms: Int32Array.from(titleTerms),
    passageStarts: Int32Array.from(passages, ({ start }) => start),
    bodyEnd: body.end,
    signature: signatureOf(surfaces),
    termNumber: (term) => vocabulary.numbers.get(term),
    termAt: (number) => vocabulary.terms[number] ?? '',
  };
}

function languageAlone(document: Document): DocumentLanguage {
  const usual = new UsualLanguage();
  return usual.of(usual.note(document));
}

/** Whether two sentences of one paragraph are parts of one: the first ends in no mark of a sentence. Lines of code end anywhere. */
function isCut(
  text: string,
  before: Sentence | undefined,
  sentence: Sentence,
  blocks: readonly Block[],
): boolean {
  if (before === undefined || before.paragraph !== sentence.paragraph) return false;
  if (blocks[sentence.block]?.kind === 'code') return false;
  return !/[.!?…。！？؟।]["”’')\]»]*$/u.test(text.slice(before.end - 4, before.end));
}

function isTurn(block: Block | undefined): boolean {
  return block?.kind === 'turn';
}

function numberOf(block: Block | undefined): number {
  return block === undefined ? 0 : blockNumber(block);
}

/** Whether what stands before a sentence is another part of the document: see `sentenceFlag.opensPart`. */
function opensPart(blocks: readonly Block[], before: Sentence | undefined, sentence: Sentence): boolean {
  if (before === undefined) return true;
  if (before.block === sentence.block) return false;
  const between = blocks.slice(before.block, sentence.block + 1);
  const [from, to] = [blocks[before.block], blocks[sentence.block]];
  if (from === undefined || to === undefined) return true;
  if (to.kind === 'heading' && !isBelow(to, from)) return true;
  return isMargin(from) !== isMargin(to) || between.some(({ kind }) => kind === 'mark');
}

/** A heading right below a heading of which it is a part: nothing stands in that but what stands in this. */
function isBelow(heading: Block, before: Block): boolean {
  if (before.kind !== 'heading') return false;
  return levelOf(before) < levelOf(heading) || (before.level === undefined && heading.level === undefined);
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

/** Of each sentence; detected for a whole paragraph, since a sentence is too short to tell. Commands and code tell none. */
function sentenceLanguages(
  { text }: Document,
  blocks: readonly Block[],
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
    const isCode = blocks[sentences[first]?.block ?? 0]?.kind === 'code';
    const language = isCode ? usual : paragraphLanguage(text.slice(span.start, span.end), usual);
    for (; first < end; first++) languages.push(language);
  }
  return languages;
}
