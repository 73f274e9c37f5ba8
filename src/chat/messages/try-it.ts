import type { Visibility } from '../protocol/reply.js';
import { countOf } from './format.js';

/** What stands on the page to ask on, beside the replies. */
export const tryItWords = {
  program: 'Verbatim',
  headline: 'What do the documents say?',
  lead: 'Ask in your own words. The answer is in theirs: quoted character for character, each quote with the line it stands on.',
  ask: 'Ask',
  examples: 'Try one of these',
  unanswered: 'And one they do not answer',
  commands: 'Beyond questions',
  moreExamples: 'More to try',
  skip: 'Skip to the answer',
  onThisPage: 'On this page',
  answer: 'Answer',
  backToAnswer: 'Back to the answer',
  takeAlong: 'Save this answer as:',
  exports: { markdown: 'Markdown', csv: 'CSV', json: 'JSON', csl: 'CSL-JSON', citation: 'plain citations' },
  noPreview: 'This preview could not be made.',
  nothingIndexed: 'There are no documents to search yet.',
  refusedTitle: 'Refused',
  notFromPage: 'A question can only be sent from this page itself.',
  notFoundTitle: 'Not found',
  notFound: 'There is nothing at this address.',
  answerGoneTitle: 'This answer is gone',
  answerGone: 'The last answers stay here for as long as the program runs. Please ask again.',
  failedTitle: 'Something went wrong',
  tooLong: 'That was longer than this page takes. Please ask in fewer words.',
  unreadable: 'That request could not be read.',
  failed: 'Something went wrong on my side. Please try again.',
} as const;

/** @param reason Why the request is not one from this machine: "it came through a proxy". */
export function onlyThisMachine(reason: string): string {
  return `This page is only for the machine it runs on, and ${reason}.`;
}

export function searchable(documents: number, passages: number): string {
  return `${countOf(documents, 'document')} to search, ${countOf(passages, 'passage')}. What you ask stays on this machine.`;
}

/** @param labels Of the platforms. */
export function addPlatform(labels: readonly string[]): string {
  return `Put it where your team talks: README.md says how to add ${labels.join(' or ')}.`;
}

/** Above a preview. */
export function inPlatform(label: string): string {
  return `In ${label}`;
}

/** Below the previews. */
export function previewNote(labels: readonly string[], visibility: Visibility): string {
  const seen =
    visibility === 'asker'
      ? 'as a private answer in a channel; public:yes shows one that all can read'
      : 'as an answer that all in the channel can read';
  return `${labels.join(' and ')}: drawn from the very messages that would be sent there, ${seen}.`;
}

/** What the platforms themselves write around a message. */
export const previewWords = {
  badge: 'APP',
  buttons: 'Buttons',
} as const;

/** Stands for a part of a message that the preview cannot show. */
export function notPreviewed(kind: string): string {
  return `(${kind}: not shown in this preview)`;
}
