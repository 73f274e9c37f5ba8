import { type APIMessage, type REST, Routes } from 'discord.js';
import type { ReplyContent } from '../../chat/protocol/reply.js';
import type { Texts } from '../../texts/texts.js';
import { messageBody } from './bodies.js';
import { renderReply } from './render.js';

/**
 * Posts what nobody has just asked for. Discord answers with the message that stands there where one with this nonce does.
 * @param repliesTo The message in the channel that it is a reply to; it fails where that is gone.
 * @returns the message's id.
 */
export async function postOnce(
  rest: REST,
  texts: Texts,
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
