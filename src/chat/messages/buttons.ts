import type { Texts } from '../../texts/texts.js';
import { type Block, note, type ReplyContent, says } from '../protocol/reply.js';

/** Past its time, or never given here to this person: which of these is nobody's to know. */
export function answerUnknown({ buttons }: Texts, retentionDays: number): ReplyContent {
  return says(buttons.answerUnknown(retentionDays));
}

/** Stands behind a quote that is shown as it was. */
export function changedSince({ buttons }: Texts): Block {
  return note(buttons.changedSince);
}

export function shared(question: string, askedBy: string, blocks: readonly Block[]): ReplyContent {
  return { blocks: [{ kind: 'question', text: question, askedBy }, ...blocks] };
}

export function moreQuotes(
  { buttons }: Texts,
  question: string | undefined,
  blocks: readonly Block[],
): ReplyContent {
  const restated: readonly Block[] = question === undefined ? [] : [{ kind: 'question', text: question }];
  return { blocks: [...restated, note(buttons.moreQuotes), ...blocks] };
}

/** @param isMarked Whether the quote is shown in a colour there, not in bold. */
export function inContext({ buttons }: Texts, blocks: readonly Block[], isMarked: boolean): ReplyContent {
  return { blocks: [note(isMarked ? buttons.inContextMarked : buttons.inContext), ...blocks] };
}

export function voted(
  { buttons: { votes } }: Texts,
  vote: 'counted' | 'changed' | 'same',
  isHelpful: boolean,
): ReplyContent {
  switch (vote) {
    case 'counted':
      return says(isHelpful ? votes.helpful : votes.notHelpful);
    case 'changed':
      return says(isHelpful ? votes.changedToHelpful : votes.changedToNotHelpful);
    case 'same':
      return says(isHelpful ? votes.alreadyHelpful : votes.alreadyNotHelpful);
  }
}
