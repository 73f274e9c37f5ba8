import { type ActionName, type Block, note, type ReplyContent, text } from '../protocol/reply.js';
import { countOf } from './format.js';

export const labels: Readonly<Record<ActionName, string>> = {
  'previous-page': 'Previous page',
  'next-page': 'Next page',
  'previous-documents': 'Previous page',
  'next-documents': 'Next page',
  more: 'More quotes',
  context: 'Context',
  verify: 'Verify',
  share: 'Share with channel',
  'share-check': 'Share with channel',
  'share-find': 'Share with channel',
  'share-coverage': 'Share with channel',
  'tell-when': 'Tell me when',
  'stop-watch': 'Stop',
  remove: 'Remove',
  helpful: 'Helpful',
  'not-helpful': 'Not helpful',
};

/** Past its time, or never given here to this person: which of these is nobody's to know. */
export function answerUnknown(retentionDays: number): ReplyContent {
  return says(
    `I no longer have that answer: I keep one for ${countOf(retentionDays, 'day')}. Please ask again.`,
  );
}

/** A page of a report that is not kept any more, or was never shown here. */
export function reportGone(): ReplyContent {
  return says('I no longer have that answer: I keep the pages of a report for an hour. Please ask again.');
}

/** Stands behind a quote that is shown as it was. */
export function changedSince(): Block {
  return note('The document has changed since: this is how it read when the answer was given.');
}

export function documentsGone(): ReplyContent {
  return says('The documents quoted there are no longer in the folder. Please ask again.');
}

export function alreadyShared(): ReplyContent {
  return says('That answer has already been shared here.');
}

export function shared(question: string, askedBy: string, blocks: readonly Block[]): ReplyContent {
  return { blocks: [{ kind: 'question', text: question, askedBy }, ...blocks] };
}

export function noMoreQuotes(): ReplyContent {
  return says('There are no more quotes for that question.');
}

export function moreShownAlready(): ReplyContent {
  return says('The next quotes have been shown already: look below that answer.');
}

export function moreQuotes(question: string | undefined, blocks: readonly Block[]): ReplyContent {
  const restated: readonly Block[] = question === undefined ? [] : [{ kind: 'question', text: question }];
  return { blocks: [...restated, note('More quotes:'), ...blocks] };
}

export function inContext(blocks: readonly Block[]): ReplyContent {
  return { blocks: [note('With the text around it, what was quoted in bold:'), ...blocks] };
}

export function notTheirsToRemove(): ReplyContent {
  return says('Only whoever asked, or one of this bot’s moderators, can remove that answer.');
}

export function removed(): ReplyContent {
  return says('The answer has been removed.');
}

export function voted(vote: 'counted' | 'changed' | 'same', isHelpful: boolean): ReplyContent {
  const kind = isHelpful ? 'helpful' : 'not helpful';
  if (vote === 'same') return says(`Your vote is counted already: ${kind}.`);
  return says(vote === 'changed' ? `I have changed your vote: ${kind}.` : `Thank you. Counted: ${kind}.`);
}

function says(words: string): ReplyContent {
  return { blocks: [text(words)] };
}
