import type { APIMessageTopLevelComponent } from 'discord.js';
import type { Delivery } from '../../chat/protocol/invocation.js';
import type { Responder } from './responder.js';

type Components = readonly APIMessageTopLevelComponent[];

/** Where a message goes: to a channel, perhaps as a reply to a message there, or to one person. */
export type Address = { readonly channelId: string; readonly replyTo?: string } | { readonly userId: string };

/** One message: posted when it first has something to show, edited from then on. */
export class EditableMessage {
  readonly #responder: Responder;
  readonly #address: Address;
  readonly #requestId: string;
  #stands: { readonly channelId: string; readonly messageId: string } | undefined;

  constructor(responder: Responder, address: Address, requestId: string) {
    this.#responder = responder;
    this.#address = address;
    this.#requestId = requestId;
  }

  /** Shows something for now; what comes next replaces it, so a failure is let go. */
  async show(components: Components): Promise<void> {
    await this.#put(components);
  }

  /** Shows something for good. */
  async end(components: Components): Promise<Delivery> {
    return await this.#put(components);
  }

  async #put(components: Components): Promise<Delivery> {
    if (this.#stands !== undefined) {
      const { channelId, messageId } = this.#stands;
      return await this.#responder.change(channelId, messageId, components, this.#requestId);
    }
    const channelId =
      'channelId' in this.#address
        ? this.#address.channelId
        : await this.#responder.directChannel(this.#address.userId, this.#requestId);
    if (channelId === undefined) return { kind: 'refused' };
    const replyTo = 'replyTo' in this.#address ? this.#address.replyTo : undefined;
    const delivery = await this.#responder.say(channelId, components, this.#requestId, replyTo);
    if (delivery.kind === 'posted' && delivery.messageId !== undefined) {
      this.#stands = { channelId, messageId: delivery.messageId };
    }
    return delivery;
  }
}
