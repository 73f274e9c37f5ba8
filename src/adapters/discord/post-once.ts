import { type APIMessage, type REST, Routes } from 'discord.js';
import type { Dispatcher } from '../../chat/dispatch/dispatch.js';
import type { Logger } from '../../chat/protocol/logger.js';
import type { ReplyContent } from '../../chat/protocol/reply.js';
import { messageBody } from './bodies.js';
import type { InFlight } from './in-flight.js';
import { renderReply } from './render.js';

/** What posting without having been asked takes. */
export interface PostingParts {
  /** For what does no harm when it is repeated. */
  readonly rest: REST;
  readonly dispatcher: Pick<Dispatcher, 'texts'>;
  /** Told of what a stop is to wait for. */
  readonly inFlight: InFlight;
  readonly log: Logger;
}

/**
 * Posts what nobody has just asked for. Discord answers with the message that stands there where one with this nonce does.
 * @param repliesTo The message in the channel that it is a reply to; it fails where that is gone.
 * @returns the message's id.
 */
export async function postOnce(
  { rest, dispatcher: { texts } }: Pick<PostingParts, 'rest' | 'dispatcher'>,
  channelId: string,
  { content, nonce, repliesTo }: { content: ReplyContent; nonce: string; repliesTo?: string },
): Promise<string> {
  const body = {
    ...messageBody(renderReply(texts, content)),
    ...(repliesTo === undefined
      ? {}
      : { message_reference: { message_id: repliesTo, fail_if_not_exists: true } }),
    nonce,
    enforce_nonce: true,
  };
  const { id } = (await rest.post(Routes.channelMessages(channelId), { body })) as APIMessage;
  return id;
}
