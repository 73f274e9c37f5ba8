import { z } from 'zod';
import { KeptRequests } from '../../chat/protocol/kept-requests.js';
import type { OpenRequests } from '../../chat/protocol/open-requests.js';
import type { Texts } from '../../texts/texts.js';
import { type Address, EditableMessage } from './editable-message.js';
import { limits } from './limits.js';
import { renderWords } from './render.js';
import type { RepliableInteraction, Responder } from './responder.js';

const addressSchema = z.union([
  z.object({ kind: z.enum(['reply', 'press']), applicationId: z.string(), token: z.string() }),
  z.object({ kind: z.literal('message'), channelId: z.string(), replyTo: z.string().exactOptional() }),
]);

/** Requests that end with this process, should it end first: kept for as long as an interaction can be answered. */
export class InterruptedRequests {
  readonly #kept: KeptRequests<z.infer<typeof addressSchema>>;
  readonly #now: () => number;

  /** @param now Milliseconds since 1970. */
  constructor(open: OpenRequests, now: () => number) {
    this.#kept = new KeptRequests(open, 'discord', (written) => addressSchema.parse(written));
    this.#now = now;
  }

  /** @param kind Whether "thinking…" stands in place of its reply. */
  beginInteraction({ id, applicationId, token }: RepliableInteraction, kind: 'reply' | 'press'): void {
    this.#begin(id, { kind, applicationId, token });
  }

  /** Something that was said to the bot. */
  beginMessage(id: string, address: Extract<Address, { channelId: string }>): void {
    this.#begin(id, { kind: 'message', ...address });
  }

  end(id: string): void {
    this.#kept.end(id);
  }

  /** Tells everybody, once, whose request another process has left; what has its answer keeps it. Never throws. */
  async tell(responder: Responder, { delivery }: Texts): Promise<void> {
    for (const { id, address: left } of this.#kept.takeLeft()) {
      const words = renderWords(delivery.restarted);
      if (left.kind === 'message') await new EditableMessage(responder, left, id).end(words);
      else if (left.kind === 'press') await responder.whisper({ ...left, id }, words);
      else if (await responder.isThinking({ ...left, id })) await responder.show({ ...left, id }, words);
    }
  }

  #begin(id: string, address: z.infer<typeof addressSchema>): void {
    this.#kept.begin(id, address, this.#now() + limits.tokenMs);
  }
}
