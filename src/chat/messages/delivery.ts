import { type ReplyContent, text } from '../protocol/reply.js';

/** How much of a reply a platform's limits left no room for. */
export interface LeftOut {
  readonly quotes: number;
  /** Rows of tables. */
  readonly rows: number;
  readonly others: number;
}

/** The note that stands where something was left out; quotes are left out whole, never shortened. */
export function leftOut({ quotes, rows, others }: LeftOut): string {
  const parts = [
    quotes > 0 ? `${quotes} more ${quotes === 1 ? 'quote' : 'quotes'}` : '',
    rows > 0 ? `${rows} more ${rows === 1 ? 'row' : 'rows'}` : '',
    others > 0 ? `${others} more ${others === 1 ? 'part' : 'parts'}` : '',
  ].filter((part) => part !== '');
  return `Left out because the message is full: ${parts.join(', ')}.`;
}

/** To the asker, when the platform surely did not show a reply. */
export function notShown(): ReplyContent {
  return {
    blocks: [
      text('I could not post the answer: it was refused here. Please try again, or ask me privately.'),
    ],
  };
}

/** To the asker, when more public answers wait to be posted in a channel than the platform takes. */
export function tooManyWaiting(): ReplyContent {
  return {
    blocks: [
      text('Too many answers wait to be posted here. Please try again in a minute, or ask me privately.'),
    ],
  };
}

/** Where everyone reads along, when the answer is for the asker alone and cannot be sent to them. */
export function cannotWrite(): ReplyContent {
  return {
    blocks: [
      text(
        'The answer is for you alone, and I cannot write to you privately. Allow direct messages from this server, or type the ' +
          'command with a slash.',
      ),
    ],
  };
}

/** To the asker, when the platform did not say whether it showed a reply; it is not posted again. */
export function perhapsShown(): ReplyContent {
  return {
    blocks: [text('I do not know whether the answer was posted. If it is not in the channel, ask again.')],
  };
}

/** To whoever wanted a message removed that the platform did not delete. */
export function notRemoved(): ReplyContent {
  return { blocks: [text('I could not remove that message. Please try again in a moment.')] };
}

/** To whoever asks while the bot shuts down, or whose answer did not come in time before it did. */
export const restarting = 'I am being restarted. Please ask again in a moment.';

/** The same as a reply. */
export function toAskAgain(): ReplyContent {
  return { blocks: [text(restarting)] };
}

/** To whoever waited when the process before this one ended. */
export const restarted = 'I was restarted before I could answer. Please ask again.';

/** In place of a progress bar that the platform soon lets nobody edit. */
export const willWrite =
  'This takes longer than I can show progress for here. I will send you a direct message when it is done.';

/** A button that an older or newer version of the bot has made. */
export const unknownButton = 'I do not know that button any more. Please ask again.';

/** Where a question had to be shortened, for those buttons that would need the whole of it. */
export const questionShortened =
  'The question is shortened here, so the buttons that ask or share it again are left out.';

/** In place of a reply that holds nothing. */
export const nothingToShow = 'There is nothing to show.';

/** Behind the name of whoever asked, ahead of the question. */
export const asked = 'asked:';
