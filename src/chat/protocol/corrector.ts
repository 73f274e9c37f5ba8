import type { Location } from './location.js';
import type { ReplyContent } from './reply.js';

/** A message of the bot's own that everybody in its place can read. */
export interface PublicMessage {
  readonly place: Location;
  /** The platform's id of it. */
  readonly messageId: string;
}

/** How it went to show something that nobody has asked for. `code` is the platform's own word for why not. */
export type ProactiveDelivery =
  | { readonly kind: 'posted'; readonly messageId?: string }
  /** `gone`: what it belongs to is there no more; `refused`: and would be again; `later`: surely not shown, but may be yet. */
  | { readonly kind: 'gone' | 'refused' | 'later'; readonly code: string }
  /** No answer came: it may be shown. */
  | { readonly kind: 'uncertain'; readonly code: string };

/** What an adapter does about a message whose quotes have changed. Never throws. */
export interface Corrector {
  /**
   * For how long, in milliseconds, a reply may be sent again under the same `nonce` without standing there twice; 0:
   * never.
   */
  readonly repeatableMs: number;
  /**
   * Makes the message carry `words` of the bot's own beside all that it says, however often it is done.
   * @param words undefined takes them away.
   */
  mark(message: PublicMessage, words: string | undefined): Promise<ProactiveDelivery>;
  /**
   * Replies to the message, in its thread where the platform has threads.
   * @param nonce At most 25 characters; another one for each reply.
   */
  reply(message: PublicMessage, content: ReplyContent, nonce: string): Promise<ProactiveDelivery>;
}
