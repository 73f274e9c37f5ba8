import { analyse } from '../analysis/analyzer.js';
import { paragraphLanguage } from '../analysis/detection.js';
import { isPageFurniture } from '../analysis/furniture.js';
import { languageOf } from '../analysis/languages.js';
import { tellsOutcome } from '../analysis/outcomes.js';
import { questionLabels } from '../analysis/question-labels.js';
import { leansOnBefore, turnsWhatWasSaid } from '../analysis/sentence-openings.js';
import { type Block, isMargin, levelOf } from '../types/block.js';
import { defined } from '../types/defined.js';
import { bodyOf, type Document } from '../types/document.js';
import {
  type AnalysedDocument,
  blockNumber,
  sentenceFlag,
  sentenceOpening,
} from '../types/forward-document.js';
import { placeBorders } from '../types/places.js';
import type { Sentence } from '../types/sentence.js';
import { restoredAnalysis } from './copied-analysis.js';
import { blocksOf } from './default-blocks.js';
import { hashOf, metadataHashOf } from './hashes.js';
import { splitIntoPassages } from './passages.js';
import { splitIntoSentences } from './sentences.js';
import { signatureOf } from './signature.js';
import { flagsOf } from './token-flags.js';
import { TokenList } from './token-list.js';
import type { UnchangedParts } from './unchanged-parts.js';
import { type DocumentLanguage, UsualLanguage } from './usual-language.js';
import { sentenceHash } from './without-typography.js';

/**
 * Quotation marks, brackets, marks of emphasis and tags that close may stand behind a question mark. The Greek one is a semicolon in form only:
 * a clause that ends in one asks nothing.
 */
const questionEnd = /[?？؟\u037e]["”’»)\]*_]{0,5}(?:<\/[a-z]{1,10}>|<br ?\/?>){0,4}$/iu;

/** A colon; marks of emphasis may stand behind it. */
const announces = /[:：][*_]{0,3}$/u;

/** "Q:", "**Q12.**", "Frage:": what stands behind it is asked, with a question mark or without. */
const questionLabel = new RegExp(
  `^[*_]{0,3}(?:${questionLabels.join('|')})[ ]?\\d{0,4}[*_]{0,3}[:.)：][*_]{0,3}\\s`,
  'iu',
);

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

/**
 * @param language ISO 639-1: overrides detection for every paragraph; or what the document as a whole is read by. Default:
 *   as if it were alone in its corpus.
 * @param unchanged What of the document need not be analysed again. What comes out does not depend on it.
 */
export function analyseDocument(
  document: Document,
  language: string | DocumentLanguage = languageAlone(document),
  unchanged?: UnchangedParts,
): AnalysedDocument {
  const body = bodyOf(document);
  const isSettled = typeof language === 'string';
  const { code, isTold } = isSettled ? { code: language, isTold: true } : language;
  const blocks = blocksOf(document, unchanged);
  const sentences = splitIntoSentences(document.text, body, blocks, unchanged);
  const passages = splitIntoPassages(document, sentences);
  const tokens = new TokenList();
  const firstToken = new Int32Array(sentences.length + 1);
  const languages = isSettled
    ? sentences.map(() => code)
    : sentenceLanguages(document, blocks, sentences, code, unchanged);
  const sentenceFlags = new Uint8Array(sentences.length);
  const sentenceBlocks = new Uint8Array(sentences.map(({ block }) => numberOf(blocks[block])));
  const sentenceOpenings = new Uint8Array(sentences.length);
  const sentenceHashes = new Int32Array(sentences.length);
  const opensPlace = placeBorders(document.places);
  for (const [i, sentence] of sentences.entries()) {
    firstToken[i] = tokens.length;
    const before = sentences[i - 1];
    const place: SentencePlace = {
      block: blocks[sentence.block],
      opensBlock: sentence.block !== before?.block,
      language: languages[i] ?? code,
    };
    const said =
      saidEarlier(unchanged, sentence, place, tokens) ?? readSentence(document.text, sentence, place, tokens);
    sentenceHashes[i] = said.hash;
    sentenceOpenings[i] =
      said.openings | (isCut(document.text, before, sentence, blocks) ? sentenceOpening.goesOn : 0);
    sentenceFlags[i] =
      said.flags |
      (sentence.heading ? sentenceFlag.heading : 0) |
      (opensPlace(sentence.start) ? sentenceFlag.opensPlace : 0) |
      (i === 0 || hasLineBreak(document.text, before?.end ?? body.start, sentence.start)
        ? sentenceFlag.opensLine
        : 0) |
      (sentence.paragraph !== before?.paragraph ? sentenceFlag.opensParagraph : 0) |
      (place.opensBlock ? sentenceFlag.opensBlock : 0) |
      (opensPart(blocks, before, sentence) ? sentenceFlag.opensPart : 0);
  }
  firstToken[sentences.length] = tokens.length;

  const title =
    document.titleOrigin === 'opening-words'
      ? []
      : analyse(document.title, languageOf(code))
          .filter(({ stop }) => !stop)
          .map((token) => tokens.numberOf(token));
  const copied = {
    blocks,
    id: document.id,
    hash: hashOf(document.text),
    metadataHash: metadataHashOf(document),
    language: code,
    tokens: {
      text: tokens.words,
      title: Int32Array.from(title),
      own: tokens.own,
      ...defined({ kept: unchanged?.analysis.words }),
    },
    sentenceStarts: new Int32Array(sentences.map(({ start }) => start)),
    sentenceEnds: new Int32Array(sentences.map(({ end }) => end)),
    sentenceFlags,
    sentenceBlocks,
    sentenceOpenings,
    sentenceHashes,
    sentenceLanguages: languages,
    toldLanguages: [...new Set(languages)].filter((one) => isTold || one !== code),
    flags: tokens.flags,
    firstToken,
    passageStarts: Int32Array.from(passages, ({ start }) => start),
    bodyEnd: body.end,
    signature: signatureOf(tokens.hashes(unchanged?.analysis)),
  };
  return restoredAnalysis(copied, document);
}

/** What surrounds a sentence, of what decides how it is read. */
interface SentencePlace {
  readonly block: Block | undefined;
  readonly opensBlock: boolean;
  readonly language: string;
}

/** What a sentence tells by itself: the bits of its flags and openings that do not depend on its neighbours. */
interface Said {
  readonly hash: number;
  readonly flags: number;
  readonly openings: number;
}

const ownFlags = sentenceFlag.question | sentenceFlag.furniture;
const ownOpenings =
  sentenceOpening.leans | sentenceOpening.turns | sentenceOpening.announces | sentenceOpening.concludes;

/** What is known of a sentence that stood in the document before; undefined where it did not, or was read otherwise. */
function saidEarlier(
  unchanged: UnchangedParts | undefined,
  sentence: Sentence,
  { block, opensBlock, language }: SentencePlace,
  tokens: TokenList,
): Said | undefined {
  const number = unchanged?.sentenceAt(sentence);
  if (unchanged === undefined || number === undefined) return undefined;
  const { sentenceBlocks, sentenceFlags, sentenceOpenings, sentenceHashes, sentenceLanguages } =
    unchanged.analysis;
  const flags = sentenceFlags[number] ?? 0;
  const openedBlock = (flags & sentenceFlag.opensBlock) !== 0;
  const isRead =
    sentenceBlocks[number] === numberOf(block) &&
    openedBlock === opensBlock &&
    sentenceLanguages[number] === language;
  if (!isRead) return undefined;
  tokens.addEarlier(unchanged.analysis, number);
  return {
    hash: sentenceHashes[number] ?? 0,
    flags: flags & ownFlags,
    openings: (sentenceOpenings[number] ?? 0) & ownOpenings,
  };
}

function readSentence(
  text: string,
  sentence: Sentence,
  { block, opensBlock, language }: SentencePlace,
  tokens: TokenList,
): Said {
  const written = text.slice(sentence.start, sentence.end);
  const opening = written.slice(0, maxOpeningLength);
  const opensTurn = isTurn(block) && opensBlock;
  const told = sentence.start + (opensTurn ? (timeOfTurn.exec(opening)?.[0].length ?? 0) : 0);
  const words: string[] = [];
  let first = true;
  let end = sentence.start;
  const rules = languageOf(language);
  for (const token of analyse(text, rules, sentence)) {
    if (token.end <= told) {
      // Every turn has one: it answers neither "when" nor "how many".
      tokens.add(token, 0);
      continue;
    }
    const flags = flagsOf(token, {
      text,
      end: sentence.end,
      before: first ? undefined : end,
      language: rules,
    });
    tokens.add(token, flags);
    if (!token.isWhole) words.push(token.surface);
    end = token.end;
    first = false;
  }
  return {
    hash: sentenceHash(written),
    flags:
      (asks(written) ? sentenceFlag.question : 0) | (isPageFurniture(written) ? sentenceFlag.furniture : 0),
    openings:
      (leansOnBefore(opening, language) ? sentenceOpening.leans : 0) |
      (turnsWhatWasSaid(opening, language) ? sentenceOpening.turns : 0) |
      (announces.test(written) ? sentenceOpening.announces : 0) |
      (tellsOutcome(words, rules.code) ? sentenceOpening.concludes : 0),
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

function hasLineBreak(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x0a || code === 0x0d) return true;
  }
  return false;
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

/** Of each sentence; detected for a whole paragraph, since a sentence is too short to tell. Commands and code tell none. */
function sentenceLanguages(
  { text }: Document,
  blocks: readonly Block[],
  sentences: readonly Sentence[],
  usual: string,
  unchanged: UnchangedParts | undefined,
): string[] {
  const languages: string[] = [];
  for (let first = 0; first < sentences.length; ) {
    let end = first + 1;
    while (sentences[end]?.paragraph === sentences[first]?.paragraph) end++;
    const span = { start: sentences[first]?.start ?? 0, end: sentences[end - 1]?.end ?? 0 };
    const isCode = blocks[sentences[first]?.block ?? 0]?.kind === 'code';
    const language = isCode
      ? usual
      : (unchanged?.paragraphLanguage(span, usual) ??
        paragraphLanguage(text.slice(span.start, span.end), usual));
    for (; first < end; first++) languages.push(language);
  }
  return languages;
}
