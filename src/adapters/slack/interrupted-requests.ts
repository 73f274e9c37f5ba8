import { z } from 'zod';
import { KeptRequests } from '../../chat/protocol/kept-requests.js';
import type { OpenRequests } from '../../chat/protocol/open-requests.js';
import { says } from '../../chat/protocol/reply.js';
import { defined } from '../../core/types/defined.js';
import type { Texts } from '../../texts/texts.js';
import { limits } from './limits.js';
import { ConversationTarget } from './reply-target.js';
import type { Origin, Responder } from './responder.js';
import { ResponseUrl } from './response-url.js';
import type { Workspaces } from './workspaces.js';

const addressSchema = z.object({
  workspace: z.string().exactOptional(),
  channel: z.string().exactOptional(),
  userId: z.string(),
  outlet: z.union([
    z.object({ kind: z.literal('response-url'), url: z.string(), openedAt: z.number() }),
    z.object({
      kind: z.literal('conversation'),
      channel: z.string(),
      isDirect: z.boolean(),
      thread: z.string().exactOptional(),
      userId: z.string(),
    }),
  ]),
});

/** Requests that end with this process, should it end first: kept for as long as a response_url works. */
export class InterruptedRequests {
  readonly #kept: KeptRequests<z.infer<typeof addressSchema>>;
  readonly #now: () => number;

  /** @param now Milliseconds since 1970. */
  constructor(open: OpenRequests, now: () => number) {
    this.#kept = new KeptRequests(open, 'slack', (written) => addressSchema.parse(written));
    this.#now = now;
  }

  begin({ requestId, workspace, channel, userId, replyTarget }: Origin): void {
    const { address } = replyTarget;
    const openedAt = address.kind === 'response-url' ? address.openedAt : this.#now();
    const kept = { ...defined({ workspace, channel }), userId, outlet: address };
    this.#kept.begin(requestId, kept, openedAt + limits.responseUrlLifetimeMs);
  }

  end({ requestId }: Origin): void {
    this.#kept.end(requestId);
  }

  /** Tells everybody, once, whose request another process has left. Never throws. */
  async tell(
    responder: Responder,
    workspaces: Pick<Workspaces, 'clientIn'>,
    { delivery }: Texts,
  ): Promise<void> {
    for (const { id, address } of this.#kept.takeLeft()) {
      const { outlet, workspace, channel, userId } = address;
      const origin: Origin = {
        requestId: id,
        workspace,
        channel,
        userId,
        replyTarget:
          outlet.kind === 'response-url'
            ? new ResponseUrl(outlet.url, this.#now, outlet.openedAt)
            : new ConversationTarget(workspaces.clientIn(workspace), outlet),
      };
      await responder.show({ ...says(delivery.restarted), visibility: 'asker' }, origin);
    }
  }
}
