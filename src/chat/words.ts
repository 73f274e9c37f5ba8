import { type ReplyContent, text } from './reply.js';

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
  return `Left out, because one message holds no more: ${parts.join(', ')}.`;
}

/** To the asker, when the platform surely did not show a reply. */
export function notShown(): ReplyContent {
  return {
    blocks: [
      text('I could not post the answer: it was refused here. Please try again, or ask me privately.'),
    ],
  };
}

/** To the asker, when the platform did not say whether it showed a reply; it is not posted again. */
export function perhapsShown(): ReplyContent {
  return {
    blocks: [
      text('I could not see whether the answer was posted. If it does not stand in the channel, ask again.'),
    ],
  };
}
