import type { Answer } from '../../core/types/answer.js';

/** Where in a conversation something was said, by the platform's ids. */
export interface Utterance {
  /** The message itself. */
  readonly message: string;
  /** The thread that the answer goes to; absent where it stands beside the message. */
  readonly thread?: string;
  /** The thread or the bot's message that it goes on from; absent where it begins something. */
  readonly follows?: string;
  /** When that thread began, milliseconds since 1970; absent: the bot has surely been asked there before. */
  readonly begunAt?: number;
}

/** The conversation in which a question was said, for the command that answers it. */
export interface Conversation {
  /** Words of what was asked there before, newest first; [] where nothing was. */
  readonly subject: readonly string[];
  /** Whether something may have been asked there before that is no longer known. */
  readonly isForgotten: boolean;
  /** Takes note of an answer. @returns false if it is not to be shown: the bot was not asked, and is not sure enough. */
  takes(answer: Answer): boolean;
}
