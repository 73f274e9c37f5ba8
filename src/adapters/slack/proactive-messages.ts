import { anybody, type Location, type Person } from '../../chat/protocol/location.js';
import type { Delivered, ProactiveMessenger, Recipient } from '../../chat/protocol/proactive-messenger.js';
import type { ReplyContent } from '../../chat/protocol/reply.js';
import type { CorrectionParts } from './corrections.js';
import { proactiveDeliveryOf } from './proactive-delivery.js';

/** Tells people what they wanted to be told of: by direct message, or in a channel. */
export class ProactiveMessages implements ProactiveMessenger {
  /** Slack removes no duplicates of what is posted. */
  readonly repeatableMs = 0;
  readonly #parts: Pick<CorrectionParts, 'responder' | 'during'>;

  constructor(parts: Pick<CorrectionParts, 'responder' | 'during'>) {
    this.#parts = parts;
  }

  async send(to: Recipient, content: ReplyContent): Promise<Delivered> {
    const { responder, during } = this.#parts;
    const { workspace, channel, thread } = to.place;
    if (to.kind === 'person')
      return proactiveDeliveryOf(
        await during(responder.sayUnasked(content, { workspace, channel: to.personId })),
      );
    if (channel === undefined) return { kind: 'gone', code: 'no_channel' };
    return proactiveDeliveryOf(await during(responder.sayUnasked(content, { workspace, channel, thread })));
  }

  /** Slack has no roles, and tells of somebody who has left when they are written to. */
  async personIn(_: Location, { id, name }: Pick<Person, 'id' | 'name'>): Promise<Person> {
    return { ...anybody(id), name };
  }
}
