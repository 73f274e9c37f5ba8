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
import type { Helper } from '../../chat/protocol/helpers.js';
import type { Delivery } from '../../chat/protocol/invocation.js';
import type { Logger } from '../../chat/protocol/logger.js';
import { defined } from '../../core/types/defined.js';
import { messageBody } from './bodies.js';
import { deliveryAfter, describe, errorCodes } from './faults.js';
import { type DiscordOptions, restOptions } from './options.js';

/** The part of an interaction that answering it takes. */
export type RepliableInteraction = Pick<BaseInteraction, 'id' | 'token' | 'applicationId'>;

type Components = readonly APIMessageTopLevelComponent[];

/** How long each attempt to acknowledge may take, in milliseconds: together less than `limits.acknowledgeMs`. */
const acknowledgeAttemptsMs = [1_000, 1_000, 700] as const;

/** Codes for a token of an interaction that Discord does not know, yet or any more. */
const unknownToken: readonly (number | string)[] = [
  errorCodes.unknownWebhook,
  errorCodes.invalidWebhookToken,
];

/**
 * What Discord lets the bot say about an interaction. Every message previews nothing, and mentions nobody but a helper who is called.
 *
 * Requests that do no harm when repeated go out again if Discord did not answer; a post to a channel never does.
 */
export class Responder {
  readonly #rest: REST;
  readonly #restOnce: REST;
  readonly #retryDelaysMs: readonly number[];
  readonly #timeoutMs: number;
  readonly #log: Logger;

  constructor(options: DiscordOptions, log: Logger) {
    this.#rest = new REST(restOptions(options, 2)).setToken(options.token);
    this.#restOnce = new REST(restOptions(options, 0)).setToken(options.token);
    this.#retryDelaysMs = options.retryDelaysMs ?? [1_000, 4_000, 10_000];
    this.#timeoutMs = options.timeoutMs ?? Number.POSITIVE_INFINITY;
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
  async deferReply(to: RepliableInteraction, isEphemeral: boolean): Promise<boolean> {
    return await this.#acknowledge(to, {
      type: InteractionResponseType.DeferredChannelMessageWithSource,
      data: { flags: isEphemeral ? MessageFlags.Ephemeral : 0 },
    });
  }

  /** Opens a form as the first response. @returns as `deferReply` does. */
  async openForm(to: RepliableInteraction, data: APIModalInteractionResponseCallbackData): Promise<boolean> {
    return await this.#acknowledge(to, { type: InteractionResponseType.Modal, data });
  }

  /** Whether "thinking…" still stands in place of a reply. */
  async isThinking(to: RepliableInteraction): Promise<boolean> {
    try {
      const route = Routes.webhookMessage(to.applicationId, to.token, '@original');
      const { flags = 0 } = (await this.#rest.get(route, { auth: false })) as APIMessage;
      return (flags & MessageFlags.Loading) !== 0;
    } catch (error) {
      this.#log.warn({ requestId: to.id, error: describe(error) }, 'Discord does not tell of a reply');
      return false;
    }
  }

  /** Acknowledges a button press; the message with the button stays as it is. @returns as `deferReply` does. */
  async deferUpdate(to: RepliableInteraction): Promise<boolean> {
    return await this.#acknowledge(to, { type: InteractionResponseType.DeferredMessageUpdate });
  }

  /** Says something to the asker alone as the first response. @returns as `deferReply` does. */
  async replyPrivately(to: RepliableInteraction, components: Components): Promise<boolean> {
    return await this.#acknowledge(to, {
      type: InteractionResponseType.ChannelMessageWithSource,
      data: messageBody(components, MessageFlags.Ephemeral),
    });
  }

  /** Offers values while an option is typed. */
  async offer(to: RepliableInteraction, choices: readonly { name: string; value: string }[]): Promise<void> {
    await this.#acknowledge(to, {
      type: InteractionResponseType.ApplicationCommandAutocompleteResult,
      data: { choices },
    });
  }

  /** Makes `components` the reply for now: what comes next replaces it, so it is tried once. */
  async show(to: RepliableInteraction, components: Components): Promise<Delivery> {
    return await this.#edit(to, components, [], undefined);
  }

  /** Makes `components` the reply for good. Tries again while Discord does not answer, until `signal` is aborted. */
  async edit(to: RepliableInteraction, components: Components, signal: AbortSignal): Promise<Delivery> {
    return await this.#edit(to, components, this.#retryDelaysMs, signal);
  }

  /**
   * Posts to the channel, once. One of which no answer came is looked for, and sent again only where it surely does not stand
   * there.
   * @param called The one whom it mentions.
   */
  async post(
    to: RepliableInteraction & { readonly channelId: string | null },
    components: Components,
    called?: Helper,
  ): Promise<Delivery> {
    const body = messageBody(components, 0, called);
    for (let attempt = 0; ; attempt++) {
      const delivery = await this.#followUp(to, body);
      const delayMs = this.#retryDelaysMs[attempt];
      if (delivery.kind !== 'uncertain' || delayMs === undefined) return delivery;
      // It may still be on its way.
      await pause(delayMs);
      const found = await this.#findPosted(to, components);
      if (found === 'unknown') return delivery;
      if (found !== undefined) return { kind: 'posted', messageId: found };
    }
  }

  /** Says something more to the asker alone, whom it does no harm to read it twice. */
  async whisper(to: RepliableInteraction, components: Components): Promise<Delivery> {
    const body = messageBody(components, MessageFlags.Ephemeral);
    for (let attempt = 0; ; attempt++) {
      const delivery = await this.#followUp(to, body);
      const delayMs = this.#retryDelaysMs[attempt];
      if (delivery.kind !== 'uncertain' || delayMs === undefined) return delivery;
      await pause(delayMs);
    }
  }

  /** Deletes the message that the pressed button stands on. @returns posted when it is gone. */
  async remove(to: RepliableInteraction): Promise<Delivery> {
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
    to: RepliableInteraction,
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
        // Right after the acknowledgement Discord may not know the token yet.
        const isFinal = error instanceof DiscordAPIError && !unknownToken.includes(error.code);
        if (isFinal || delayMs === undefined) return deliveryAfter(error);
        await pause(delayMs, undefined, defined({ signal })).catch(() => {});
        if (signal?.aborted) return deliveryAfter(error);
      }
    }
  }

  async #followUp(to: RepliableInteraction, body: object): Promise<Delivery> {
    try {
      return posted(
        await this.#restOnce.post(Routes.webhook(to.applicationId, to.token), {
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

  /** Tries again after a broken or hanging connection, within the three seconds that Discord waits. */
  async #acknowledge(to: RepliableInteraction, body: object): Promise<boolean> {
    const route = Routes.interactionCallback(to.id, to.token);
    for (const [attempt, ms] of acknowledgeAttemptsMs.entries()) {
      try {
        const signal = AbortSignal.timeout(Math.min(ms, this.#timeoutMs));
        await this.#restOnce.post(route, { body, auth: false, signal });
        return true;
      } catch (error) {
        const fields = { requestId: to.id, attempt, error: describe(error) };
        if (error instanceof DiscordAPIError && error.code === errorCodes.unknownInteraction) {
          this.#log.warn(fields, 'an interaction expired before it was acknowledged');
          return false;
        }
        this.#log.warn(fields, 'Discord did not take an acknowledgement');
        // Acknowledged already: an attempt before has come through, and its reply is awaited.
        if (error instanceof DiscordAPIError) return true;
      }
    }
    // One of them may have come through.
    return true;
  }

  /** The message of the bot's own that says this and stands there since the interaction; unknown where nobody may look. */
  async #findPosted(
    { id, applicationId, channelId }: RepliableInteraction & { readonly channelId: string | null },
    components: Components,
  ): Promise<string | 'unknown' | undefined> {
    if (channelId === null) return 'unknown';
    try {
      const query = new URLSearchParams({ after: id, limit: '100' });
      const messages = (await this.#rest.get(Routes.channelMessages(channelId), { query })) as APIMessage[];
      const own = messages.filter((message) => message.application_id === applicationId);
      return own.find((message) => wordsIn(message.components ?? []) === wordsIn(components))?.id;
    } catch (error) {
      this.#log.warn(
        { requestId: id, error: describe(error) },
        'Discord does not let the bot look for a message',
      );
      return 'unknown';
    }
  }
}

/** All that components say and do, as one text; blanks aside, which Discord may trim. */
function wordsIn(components: readonly unknown[]): string {
  const parts = components.map((component): string => {
    const {
      content,
      custom_id: id,
      components: inner = [],
    } = component as Partial<{
      content: string;
      custom_id: string;
      components: readonly unknown[];
    }>;
    return `${content ?? ''}\n${id ?? ''}\n${wordsIn(inner)}`;
  });
  return parts.join('\n').replace(/\s+/gu, '');
}

function posted(message: unknown): Delivery {
  const { id } = (message ?? {}) as Partial<APIMessage>;
  return { kind: 'posted', ...defined({ messageId: id }) };
}
