import type { KnownBlock } from '@slack/web-api';
import type { Reply } from '../../chat/protocol/reply.js';
import { defined } from '../../core/types/defined.js';
import type { Texts } from '../../texts/texts.js';
import { type Rendered, render } from './render.js';

/** On every message: nothing is unfurled, and no words of it become a link or a mention. */
export const quietly = {
  unfurl_links: false,
  unfurl_media: false,
  parse: 'none',
  link_names: false,
} as const;

/** https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
export interface ResponseMessage {
  readonly response_type?: 'ephemeral' | 'in_channel';
  readonly replace_original?: boolean;
  readonly delete_original?: boolean;
  readonly thread_ts?: string;
  readonly text?: string;
  readonly blocks?: readonly KnownBlock[];
  /** Whether it shall be seen even if the thread that it belongs to is gone. */
  readonly besideThread?: boolean;
}

/** What `chat.postMessage` takes beside the channel. */
export type PublicBody = typeof quietly & {
  readonly text: string;
  readonly blocks: KnownBlock[];
  readonly thread_ts?: string;
};

/** For whoever asked alone, as a response_url takes it. */
export function privateBody({ text, blocks }: Rendered, replaces = false): ResponseMessage {
  return { response_type: 'ephemeral', replace_original: replaces, text, blocks };
}

/** For all to see. */
export function publicBody({ text, blocks }: Rendered, thread?: string): PublicBody {
  return { text, blocks: [...blocks], ...defined({ thread_ts: thread }), ...quietly };
}

/** What Slack is sent for the reply to a command in a channel. */
export function bodyOf(texts: Texts, reply: Reply): ResponseMessage | PublicBody {
  const rendered = render(texts, reply);
  return reply.visibility === 'channel' ? publicBody(rendered) : privateBody(rendered);
}
