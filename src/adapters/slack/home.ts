import type { WebClient } from '@slack/web-api';
import type { Delivery } from '../../chat/protocol/invocation.js';
import type { ReplyContent } from '../../chat/protocol/reply.js';
import type { Texts } from '../../texts/texts.js';
import { attempt } from './attempts.js';
import { patience } from './limits.js';
import { render } from './render.js';

/** Shows the bot's own page to one person. Publishing again replaces it, so it may be repeated. */
export async function publishHome(
  client: WebClient,
  texts: Texts,
  userId: string,
  content: ReplyContent,
  signal: AbortSignal,
): Promise<Delivery> {
  // Tables are for messages: https://docs.slack.dev/reference/block-kit/blocks/table-block
  const { blocks } = render(texts, content, { tables: 'text' });
  const published = await attempt(
    () => client.views.publish({ user_id: userId, view: { type: 'home', blocks: [...blocks] } }),
    { repeatable: true, deadline: Date.now() + patience.delivery, signal },
  );
  if (published.ok) return { kind: 'posted' };
  return { kind: published.fault.kind === 'uncertain' ? 'uncertain' : 'refused' };
}
