import type { Answer, Evidence } from '../../core/types/answer.js';
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
import { countOf, shortFingerprint } from './format.js';

export interface AnswerWording {
  /** Whether the question goes on from something that is no longer known. */
  readonly isForgotten?: boolean;
  /** Whether passages that come near are shown where nothing is found; otherwise they are only mentioned. */
  readonly showsNearest?: boolean;
}

/** How an answer is said: the question, the quotes or what is missing, and what was searched. */
export function answered(
  answer: Answer,
  data: unknown,
  { isForgotten = false, showsNearest = true }: AnswerWording = {},
): ReplyContent {
  const { evidence } = answer;
  const blocks: Block[] = [];
  if (isRestated(evidence)) blocks.push({ kind: 'question', text: answer.question });
  if (evidence.corrections.length > 0) blocks.push(note('Searched: ', evidence.searched));
  if (evidence.subject.length > 0) blocks.push(note('with: ', evidence.subject.join(', ')));
  if (isForgotten) blocks.push(note(forgottenSubject));
  if (answer.kind === 'found') {
    blocks.push(...answer.quotes.map(quoteBlock));
    if (evidence.missing.length > 0)
      blocks.push(note('Not in the documents: ', ...listed(evidence.missing), '.'));
  } else {
    blocks.push(...nothingFound(evidence), ...nearestBlocks(answer.nearest, showsNearest));
  }
  if (evidence.unsearchable === undefined) blocks.push(searched(answer));
  if (answer.modelMissed !== undefined) blocks.push(note(withoutModel[answer.modelMissed]));
  return { blocks, data };
}

/** Where a question goes on from one that is no longer known. */
export const forgottenSubject =
  'I no longer know what was asked here before, so I searched for these words alone.';

/** An empty question says nothing, and one that is too long is not worth a screen of it. */
function isRestated({ unsearchable }: Evidence): boolean {
  return unsearchable !== 'empty' && unsearchable !== 'too-long';
}

/** Above passages that come near. */
export const nearestHeading = 'Nearest passages, not an answer:';

function nearestBlocks(nearest: Answer['nearest'], areShown: boolean): Block[] {
  if (nearest.length === 0) return [];
  if (areShown) return [text(strong(nearestHeading)), ...nearest.map(quoteBlock)];
  return [
    note(
      'Some passages come near the question without answering it. To see them alone, ask again with ',
      code('public:no'),
      '; to show them here, with ',
      code('public:yes'),
      '.',
    ),
  ];
}

/** Where there is no document at all. */
export function nothingToSearch({ unreadable }: Pick<Evidence, 'unreadable'>): Block[] {
  if (unreadable > 0) {
    return [
      text(
        `There are no documents to search: ${countOf(unreadable, 'file')} could not be read. A moderator can `,
        typed('refresh'),
        ', which names each with its reason.',
      ),
    ];
  }
  return [
    text(
      'There are no documents to search yet. A moderator can put some in the folder and ',
      typed('refresh'),
      '.',
    ),
  ];
}

export const nothingAnswers = 'I found nothing in the documents that answers this.';

function nothingFound(evidence: Evidence): Block[] {
  switch (evidence.unsearchable) {
    case 'nothing-indexed':
      return nothingToSearch(evidence);
    case 'empty':
      return [text('That is an empty question. Please ask in a few words.')];
    case 'too-long':
      return [text('That question is too long to search for. Please ask it in a sentence or two.')];
    case 'no-words':
      return [text('I found no words in that question to search for. Please ask in words.')];
    case undefined:
      break;
  }
  const blocks: Block[] = [text(strong(nothingAnswers))];
  if (evidence.missing.length > 0) {
    const which = evidence.missing.length === 1 ? 'This word does not occur' : 'These words do not occur';
    blocks.push(text(`${which} in the documents: `, ...listed(evidence.missing), '.'));
  }
  for (const { word, candidates } of evidence.nearest) {
    blocks.push(text('Words that do occur and look like ', strong(word), ': ', ...listed(candidates), '.'));
  }
  return blocks;
}

function searched({ evidence, index, ranking }: Answer): Block {
  const unreadable =
    evidence.unreadable > 0 ? `, ${countOf(evidence.unreadable, 'file')} could not be read` : '';
  return note(
    `Searched ${countOf(evidence.documentsSearched, 'document')}, ${countOf(evidence.passagesSearched, 'passage')}${unreadable} · index `,
    code(shortFingerprint(index.fingerprint)),
    ...(ranking === 'model' ? [' · with the sentence model'] : []),
  );
}

/** Said where the sentence model did not rank that was to. */
export const withoutModel: Readonly<Record<NonNullable<Answer['modelMissed']>, string>> = {
  late: 'The sentence model took too long, so this is ranked without it.',
  'not-encoded': 'The sentence model has not read all of these passages yet, so this is ranked without it.',
  failed: 'The sentence model could not be asked, so this is ranked without it.',
};

/** At most this many words of a long list are named. */
const maxNamed = 12;

export function listed(words: readonly string[]) {
  const named = words
    .slice(0, maxNamed)
    .flatMap((word, i) => (i === 0 ? [strong(word)] : [', ', strong(word)]));
  return words.length > maxNamed ? [...named, ` and ${words.length - maxNamed} more`] : named;
}

/** No document fits `source`. */
export function unknownSource(source: string, data: unknown): ReplyContent {
  return {
    blocks: [
      text(
        'No document has “',
        strong(source),
        '” in its title, name or publisher. ',
        typed('sources'),
        ' lists them.',
      ),
    ],
    data,
  };
}

/** A phrase to choose while a question is typed. */
export function phraseOffered(question: string, documents: number): string {
  return `${question} — ${countOf(documents, 'document')}`;
}
