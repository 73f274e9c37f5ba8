import { type APIMessage, type APIMessageTopLevelComponent, ComponentType, Routes } from 'discord.js';
import type { Corrector, ProactiveDelivery, PublicMessage } from '../../chat/protocol/corrector.js';
import type { ReplyContent } from '../../chat/protocol/reply.js';
import { messageBody } from './bodies.js';
import { describe } from './faults.js';
import { limits } from './limits.js';
import { type PostingParts, postOnce } from './post-once.js';
import { proactiveDeliveryAfter } from './proactive-delivery.js';
import { markComponentId, renderMark } from './render.js';

/** Corrects messages that the bot has posted: a mark in the message itself, and a reply to it. */
export class Corrections implements Corrector {
  readonly repeatableMs = limits.nonceMs;
  readonly #parts: PostingParts;

  constructor(parts: PostingParts) {
    this.#parts = parts;
  }

  /** The message is read back first: what stands in it, the question too, is kept nowhere else. */
  async mark(message: PublicMessage, words: string | undefined): Promise<ProactiveDelivery> {
    return this.#attempt(message, async (channelId) => {
      const route = Routes.channelMessage(channelId, message.messageId);
      const { components = [] } = (await this.#parts.rest.get(route)) as APIMessage;
      await this.#parts.rest.patch(route, { body: messageBody(withMark(components, words)) });
      return { kind: 'posted' };
    });
  }

  async reply(message: PublicMessage, content: ReplyContent, nonce: string): Promise<ProactiveDelivery> {
    return this.#attempt(message, async (channelId) => {
      const posting = { content, nonce, repliesTo: message.messageId };
      const messageId = await postOnce(this.#parts, channelId, posting);
      return { kind: 'posted', messageId };
    });
  }

  /** @param call With the id of the channel, or of the thread, in which the message stands. */
  async #attempt(
    { place: { channel, thread } }: PublicMessage,
    call: (channelId: string) => Promise<ProactiveDelivery>,
  ): Promise<ProactiveDelivery> {
    const channelId = thread ?? channel;
    if (channelId === undefined) return { kind: 'gone', code: 'no_channel' };
    const showing = call(channelId).catch((error: unknown) => {
      this.#parts.log.warn(
        { channel: channelId, error: describe(error) },
        'Discord did not take a correction',
      );
      return proactiveDeliveryAfter(error);
    });
    this.#parts.inFlight.add(showing.then(() => {}));
    return showing;
  }
}

/** What was marked and is marked again has one mark. */
function withMark(
  components: readonly APIMessageTopLevelComponent[],
  words: string | undefined,
): APIMessageTopLevelComponent[] {
  const others = components.filter(({ id }) => id !== markComponentId);
  if (words === undefined) return others;
  const buttons = others.findIndex(({ type }) => type === ComponentType.ActionRow);
  return others.toSpliced(buttons < 0 ? others.length : buttons, 0, renderMark(words));
}
