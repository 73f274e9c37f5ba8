import { setTimeout as pause } from 'node:timers/promises';
import {
  type APIMessage,
  type APIMessageTopLevelComponent,
  type APIModalInteractionResponseCallbackData,
  type BaseInteraction,
  DiscordAPIError,
  InteractionResponseType,
  MessageFlags,
  REST,
  Routes,
} from 'discord.js';
import type { Delivery } from '../../chat/protocol/invocation.js';
import type { Logger } from '../../chat/protocol/logger.js';
import { messageBody } from './bodies.js';
import { deliveryAfter, describe, errorCodes } from './faults.js';
import { type DiscordOptions, restOptions } from './options.js';

/** The part of an interaction that answering it takes. */
export type Addressee = Pick<BaseInteraction, 'id' | 'token' | 'applicationId'>;

type Components = readonly APIMessageTopLevelComponent[];

/**
 * What Discord lets the bot say about an interaction. Every message mentions nobody and previews nothing.
 *
 * Requests that do no harm when repeated go out again if Discord did not answer; a post to a channel never does.
 */
export class Responder {
  readonly #rest: REST;
  readonly #restOnce: REST;
  readonly #retryDelaysMs: readonly number[];
  readonly #log: Logger;

  constructor(options: DiscordOptions, log: Logger) {
    this.#rest = new REST(restOptions(options, 2)).setToken(options.token);
    this.#restOnce = new REST(restOptions(options, 0)).setToken(options.token);
    this.#retryDelaysMs = options.retryDelaysMs ?? [1_000, 4_000, 10_000];
    this.#log = log;
  }

  /** For what does no harm when it is repeated. */
  get rest(): REST {
    return this.#rest;
  }

  /** Ends the clients' timers. */
  close(): void {
    for (const rest of [this.#rest, this.#restOnce]) {
      rest.clearHashSweeper();
      rest.clearHandlerSweeper();
    }
  }

  /** Shows that the bot is at work. @returns false if the interaction is gone, so that nothing can be said about it. */
  async deferReply(to: Addressee, isEphemeral: boolean): Promise<boolean> {
    return await this.#acknowledge(to, {
      type: InteractionResponseType.DeferredChannelMessageWithSource,
      data: { flags: isEphemeral ? MessageFlags.Ephemeral : 0 },
    });
  }

  /** Opens a form as the first response. @returns as `deferReply` does. */
  async openForm(to: Addressee, data: APIModalInteractionResponseCallbackData): Promise<boolean> {
    return await this.#acknowledge(to, { type: InteractionResponseType.Modal, data });
  }

  /** Acknowledges a button press; the message with the button stays as it is. @returns as `deferReply` does. */
  async deferUpdate(to: Addressee): Promise<boolean> {
    return await this.#acknowledge(to, { type: InteractionResponseType.DeferredMessageUpdate });
  }

  /** Says something to the asker alone as the first response. @returns as `deferReply` does. */
  async replyPrivately(to: Addressee, components: Components): Promise<boolean> {
    return await this.#acknowledge(to, {
      type: InteractionResponseType.ChannelMessageWithSource,
      data: messageBody(components, MessageFlags.Ephemeral),
    });
  }

  /** Offers values while an option is typed. */
  async offer(to: Addressee, choices: readonly { name: string; value: string }[]): Promise<void> {
    await this.#acknowledge(to, {
      type: InteractionResponseType.ApplicationCommandAutocompleteResult,
      data: { choices },
    });
  }

  /** Makes `components` the reply for now: what comes next replaces it, so a failure is let go. */
  async show(to: Addressee, components: Components): Promise<void> {
    await this.#edit(to, components, [], undefined);
  }

  /** Makes `components` the reply for good. Tries again while Discord does not answer, until `signal` is aborted. */
  async edit(to: Addressee, components: Components, signal: AbortSignal): Promise<Delivery> {
    return await this.#edit(to, components, this.#retryDelaysMs, signal);
  }

  /** Posts to the channel, once. */
  async post(to: Addressee, components: Components): Promise<Delivery> {
    return await this.#followUp(this.#restOnce, to, messageBody(components));
  }

  /** Says something more to the asker alone. */
  async whisper(to: Addressee, components: Components): Promise<Delivery> {
    return await this.#followUp(this.#rest, to, messageBody(components, MessageFlags.Ephemeral));
  }

  /** Deletes the message that the pressed button stands on. @returns posted when it is gone. */
  async remove(to: Addressee): Promise<Delivery> {
    try {
      await this.#rest.delete(Routes.webhookMessage(to.applicationId, to.token, '@original'), {
        auth: false,
      });
      return { kind: 'posted' };
    } catch (error) {
      if (error instanceof DiscordAPIError && error.code === errorCodes.unknownMessage)
        return { kind: 'posted' };
      this.#log.warn({ requestId: to.id, error: describe(error) }, 'Discord did not delete a message');
      return deliveryAfter(error);
    }
  }

  /** Writes a person a direct message; needs no interaction. */
  async writeTo(userId: string, requestId: string, components: Components): Promise<Delivery> {
    const channelId = await this.directChannel(userId, requestId);
    return channelId === undefined ? { kind: 'refused' } : await this.say(channelId, components, requestId);
  }

  /** The channel of direct messages with a person; undefined where Discord gives none. */
  async directChannel(userId: string, requestId: string): Promise<string | undefined> {
    try {
      const channel = await this.#rest.post(Routes.userChannels(), { body: { recipient_id: userId } });
      return (channel as { readonly id: string }).id;
    } catch (error) {
      this.#log.warn({ requestId, error: describe(error) }, 'Discord opened no direct message');
      return undefined;
    }
  }

  /**
   * Says something in a channel, once.
   * @param replyTo The message that it replies to, without notifying its author; where that is gone, nothing is said.
   */
  async say(
    channelId: string,
    components: Components,
    requestId: string,
    replyTo?: string,
  ): Promise<Delivery> {
    const reference =
      replyTo === undefined ? {} : { message_reference: { message_id: replyTo, fail_if_not_exists: true } };
    try {
      const body = { ...messageBody(components), ...reference };
      return posted(await this.#restOnce.post(Routes.channelMessages(channelId), { body }));
    } catch (error) {
      this.#log.warn({ requestId, error: describe(error) }, 'Discord did not post a message');
      return deliveryAfter(error);
    }
  }

  /** Makes a message of the bot's own say something else. */
  async change(
    channelId: string,
    messageId: string,
    components: Components,
    requestId: string,
  ): Promise<Delivery> {
    try {
      const body = messageBody(components);
      return posted(await this.#rest.patch(Routes.channelMessage(channelId, messageId), { body }));
    } catch (error) {
      this.#log.warn({ requestId, error: describe(error) }, 'Discord did not change a message');
      return deliveryAfter(error);
    }
  }

  /** Shows for ten seconds that the bot is writing. Never throws. */
  async showTyping(channelId: string, requestId: string): Promise<void> {
    try {
      await this.#restOnce.post(Routes.channelTyping(channelId));
    } catch (error) {
      this.#log.debug({ requestId, error: describe(error) }, 'Discord did not show that the bot is writing');
    }
  }

  async #edit(
    to: Addressee,
    components: Components,
    retryDelaysMs: readonly number[],
    signal: AbortSignal | undefined,
  ): Promise<Delivery> {
    for (let attempt = 0; ; attempt++) {
      try {
        return posted(
          await this.#rest.patch(Routes.webhookMessage(to.applicationId, to.token, '@original'), {
            body: messageBody(components),
            auth: false,
          }),
        );
      } catch (error) {
        this.#log.warn({ requestId: to.id, error: describe(error) }, 'Discord did not show a reply');
        const delayMs = retryDelaysMs[attempt];
        if (error instanceof DiscordAPIError || delayMs === undefined) return deliveryAfter(error);
        await pause(delayMs, undefined, signal === undefined ? {} : { signal }).catch(() => {});
        if (signal?.aborted) return deliveryAfter(error);
      }
    }
  }

  async #followUp(rest: REST, to: Addressee, body: object): Promise<Delivery> {
    try {
      return posted(
        await rest.post(Routes.webhook(to.applicationId, to.token), {
          body,
          auth: false,
          query: new URLSearchParams({ wait: 'true' }),
        }),
      );
    } catch (error) {
      this.#log.warn({ requestId: to.id, error: describe(error) }, 'Discord did not post a message');
      return deliveryAfter(error);
    }
  }

  async #acknowledge(to: Addressee, body: object): Promise<boolean> {
    try {
      await this.#rest.post(Routes.interactionCallback(to.id, to.token), { body, auth: false });
      return true;
    } catch (error) {
      const fields = { requestId: to.id, error: describe(error) };
      if (error instanceof DiscordAPIError && error.code === errorCodes.unknownInteraction) {
        this.#log.warn(fields, 'an interaction expired before it was acknowledged');
        return false;
      }
      // Acknowledged already, or no answer: a first attempt may have come through, and then its reply is awaited.
      this.#log.warn(fields, 'Discord did not take an acknowledgement');
      return true;
    }
  }
}

function posted(message: unknown): Delivery {
  const { id } = (message ?? {}) as Partial<APIMessage>;
  return { kind: 'posted', ...(id === undefined ? {} : { messageId: id }) };
}
