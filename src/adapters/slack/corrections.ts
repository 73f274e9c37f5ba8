import type { MessageAttachment } from '@slack/web-api';
import type { Corrector, ProactiveDelivery, PublicMessage } from '../../chat/protocol/corrector.js';
import type { ReplyContent } from '../../chat/protocol/reply.js';
import { attempt } from './attempts.js';
import { patience } from './limits.js';
import { proactiveDeliveryOf } from './proactive-delivery.js';
import type { Responder } from './responder.js';
import type { Workspaces } from './workspaces.js';

/** The bar beside the words. */
const color = '#b3261e';

export interface CorrectionParts {
  readonly workspaces: Pick<Workspaces, 'clientIn'>;
  readonly responder: Responder;
  /** Aborted when nothing more is to be waited for. */
  readonly signal: AbortSignal;
  /** Holds a stop up until it has settled. */
  readonly during: <T>(work: Promise<T>) => Promise<T>;
}

/** Corrects messages that the bot has posted: a mark in the message itself, a reply in its thread. */
export class Corrections implements Corrector {
  /** Slack removes no duplicates of what is posted. */
  readonly repeatableMs = 0;
  readonly #parts: CorrectionParts;

  constructor(parts: CorrectionParts) {
    this.#parts = parts;
  }

  /**
   * As an attachment. A change that names neither text nor blocks leaves both as they are, so that the question, which
   * nothing keeps, stays above the answer. https://docs.slack.dev/reference/methods/chat.update
   */
  async mark({ place, messageId }: PublicMessage, words: string | undefined): Promise<ProactiveDelivery> {
    const { workspaces, signal, during } = this.#parts;
    const { workspace, channel } = place;
    if (channel === undefined) return { kind: 'gone', code: 'no_channel' };
    const client = workspaces.clientIn(workspace);
    const attachments = words === undefined ? [] : [attachmentOf(words)];
    const options = { repeatable: true, deadline: Date.now() + patience.delivery, signal };
    return proactiveDeliveryOf(
      await during(attempt(() => client.chat.update({ channel, ts: messageId, attachments }), options)),
    );
  }

  /** A message in a thread belongs to the thread's first one, which is to be named. */
  async reply({ place, messageId }: PublicMessage, content: ReplyContent): Promise<ProactiveDelivery> {
    const { responder, during } = this.#parts;
    const { workspace, channel, thread = messageId } = place;
    if (channel === undefined) return { kind: 'gone', code: 'no_channel' };
    return proactiveDeliveryOf(await during(responder.sayUnasked(content, { workspace, channel, thread })));
  }
}

/** The bot's own words, which hold no markup. https://docs.slack.dev/reference/messaging/attachments */
function attachmentOf(words: string): MessageAttachment {
  return { fallback: words, text: words, mrkdwn_in: [], color };
}
