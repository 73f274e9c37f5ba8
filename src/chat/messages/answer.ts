import type { Answer, Evidence } from '../../core/types/answer.js';
import type { Texts } from '../../texts/texts.js';
import {
  type Block,
  code,
  note,
  quoteBlock,
  type ReplyContent,
  strong,
  text,
  typed,
} from '../protocol/reply.js';
import { excerpt } from './excerpt.js';
import { listed, shortFingerprint } from './lists.js';

/** Of a name in a line; in characters. */
const maxNameLength = 60;

/** Of one question among several, in a line; in characters. */
const maxQuestionLength = 120;

export interface AnswerWording {
  /** Whether the question goes on from something that is no longer known. */
  readonly isForgotten?: boolean;
  /** Whether passages that come near are shown where nothing is found; otherwise they are only mentioned. */
  readonly showsNearest?: boolean;
  /** Whose words alone were looked for. */
  readonly by?: string | undefined;
}

/** How an answer is said: the question, the quotes or what is missing, and what was searched. */
export function answered(
  texts: Texts,
  answer: Answer,
  data: unknown,
  { isForgotten = false, showsNearest = true, by }: AnswerWording = {},
): ReplyContent {
  const { evidence } = answer;
  const blocks: Block[] = [];
  if (isRestated(evidence)) blocks.push({ kind: 'question', text: answer.question });
  if (evidence.corrections.length > 0) blocks.push(note(texts.shared.searchedFor(evidence.searched)));
  if (evidence.subject.length > 0) blocks.push(note(texts.answer.withSubject(evidence.subject)));
  if (by !== undefined) blocks.push(note(texts.answer.wordsOfAlone(excerpt(by, maxNameLength))));
  if (isForgotten) blocks.push(note(texts.answer.forgottenSubject));
  if (answer.kind === 'found') {
    blocks.push(...answer.quotes.map(quoteBlock));
    if (evidence.missing.length > 0)
      blocks.push(note(...texts.shared.missing(listed(texts, evidence.missing))));
    for (const question of evidence.unanswered)
      blocks.push(note(...texts.answer.nothingFor(strong(excerpt(question, maxQuestionLength)))));
  } else {
    blocks.push(...nothingFound(texts, evidence), ...nearestBlocks(texts, answer.nearest, showsNearest));
  }
  if (evidence.unsearchable === undefined) blocks.push(searched(texts, answer));
  if (answer.modelMissed !== undefined) blocks.push(note(texts.answer.withoutModel[answer.modelMissed]));
  return { blocks, data };
}

/** An empty question says nothing, and one that is too long is not worth a screen of it. */
function isRestated({ unsearchable }: Evidence): boolean {
  return unsearchable !== 'empty' && unsearchable !== 'too-long';
}

function nearestBlocks(texts: Texts, nearest: Answer['nearest'], areShown: boolean): Block[] {
  if (nearest.length === 0) return [];
  if (areShown) return [text(strong(texts.answer.nearest)), ...nearest.map(quoteBlock)];
  return [note(...texts.answer.nearestHidden(code('public:no'), code('public:yes')))];
}

/** Where there is no document at all. */
export function nothingToSearch(
  { answer: words }: Texts,
  { unreadable }: Pick<Evidence, 'unreadable'>,
): Block[] {
  const refresh = typed('refresh');
  if (unreadable > 0) return [text(...words.nothingReadable(unreadable, refresh))];
  return [text(...words.nothingYet(refresh))];
}

function nothingFound(texts: Texts, evidence: Evidence): Block[] {
  const { answer: words, shared } = texts;
  switch (evidence.unsearchable) {
    case 'nothing-indexed':
      return nothingToSearch(texts, evidence);
    case 'empty':
      return [text(words.empty)];
    case 'too-long':
      return [text(words.tooLong)];
    case 'no-words':
      return [text(words.noWords)];
    case undefined:
      break;
  }
  const { missing, nearest } = evidence;
  return [
    text(strong(words.nothingFound)),
    ...(missing.length === 0 ? [] : [text(...words.doNotOccur(missing.length, listed(texts, missing)))]),
    ...nearest.map(({ word, candidates }) =>
      text(...shared.lookAlike(strong(word), listed(texts, candidates))),
    ),
  ];
}

/** What a search looked into, and how much of the folder it could not. */
export function searched(
  texts: Texts,
  { evidence, index, ranking }: Pick<Answer, 'evidence' | 'index'> & Partial<Pick<Answer, 'ranking'>>,
): Block {
  const { documentsSearched: documents, passagesSearched: passages, unreadable } = evidence;
  const fingerprint = code(shortFingerprint(texts, index.fingerprint));
  return note(
    ...texts.shared.searched({ documents, passages, unreadable }, fingerprint),
    ...(ranking === 'model' ? [texts.answer.withModel] : []),
  );
}

/** No document fits `source`. */
export function unknownSource({ answer: words }: Texts, source: string, data: unknown): ReplyContent {
  return { blocks: [text(...words.unknownSource(strong(source), typed('sources')))], data };
}
