import type { WebClient } from '@slack/web-api';
import { publicBody, type ResponseMessage } from './bodies.js';

/** What a reply target is made of. */
export type ReplyAddress =
  | { readonly kind: 'response-url'; readonly url: string; readonly openedAt: number }
  | ({ readonly kind: 'conversation' } & Conversation);

/** Where messages for whoever asked go. */
export interface ReplyTarget {
  /** By which another process can make it again. */
  readonly address: ReplyAddress;
  /** Messages that surely go through; 0 where there is no way. */
  readonly usesLeft: number;
  /** Whether a message can take the place of the last one. */
  readonly canReplace: boolean;
  /** Whether it can post for everyone in the channel. */
  readonly reachesChannel: boolean;
  /**
   * One attempt to post.
   * @returns the message's id, where Slack tells it.
   * @throws what `faultOf` reads.
   */
  post(message: ResponseMessage): Promise<string | undefined>;
}

/** Where somebody has spoken to the bot. */
export interface Conversation {
  readonly channel: string;
  readonly isDirect: boolean;
  /** The thread that stands there already. */
  readonly thread?: string;
  readonly userId: string;
}

/**
 * Answers to one person who has spoken to the bot: below what they wrote in a direct message, else as a message that
 * nobody else sees.
 */
export class ConversationTarget implements ReplyTarget {
  readonly usesLeft = Number.POSITIVE_INFINITY;
  readonly reachesChannel = false;
  readonly #client: WebClient;
  readonly #conversation: Conversation;
  #lastTs: string | undefined;

  constructor(client: WebClient, conversation: Conversation) {
    this.#client = client;
    this.#conversation = conversation;
  }

  /** Slack lets nobody change a message that only one person sees. */
  get canReplace(): boolean {
    return this.#conversation.isDirect;
  }

  get address(): ReplyAddress {
    return { kind: 'conversation', ...this.#conversation };
  }

  async post(message: ResponseMessage): Promise<string | undefined> {
    const { channel, isDirect, thread, userId } = this.#conversation;
    const { text = '', blocks = [], besideThread = false } = message;
    if (message.delete_original) return await this.#remove();
    const body = { channel, ...publicBody({ text, blocks }, besideThread ? undefined : thread) };
    if (!isDirect) {
      await this.#client.chat.postEphemeral({ ...body, user: userId });
      return undefined;
    }
    const { ts } =
      message.replace_original && this.#lastTs !== undefined
        ? await this.#client.chat.update({ ...body, ts: this.#lastTs })
        : await this.#client.chat.postMessage(body);
    this.#lastTs = ts;
    return ts;
  }

  async #remove(): Promise<undefined> {
    if (this.#lastTs !== undefined) {
      await this.#client.chat.delete({ channel: this.#conversation.channel, ts: this.#lastTs });
    }
    return undefined;
  }
}
