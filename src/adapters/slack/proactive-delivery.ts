import type { Delivered } from '../../chat/protocol/proactive-messenger.js';
import { defined } from '../../core/types/defined.js';
import type { Attempted } from './attempts.js';
import { isRefusedToken } from './explain.js';
import type { PostedMessage } from './responder.js';
import { tooManyPosts } from './throttle.js';

/**
 * Errors for a message, a channel or a person that is not there any more.
 * https://docs.slack.dev/reference/methods/chat.update#errors https://docs.slack.dev/reference/methods/chat.postMessage#errors
 */
const nowhere = new Set(['message_not_found', 'channel_not_found', 'user_not_found', 'user_disabled']);

/** What became of something that nobody has just asked for. */
export function proactiveDeliveryOf(attempted: Attempted<Partial<PostedMessage>>): Delivered {
  if (attempted.ok) {
    const { ts, channel } = attempted.value;
    return {
      kind: 'posted',
      ...defined({ messageId: ts, channel }),
    };
  }
  const { fault } = attempted;
  const { kind, code } = fault;
  switch (kind) {
    case 'uncertain':
      return { kind, code };
    case 'rate-limited':
    case 'unreached':
      return { kind: 'later', code };
    case 'refused':
      if (fault === tooManyPosts || isRefusedToken(fault)) return { kind: 'later', code };
      return { kind: nowhere.has(code) ? 'gone' : 'refused', code };
  }
}
