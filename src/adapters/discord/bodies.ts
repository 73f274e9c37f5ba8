import { type APIMessageTopLevelComponent, MessageFlags } from 'discord.js';
import type { Helper } from '../../chat/protocol/helpers.js';
import type { Reply } from '../../chat/protocol/reply.js';
import type { Texts } from '../../texts/texts.js';
import { renderReply } from './render.js';

/** A message as Discord's API takes it; it previews nothing, and mentions nobody but whom it says. */
export interface MessageBody {
  readonly components: readonly APIMessageTopLevelComponent[];
  /** Of `MessageFlags`. */
  readonly flags: number;
  readonly allowed_mentions: {
    readonly parse: readonly [];
    readonly users?: readonly string[];
    readonly roles?: readonly string[];
  };
}

/**
 * @param flags More of `MessageFlags`: `Ephemeral` for a first response to the asker alone.
 * @param called The one who is mentioned.
 */
export function messageBody(
  components: readonly APIMessageTopLevelComponent[],
  flags = 0,
  called?: Helper,
): MessageBody {
  return {
    components,
    flags: MessageFlags.IsComponentsV2 | MessageFlags.SuppressEmbeds | flags,
    allowed_mentions: {
      parse: [],
      ...(called?.kind === 'user' ? { users: [called.id] } : {}),
      ...(called?.kind === 'role' ? { roles: [called.id] } : {}),
    },
  };
}

/** What Discord is sent for the reply to a command in a channel. */
export function bodyOf(texts: Texts, reply: Reply): MessageBody {
  return messageBody(renderReply(texts, reply), reply.visibility === 'asker' ? MessageFlags.Ephemeral : 0);
}
