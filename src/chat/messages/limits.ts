import type { OverLimit } from '../dispatch/rate-limits.js';
import { type ReplyContent, text } from '../protocol/reply.js';
import { countOf } from './format.js';

/** To whoever asks more than is taken; names nobody else. */
export function overLimit({ of, limit, waitMs }: OverLimit): ReplyContent {
  const seconds = Math.max(1, Math.ceil(waitMs / 1_000));
  const most = `${countOf(limit.questions, 'question')} in ${span(limit.seconds)}`;
  const why =
    of === 'user'
      ? `You have asked as much as I take from one person: ${most}.`
      : `This channel has asked as much as I take from one channel: ${most}.`;
  return {
    blocks: [text(`${why} Please ask again in ${span(seconds)}.`)],
    data: { error: 'limited', limit: of, retryAfterSeconds: seconds },
  };
}

/** "20 seconds", "1 minute", "3 minutes": never less than it is. */
function span(seconds: number): string {
  if (seconds < 60) return countOf(seconds, 'second');
  return countOf(Math.ceil(seconds / 60), 'minute');
}
