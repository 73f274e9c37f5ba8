import type { Texts } from '../../texts/texts.js';
import type { OverLimit } from '../dispatch/rate-limits.js';
import { type ReplyContent, text } from '../protocol/reply.js';

/** To whoever asks more than is taken; names nobody else. */
export function overLimit({ requests }: Texts, { of, limit, waitMs }: OverLimit): ReplyContent {
  const wait = Math.max(1, Math.ceil(waitMs / 1_000));
  const words = of === 'user' ? requests.overUser : requests.overChannel;
  return {
    blocks: [text(words(limit.questions, limit.seconds, wait))],
    data: { error: 'limited', limit: of, retryAfterSeconds: wait },
  };
}
