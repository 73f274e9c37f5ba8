import { countOf } from './english/units.js';

/** How it ended with a notice. `code`: the platform's word for why not. */
export type NoticeOutcome =
  | { readonly kind: 'posted'; readonly unmarked?: string }
  /** It may stand there or not. */
  | { readonly kind: 'perhaps' }
  /** The message, its thread or its channel is not there any more. */
  | { readonly kind: 'gone'; readonly code: string }
  | { readonly kind: 'refused'; readonly code: string };

/** Details as the audit log keeps them, by what happened: in English, whatever language the bot speaks when they are read. */
export const auditLog = {
  grants: (added: number, removed: number): string => `${added} added, ${removed} removed`,
  answer: (answerId: string, isUncertain: boolean): string =>
    `answer ${answerId}${isUncertain ? ', perhaps not posted' : ''}`,
  /** The bot came to a workspace, or left it, and what was kept of it was erased. */
  install: { installed: 'installed', uninstalled: 'uninstalled, records erased' },
  /** Of watches that tell a channel. @param ending See `watchEndings`. */
  watch: (ids: readonly string[], ending: string): string =>
    `${ids.length === 1 ? 'watch' : 'watches'} ${ids.join(', ')}: ${ending}`,
  watchEndings: {
    made: 'made for the channel',
    stopped: 'stopped',
    told: 'told',
    perhaps: 'perhaps told: look whether it stands there',
    gone: 'dropped, the channel is not there any more',
    refused: 'dropped, the channel takes no message',
  },
  /** @param count Of quotes that a newer version of the program no longer finds in a file whose bytes are as they were. */
  loss: (messageId: string, count: number): string =>
    `${countOf(count, 'quote')} of message ${messageId}: not found in the text that this version reads in an unchanged file; nobody was told`,
  /** @param count Of the quotes that the notice is about. */
  notice: (messageId: string, count: number, outcome: NoticeOutcome): string =>
    `${countOf(count, 'quote')} of message ${messageId}: ${noticeEnding(outcome)}`,
} as const;

function noticeEnding(outcome: NoticeOutcome): string {
  switch (outcome.kind) {
    case 'posted':
      return outcome.unmarked === undefined
        ? 'posted'
        : `posted, but the message could not be marked (${outcome.unmarked})`;
    case 'perhaps':
      return 'perhaps sent: look whether it stands below that message';
    case 'gone':
      return `not sent, the message is not there any more (${outcome.code})`;
    case 'refused':
      return `not sent, it was refused there (${outcome.code})`;
  }
}
