import type { Message } from 'discord.js';
import type { Delivery, Outcome, Prepared } from '../../chat/protocol/invocation.js';
import type { Visibility } from '../../chat/protocol/reply.js';
import { RecentEvents } from '../../chat/protocol/seen-events.js';
import type { Texts } from '../../texts/texts.js';
import { EditableMessage } from './editable-message.js';
import { describe } from './faults.js';
import { InFlight, within } from './in-flight.js';
import type { HandlingParts } from './interactions.js';
import { ProgressDisplay } from './progress-display.js';
import { renderReply, renderWords } from './render.js';
import { readUserMessage, type UserMessage } from './user-message.js';

/** An answer that is awaited. */
interface OpenAnswer {
  readonly spoken: UserMessage;
  readonly stop: AbortController;
  /** From then on it is on its way, and nothing else may be said. */
  isShowing: boolean;
}

/** Brings each thing that is said to the bot to exactly one visible end. */
export class Messages {
  readonly #parts: HandlingParts;
  readonly #seen = new RecentEvents();
  readonly #inFlight = new InFlight();
  readonly #open = new Set<OpenAnswer>();
  #isStopping = false;

  constructor(parts: HandlingParts) {
    this.#parts = parts;
  }

  /** What the bot says in its own words. */
  get #words(): Texts {
    return this.#parts.dispatcher.texts;
  }

  /** Begins to handle a message. What was delivered before is passed over. */
  handle(message: Message): void {
    const spoken = readUserMessage(message, message.client.user.id);
    if (spoken === undefined || !this.#seen.add(spoken.id)) return;
    this.#inFlight.add(
      (spoken.isToBot ? this.#reply(spoken) : this.#overhear(spoken)).catch((error: unknown) => {
        this.#parts.log.error({ requestId: spoken.id, error: describe(error) }, 'handling a message failed');
      }),
    );
  }

  /** Resolves when nothing is under way. */
  async settled(): Promise<void> {
    await this.#inFlight.settled(60_000);
  }

  /** Takes nothing new; lets what is under way finish, and tells those whose answer does not come in time. */
  async finish(graceMs: number): Promise<void> {
    this.#isStopping = true;
    const farewellMs = Math.min(2_000, graceMs / 4);
    await this.#inFlight.settled(graceMs - farewellMs);
    const late = [...this.#open].map(async ({ spoken, stop, isShowing }) => {
      stop.abort();
      if (!isShowing) await this.#beside(spoken).end(renderWords(this.#words.delivery.restarting));
    });
    await within(late, farewellMs);
  }

  async #reply(spoken: UserMessage): Promise<void> {
    const { id, text, person, utterance } = spoken;
    const place = this.#parts.names.of(spoken.place);
    if (this.#isStopping) {
      await this.#beside(spoken).end(renderWords(this.#words.delivery.restarting));
      return;
    }
    // Shows at once that the bot is at work; whether it comes through does not matter.
    void this.#parts.responder.showTyping(spoken.channelId, id);
    const input = { kind: 'text', text } as const;
    const prepared = this.#parts.dispatcher.prepare({ id, input, place, person, utterance });
    const answer: OpenAnswer = { spoken, stop: new AbortController(), isShowing: false };
    this.#open.add(answer);
    this.#parts.left.beginMessage(id, addressOf(spoken));
    try {
      await this.#answer(answer, prepared);
    } finally {
      this.#open.delete(answer);
      this.#parts.left.end(id);
    }
  }

  /** What was not said to the bot: silent unless there is a sure answer, in a channel that it may listen to. */
  async #overhear(spoken: UserMessage): Promise<void> {
    if (this.#isStopping) return;
    const outcome = await this.#parts.dispatcher.overhear(spoken);
    if (outcome === undefined) return;
    await outcome.delivered(await this.#beside(spoken).end(renderReply(this.#words, outcome.reply)));
  }

  async #answer(answer: OpenAnswer, prepared: Prepared): Promise<void> {
    const { spoken, stop } = answer;
    const privately = new EditableMessage(this.#parts.responder, { userId: spoken.person.id }, spoken.id);
    const standing = this.#standingFor(prepared.visibility, spoken, privately);
    const display = new ProgressDisplay(
      this.#words,
      (components) => standing.show(components),
      this.#parts.now(),
      this.#parts.now,
      Number.POSITIVE_INFINITY,
    );
    const outcome = await display.during(prepared, stop.signal);
    if (outcome === undefined) return;
    answer.isShowing = true;
    const target =
      outcome.reply.visibility === prepared.visibility
        ? standing
        : this.#standingFor(outcome.reply.visibility, spoken, privately);
    const delivery = await target.end(renderReply(this.#words, outcome.reply));
    await this.#settle(spoken, outcome, delivery, privately);
  }

  /** Tells the asker of an answer that was not shown, or may not have been. */
  async #settle(
    spoken: UserMessage,
    outcome: Outcome,
    delivery: Delivery,
    privately: EditableMessage,
  ): Promise<void> {
    await outcome.delivered(delivery);
    if (delivery.kind === 'posted') return;
    if (outcome.reply.visibility === 'channel') {
      const { notShown, perhapsShown } = this.#words.delivery;
      await privately.end(renderWords(delivery.kind === 'refused' ? notShown : perhapsShown));
    } else if (spoken.place.kind === 'channel' && delivery.kind === 'refused') {
      await this.#beside(spoken).end(renderWords(this.#words.delivery.cannotWrite));
    }
  }

  /** In a direct message everything stands below what was said, for nobody else is there. */
  #standingFor(visibility: Visibility, spoken: UserMessage, privately: EditableMessage): EditableMessage {
    return visibility === 'channel' || spoken.place.kind === 'direct' ? this.#beside(spoken) : privately;
  }

  /** As a reply; it is refused when what it replies to is gone, so that nobody's deleted question is restated. */
  #beside(spoken: UserMessage): EditableMessage {
    return new EditableMessage(this.#parts.responder, addressOf(spoken), spoken.id);
  }
}

function addressOf({ id, channelId, place }: UserMessage) {
  return place.kind === 'direct' ? { channelId } : { channelId, replyTo: id };
}
