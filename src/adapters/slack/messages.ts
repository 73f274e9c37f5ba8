import type { WebClient } from '@slack/web-api';
import type { Dispatcher } from '../../chat/dispatch/dispatch.js';
import type { Outcome, Prepared } from '../../chat/protocol/invocation.js';
import type { Logger } from '../../chat/protocol/logger.js';
import type { SeenEvents } from '../../chat/protocol/seen-events.js';
import { defined } from '../../core/types/defined.js';
import type { Locations } from './channel-sharing.js';
import { publishHome } from './home.js';
import { personOf } from './people.js';
import { ConversationTarget } from './reply-target.js';
import type { Origin } from './responder.js';
import { type MessageEvent, mentions, readUserMessage, type UserMessage } from './user-message.js';
import type { Workspaces } from './workspaces.js';

export interface MessageParts {
  readonly workspaces: Pick<Workspaces, 'clientIn' | 'isIn'>;
  readonly dispatcher: Dispatcher;
  readonly log: Logger;
  readonly places: Locations;
  /** Keys of what was taken before. */
  readonly seen: SeenEvents;
  /** Aborted when nothing more is to be waited for. */
  readonly signal: AbortSignal;
  newRequestId(): string;
  /** Runs a request and shows its reply. */
  answer(prepared: Prepared, origin: Origin): Promise<void>;
  show(outcome: Outcome, origin: Origin): Promise<void>;
}

/** What people say to the bot: mentions, direct messages, and opening its page. */
export class Messages {
  readonly #parts: MessageParts;

  constructor(parts: MessageParts) {
    this.#parts = parts;
  }

  async onMention(event: MessageEvent, eventId: string, team: string): Promise<void> {
    const spoken = readUserMessage(event, team);
    if (spoken !== undefined && this.#isToAnswer(spoken, eventId)) await this.#reply(spoken);
  }

  /**
   * In a direct message everything is said to the bot; in a channel nothing is that does not mention it, and what does
   * comes as a mention too.
   */
  async onMessage(
    event: MessageEvent,
    eventId: string,
    team: string,
    ownId: string | undefined,
  ): Promise<void> {
    const spoken = readUserMessage(event, team);
    if (spoken === undefined) return;
    const isDirect = spoken.place.kind === 'direct';
    if ((!isDirect && mentions(event, ownId)) || !this.#isToAnswer(spoken, eventId)) return;
    await (isDirect ? this.#reply(spoken) : this.#overhear(spoken));
  }

  async onHome(userId: string, eventId: string, workspace: string): Promise<void> {
    const { workspaces, dispatcher, log, places, seen, signal, newRequestId } = this.#parts;
    if (!seen.add(`slack ${eventId}`) || !workspaces.isIn(workspace)) return;
    const client = workspaces.clientIn(workspace);
    const place = places.of({ platform: 'slack', kind: 'direct', workspace });
    const person = personOf(userId, userId, client, log);
    const outcome = await dispatcher.prepareHome({ id: newRequestId(), place, person }).run();
    await outcome.delivered(await publishHome(client, dispatcher.texts, userId, outcome.reply, signal));
  }

  async #reply({ text, userId, userName, userTeam, place, utterance }: UserMessage): Promise<void> {
    const { workspaces, dispatcher, log, places, newRequestId, answer } = this.#parts;
    const client = workspaces.clientIn(place.workspace);
    const requestId = newRequestId();
    const prepared = dispatcher.prepare({
      id: requestId,
      input: { kind: 'text', text },
      place: places.of(place, userTeam),
      person: personOf(userId, userName, client, log),
      utterance,
    });
    await answer(prepared, originOf({ userId, place, utterance }, requestId, client));
  }

  /** Silent unless there is a sure answer. */
  async #overhear(spoken: UserMessage): Promise<void> {
    const { workspaces, dispatcher, log, places, signal, newRequestId, show } = this.#parts;
    const { text, userId, userName, userTeam, place, utterance } = spoken;
    const client = workspaces.clientIn(place.workspace);
    const id = newRequestId();
    const person = personOf(userId, userName, client, log);
    const overheard = { id, text, place: places.of(place, userTeam), person, utterance };
    const outcome = await dispatcher.overhear(overheard, { signal });
    if (outcome !== undefined) await show(outcome, { ...originOf(spoken, id, client), isUnasked: true });
  }

  /** The same message may come as two events, and each of them more than once; where the bot is not installed nothing can be said. */
  #isToAnswer({ place, utterance }: UserMessage, eventId: string): boolean {
    const { seen, workspaces } = this.#parts;
    const isNew = seen.add(`slack ${eventId}`) && seen.add(`slack ${place.channel}:${utterance.message}`);
    return isNew && workspaces.isIn(place.workspace);
  }
}

function originOf(
  { userId, place, utterance }: Pick<UserMessage, 'userId' | 'place' | 'utterance'>,
  requestId: string,
  client: WebClient,
): Origin {
  const { thread, follows } = utterance;
  const channel = place.channel ?? userId;
  const replyTarget = new ConversationTarget(client, {
    channel,
    isDirect: place.kind === 'direct',
    userId,
    ...defined({ thread: follows }),
  });
  return { requestId, replyTarget, workspace: place.workspace, channel, userId, ...defined({ thread }) };
}
