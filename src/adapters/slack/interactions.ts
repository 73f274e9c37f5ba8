import { randomBytes } from 'node:crypto';
import type { BlockAction, MessageShortcut, SlashCommand, ViewSubmitAction } from '@slack/bolt';
import type { Dispatcher } from '../../chat/dispatch/dispatch.js';
import { draftOf } from '../../chat/drafts/draft-of.js';
import type { FormWords, OpenedForm } from '../../chat/protocol/command.js';
import type { ButtonInteraction, Outcome, Prepared } from '../../chat/protocol/invocation.js';
import type { Location, Person } from '../../chat/protocol/location.js';
import type { Logger } from '../../chat/protocol/logger.js';
import { says } from '../../chat/protocol/reply.js';
import type { SeenEvents } from '../../chat/protocol/seen-events.js';
import { defined } from '../../core/types/defined.js';
import { attempt } from './attempts.js';
import { AwaitedReplies } from './awaited-replies.js';
import { readButtonValue } from './button.js';
import type { Locations } from './channel-sharing.js';
import {
  buttonOf,
  chosenMessage,
  locationOfCommand,
  locationOfInteraction,
  locationOfShortcut,
  messageOfInteraction,
  type OwnIds,
} from './event-to-request.js';
import type { FormOrigin, SlackForm, SlackForms } from './forms.js';
import type { InterruptedRequests } from './interrupted-requests.js';
import { patience } from './limits.js';
import { readTyped } from './message-text.js';
import { personOf } from './people.js';
import { ProgressPosts } from './progress-posts.js';
import type { Origin, Responder } from './responder.js';
import { ResponseUrl } from './response-url.js';
import type { Workspaces } from './workspaces.js';

export interface InteractionParts {
  readonly workspaces: Pick<Workspaces, 'clientIn' | 'isIn'>;
  readonly dispatcher: Dispatcher;
  readonly log: Logger;
  readonly responder: Responder;
  readonly forms: SlackForms;
  readonly left: InterruptedRequests;
  readonly places: Locations;
  /** Keys of what was taken before. */
  readonly seen: SeenEvents;
  /** Aborted when nothing more is to be waited for. */
  readonly signal: AbortSignal;
  /** Milliseconds since 1970, for the age of a response_url. */
  readonly now: () => number;
}

/** What people do with the bot: commands, commands on messages, and buttons; each comes to one visible end. */
export class Interactions {
  readonly #parts: InteractionParts;
  readonly #awaited: AwaitedReplies;

  constructor(parts: InteractionParts) {
    this.#parts = parts;
    this.#awaited = new AwaitedReplies(parts.left);
  }

  async onCommand(body: SlashCommand): Promise<void> {
    if (!this.#isNew(body.trigger_id, body.response_url)) return;
    const place = this.#parts.places.of(locationOfCommand(body));
    const origin = this.#origin(body.response_url, place, body.user_id);
    if (await this.#isNotIn(origin)) return;
    const command = body.command.replace(/^\//u, '');
    const input = { kind: 'text', text: readTyped(body.text ?? '') } as const;
    const form = this.#parts.dispatcher.form({ command, input });
    if (form !== undefined && (await this.#openFor(form, body))) return;
    // Where no form could be opened the person is told how the command is typed.
    const prepared = this.#parts.dispatcher.prepare({
      id: origin.requestId,
      command,
      input,
      place,
      person: this.#person(body.user_id, body.user_name, place),
    });
    await this.answer(prepared, origin);
  }

  /** The form that was sent; undefined for one that this program did not make for whoever sends it. */
  readForm(body: ViewSubmitAction): SlackForm | undefined {
    const form = this.#parts.forms.read(body);
    if (form === undefined) this.#parts.log.warn({}, 'refused a form of Slack that is not of this program');
    return form;
  }

  /** Answers a form once, however often it is sent. */
  async onForm({ user, view }: ViewSubmitAction, { origin: from, text }: SlackForm): Promise<void> {
    if (!this.#parts.seen.add(`slack view ${view.id}`)) return;
    const { opened, userId, responseUrl, typedAt } = from;
    const place = this.#parts.places.of({ platform: 'slack', ...from.place });
    const origin: Origin = {
      requestId: newRequestId(),
      replyTarget: new ResponseUrl(responseUrl, this.#parts.now, typedAt),
      workspace: place.workspace,
      channel: place.channel,
      ...defined({ thread: place.thread }),
      userId,
    };
    if (await this.#isNotIn(origin)) return;
    const asked = { id: origin.requestId, place, person: this.#person(userId, user.name, place) };
    if (opened.kind === 'press') {
      const { kind: _, ...pressed } = opened;
      return await this.#press({ ...asked, ...pressed, typed: text }, origin);
    }
    const { command, values } = opened;
    const prepared = this.#parts.dispatcher.prepareForm({
      ...asked,
      command,
      values,
      draft: draftOf(text),
    });
    await this.answer(prepared, origin);
  }

  async #openFor(form: OpenedForm, body: SlashCommand): Promise<boolean> {
    const { platform: _, ...place } = locationOfCommand(body);
    const { command, values } = form;
    const { user_id: userId, response_url: responseUrl } = body;
    const opened = { kind: 'command', command, values } as const;
    return await this.#open(form, body.trigger_id, { opened, userId, place, responseUrl });
  }

  /** Opens a form in the place of an answer. @returns whether it surely stands there. */
  async #open(words: FormWords, trigger: string, opening: Omit<FormOrigin, 'typedAt'>): Promise<boolean> {
    const { workspaces, dispatcher, forms, log, now, signal } = this.#parts;
    const client = workspaces.clientIn(opening.place.workspace);
    const view = forms.view(dispatcher.texts, words, { ...opening, typedAt: now() });
    const options = { repeatable: false, deadline: Date.now() + patience.form, signal };
    const opened = await attempt(() => client.views.open({ trigger_id: trigger, view }), options);
    if (!opened.ok) log.warn({ fault: opened.fault.code }, 'Slack did not open a form');
    return opened.ok;
  }

  async onMessageCommand(shortcut: MessageShortcut, own: OwnIds): Promise<void> {
    if (!this.#isNew(shortcut.trigger_id, shortcut.response_url)) return;
    const place = this.#parts.places.of(locationOfShortcut(shortcut), shortcut.user.team_id);
    const origin = this.#origin(shortcut.response_url, place, shortcut.user.id);
    if (await this.#isNotIn(origin)) return;
    const prepared = this.#parts.dispatcher.prepareOnMessage({
      id: origin.requestId,
      command: shortcut.callback_id,
      message: chosenMessage(shortcut, own),
      place,
      person: this.#person(shortcut.user.id, shortcut.user.name, place),
    });
    await this.answer(prepared, origin);
  }

  /** Runs a request and shows its reply, and before that how far long work is. */
  async answer(prepared: Prepared, origin: Origin): Promise<void> {
    const { signal, log, dispatcher } = this.#parts;
    if (prepared.effort === 'quick') {
      await this.#awaited.through(
        { origin, signal },
        (either) => prepared.run({ signal: either }),
        (outcome) => this.show(outcome, origin),
      );
      return;
    }
    const progress = new ProgressPosts(dispatcher.texts, origin.replyTarget, origin.requestId, log);
    await this.#awaited.through(
      { origin, progress, signal },
      (either) => prepared.run({ signal: either, onProgress: (step) => progress.report(step) }),
      async (outcome) => {
        await progress.finish();
        const isPublic = outcome.reply.visibility === 'channel';
        // The progress is the asker's alone: a public reply does not take its place.
        await this.show(outcome, origin, !isPublic && progress.stands);
        if (isPublic) await progress.remove();
      },
    );
  }

  /** Tells everybody who waits for a reply that is not on its way to ask again; nothing else is shown to them. */
  async dismiss(): Promise<void> {
    const { responder, dispatcher } = this.#parts;
    const reply = { ...says(dispatcher.texts.delivery.restarting), visibility: 'asker' } as const;
    await this.#awaited.dismiss(async ({ origin, progress }) => {
      await progress?.finish();
      await responder.show(reply, origin, progress?.stands);
    });
  }

  async onPress(body: BlockAction): Promise<void> {
    const button = buttonOf(body);
    if (button === undefined || !this.#isNew(body.trigger_id, body.response_url)) return;
    const location = locationOfInteraction(body);
    const place = this.#parts.places.of(location, body.user.team_id);
    const origin = this.#origin(body.response_url, place, body.user.id);
    if (await this.#isNotIn(origin)) return;
    const value = readButtonValue(button.value);
    const messageId = messageOfInteraction(body);
    const pressed = {
      action: value?.action ?? button.action_id.split(':', 1)[0] ?? '',
      answerId: value?.answerId ?? '',
      ...(value?.question === undefined ? {} : { question: value.question }),
      ...defined({ messageId }),
    };
    const form = this.#parts.dispatcher.buttonForm(pressed.action);
    if (form !== undefined) {
      const { platform: _, ...where } = location;
      const opened = { kind: 'press', ...pressed } as const;
      const opening = {
        opened,
        userId: body.user.id,
        place: where,
        responseUrl: body.response_url,
      };
      if (await this.#open(form, body.trigger_id, opening)) return;
    }
    const person = this.#person(body.user.id, body.user.name ?? body.user.username, place);
    await this.#press({ id: origin.requestId, ...pressed, place, person }, origin);
  }

  /** Shows what comes of a press. */
  async #press(press: ButtonInteraction, origin: Origin): Promise<void> {
    const { messageId } = press;
    await this.#awaited.through(
      { origin, signal: this.#parts.signal },
      () => this.#parts.dispatcher.handleButton(press),
      async (outcome) => {
        if (outcome.removes !== undefined)
          await this.#remove(outcome, outcome.removes.messageId ?? messageId, origin);
        else await this.show(outcome, origin, outcome.replaces, messageId);
      },
    );
  }

  /** Deletes the message with the button, and says so to whoever pressed it. */
  async #remove(outcome: Outcome, messageId: string | undefined, origin: Origin): Promise<void> {
    const { responder, dispatcher } = this.#parts;
    const delivery = await responder.remove(messageId, origin);
    await outcome.delivered(delivery);
    const notRemoved = { ...says(dispatcher.texts.delivery.notRemoved), visibility: 'asker' } as const;
    await responder.show(delivery.kind === 'posted' ? outcome.reply : notRemoved, origin);
  }

  /** @param messageId Of the public message that it may take the place of. */
  async show(outcome: Outcome, origin: Origin, replaces = false, messageId?: string): Promise<void> {
    const { responder } = this.#parts;
    const { reply } = outcome;
    const delivery =
      outcome.replaces === true && reply.visibility === 'channel'
        ? await responder.replace(reply, origin, messageId)
        : await responder.show(reply, origin, replaces);
    await outcome.delivered(delivery);
    if (reply.aside !== undefined && delivery.kind === 'posted')
      await this.#parts.responder.show({ ...reply.aside, visibility: 'asker' }, origin);
  }

  /** Says so where the bot is not installed any more, or its token cannot be read: a response_url needs none. */
  async #isNotIn(origin: Origin): Promise<boolean> {
    const { workspaces, responder, dispatcher } = this.#parts;
    if (workspaces.isIn(origin.workspace)) return false;
    const reply = { ...says(dispatcher.texts.delivery.notInstalled), visibility: 'asker' } as const;
    await responder.show(reply, origin);
    return true;
  }

  #isNew(trigger: string | undefined, responseUrl: string | undefined): boolean {
    return this.#parts.seen.add(`slack ${trigger ?? responseUrl ?? ''}`);
  }

  #person(id: string, name: string, { workspace }: Location): Person {
    return personOf(id, name, this.#parts.workspaces.clientIn(workspace), this.#parts.log);
  }

  #origin(responseUrl: string | undefined, { workspace, channel, thread }: Location, userId: string): Origin {
    return {
      ...defined({ thread }),
      requestId: newRequestId(),
      replyTarget: new ResponseUrl(responseUrl ?? '', this.#parts.now),
      workspace,
      channel,
      userId,
    };
  }
}

/** Appears in every log line about a request. */
export function newRequestId(): string {
  return randomBytes(6).toString('hex');
}
