import type {
  AutocompleteInteraction,
  BaseInteraction,
  ButtonInteraction,
  ChatInputCommandInteraction,
  MessageContextMenuCommandInteraction,
  ModalSubmitInteraction,
} from 'discord.js';
import type { Dispatcher } from '../../chat/dispatch/dispatch.js';
import { failed } from '../../chat/messages/requests.js';
import type { Values } from '../../chat/protocol/command.js';
import type { Outcome, Prepared } from '../../chat/protocol/invocation.js';
import type { Location } from '../../chat/protocol/location.js';
import type { Logger } from '../../chat/protocol/logger.js';
import { calledIn, goesOn, says } from '../../chat/protocol/reply.js';
import { RecentEvents } from '../../chat/protocol/seen-events.js';
import { withDeadline } from '../../core/types/deadline.js';
import { defined } from '../../core/types/defined.js';
import type { Texts } from '../../texts/texts.js';
import type { HelperNames } from '../helper-names.js';
import { choicesOf } from './choices.js';
import { chosenMessage, personOf, placeOf } from './event-to-request.js';
import { describe } from './faults.js';
import { draftIn, formBody, lineFormBody, lineIn, readFormId } from './forms.js';
import { InFlight, within } from './in-flight.js';
import type { InterruptedRequests } from './interrupted-requests.js';
import { limits } from './limits.js';
import { editableMs, ProgressDisplay } from './progress-display.js';
import { questionIn, readCustomId, renderReply, renderWords } from './render.js';
import type { Responder } from './responder.js';

/** Nothing is offered that takes longer: the person types on, and Discord waits no more than three times as long. */
const suggestMs = limits.acknowledgeMs / 3;

/** A reply that is awaited: "thinking…" stands in the channel. */
interface OpenReply {
  readonly interaction:
    | ChatInputCommandInteraction
    | MessageContextMenuCommandInteraction
    | ModalSubmitInteraction;
  readonly stop: AbortController;
  /** From then on the reply is on its way, and nothing else may replace it. */
  isShowing: boolean;
}

/** What handling events takes. */
export interface HandlingParts {
  readonly dispatcher: Dispatcher;
  readonly responder: Responder;
  readonly log: Logger;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly left: InterruptedRequests;
  readonly names: HelperNames;
}

/** What a press comes as. */
type Pressing = ButtonInteraction | ModalSubmitInteraction;

/** The button, and what was typed into the form that it has opened. */
type Pressed = NonNullable<ReturnType<typeof readCustomId>> & { readonly typed?: string };

/** Brings each interaction to exactly one visible end. */
export class Interactions {
  readonly #parts: HandlingParts;
  readonly #seen = new RecentEvents();
  readonly #inFlight = new InFlight();
  readonly #open = new Set<OpenReply>();
  /** Pressed buttons of which nothing is shown yet. */
  readonly #pressed = new Set<Pressing>();
  readonly #stopped = new AbortController();
  #isStopping = false;

  constructor(parts: HandlingParts) {
    this.#parts = parts;
  }

  /** What the bot says in its own words. */
  get #words(): Texts {
    return this.#parts.dispatcher.texts;
  }

  /** Where an interaction came from; it can tell whom one can ask there. */
  #placeOf(interaction: BaseInteraction): Location {
    return this.#parts.names.of(placeOf(interaction));
  }

  /** Begins to handle an event. An event that was delivered before is passed over. */
  handle(interaction: BaseInteraction): void {
    if (!this.#seen.add(interaction.id)) {
      this.#parts.log.info({ requestId: interaction.id }, 'Discord delivered an interaction twice');
      return;
    }
    const work = this.#route(interaction).catch((error: unknown) => {
      this.#parts.log.error(
        { requestId: interaction.id, error: describe(error) },
        'handling an interaction failed',
      );
    });
    this.#inFlight.add(work);
  }

  /** Takes nothing new; lets what is under way finish, and tells those whose answer does not come in time. */
  async finish(graceMs: number): Promise<void> {
    this.#isStopping = true;
    const farewellMs = Math.min(2_000, graceMs / 4);
    await this.#inFlight.settled(graceMs - farewellMs);
    this.#stopped.abort();
    const late = [...this.#open].map(async ({ interaction, stop, isShowing }) => {
      stop.abort();
      if (!isShowing)
        await this.#parts.responder.show(interaction, renderWords(this.#words.delivery.restarting));
    });
    const pressed = [...this.#pressed].map(async (interaction) => {
      await this.#parts.responder.whisper(interaction, renderWords(this.#words.delivery.restarting));
    });
    await within([...late, ...pressed], farewellMs);
  }

  async #route(interaction: BaseInteraction): Promise<void> {
    if (interaction.isAutocomplete()) return await this.#suggest(interaction);
    const isCommand = interaction.isChatInputCommand() || interaction.isMessageContextMenuCommand();
    const isForm = interaction.isModalSubmit();
    if (!isCommand && !isForm && !interaction.isButton()) return;
    if (this.#isStopping) {
      await this.#parts.responder.replyPrivately(interaction, renderWords(this.#words.delivery.restarting));
    } else if (interaction.isButton()) {
      await this.#press(interaction);
    } else if (interaction.isModalSubmit()) {
      await this.#form(interaction);
    } else {
      await this.#command(interaction);
    }
  }

  async #command(interaction: Exclude<OpenReply['interaction'], ModalSubmitInteraction>): Promise<void> {
    const asked = { id: interaction.id, place: this.#placeOf(interaction), person: personOf(interaction) };
    const request = { ...asked, command: interaction.commandName };
    if (interaction.isMessageContextMenuCommand()) {
      const prepared = this.#parts.dispatcher.prepareOnMessage({
        ...request,
        message: chosenMessage(interaction),
      });
      return await this.#run(interaction, prepared);
    }
    const input = { kind: 'values', values: valuesOf(interaction) } as const;
    const form = this.#parts.dispatcher.form({ command: request.command, input });
    if (form === undefined)
      await this.#run(interaction, this.#parts.dispatcher.prepare({ ...request, input }));
    else await this.#parts.responder.openForm(interaction, formBody(this.#words, form));
  }

  async #form(interaction: ModalSubmitInteraction): Promise<void> {
    const line = lineIn(interaction);
    if (line !== undefined && this.#parts.dispatcher.buttonForm(line.name) !== undefined)
      return await this.#pressThat(interaction, line);
    const [form, draft] = [readFormId(interaction.customId), draftIn(interaction)];
    if (form === undefined || draft === undefined) {
      this.#parts.log.warn(
        { requestId: interaction.id },
        'refused a form of Discord that is not of this program',
      );
      await this.#parts.responder.replyPrivately(interaction, renderWords(this.#words.forms.unknown));
      return;
    }
    const { id } = interaction;
    const asked = { id, place: this.#placeOf(interaction), person: personOf(interaction) };
    const prepared = this.#parts.dispatcher.prepareForm({ ...asked, ...form, draft });
    await this.#run(interaction, prepared);
  }

  async #run(interaction: OpenReply['interaction'], prepared: Prepared): Promise<void> {
    const startedAt = this.#parts.now();
    if (!(await this.#parts.responder.deferReply(interaction, prepared.visibility === 'asker'))) return;

    const reply: OpenReply = { interaction, stop: new AbortController(), isShowing: false };
    this.#open.add(reply);
    this.#parts.left.beginInteraction(interaction, 'reply');
    try {
      await this.#answer(reply, prepared, startedAt);
    } catch (error) {
      this.#parts.log.error({ requestId: interaction.id, error: describe(error) }, 'showing a reply failed');
      await this.#parts.responder.edit(
        interaction,
        renderReply(this.#words, failed(this.#words, interaction.id)),
        reply.stop.signal,
      );
    } finally {
      this.#open.delete(reply);
      this.#parts.left.end(interaction.id);
    }
  }

  async #answer(reply: OpenReply, prepared: Prepared, startedAt: number): Promise<void> {
    const { interaction, stop } = reply;
    const display = new ProgressDisplay(
      this.#words,
      (components) => this.#parts.responder.show(interaction, components),
      startedAt,
      this.#parts.now,
    );
    const outcome = await display.during(prepared, stop.signal);
    if (outcome === undefined) return;

    reply.isShowing = true;
    const components = renderReply(this.#words, outcome.reply);
    if (this.#parts.now() - startedAt >= editableMs) {
      const { user, id } = interaction;
      return await outcome.delivered(await this.#parts.responder.writeTo(user.id, id, components));
    }
    const delivery = await this.#parts.responder.edit(interaction, components, stop.signal);
    if (delivery.kind === 'refused') await this.#apologise(interaction);
    await outcome.delivered(delivery);
    const { aside } = outcome.reply;
    if (aside !== undefined && delivery.kind === 'posted')
      await this.#parts.responder.whisper(interaction, renderReply(this.#words, aside));
  }

  /** Says in the place of a refused reply that there is none; where the token is good for nothing, by direct message. */
  async #apologise(interaction: OpenReply['interaction']): Promise<void> {
    const { id, user } = interaction;
    const words = renderWords(this.#words.delivery.notShown);
    const shown = await this.#parts.responder.show(interaction, words);
    if (shown.kind === 'posted') return;
    const written = await this.#parts.responder.writeTo(user.id, id, words);
    if (written.kind === 'posted') return;
    this.#parts.log.error({ requestId: id }, 'a reply could not be shown, nor whoever waits for it told');
  }

  async #press(interaction: ButtonInteraction): Promise<void> {
    const action = readCustomId(interaction.customId);
    if (action === undefined) {
      await this.#parts.responder.replyPrivately(interaction, renderWords(this.#words.buttons.unknown));
      return;
    }
    const form = this.#parts.dispatcher.buttonForm(action.name);
    if (form === undefined) await this.#pressThat(interaction, action);
    else await this.#parts.responder.openForm(interaction, lineFormBody(form, action));
  }

  /** A button that was pressed; or the form sent that it has opened, which counts as the press. */
  async #pressThat(interaction: Pressing, action: Pressed): Promise<void> {
    if (!(await this.#parts.responder.deferUpdate(interaction))) return;
    const components = interaction.message?.components ?? [];
    const question = goesOn(action.name)
      ? labelOf(interaction)
      : questionIn(components.map((component) => plainComponent(component)));
    this.#pressed.add(interaction);
    this.#parts.left.beginInteraction(interaction, 'press');
    try {
      await this.#pressThrough(interaction, action, question);
    } finally {
      this.#pressed.delete(interaction);
      this.#parts.left.end(interaction.id);
    }
  }

  async #pressThrough(interaction: Pressing, action: Pressed, question: string | undefined): Promise<void> {
    const outcome = await this.#parts.dispatcher.handleButton({
      id: interaction.id,
      action: action.name,
      answerId: action.answerId,
      ...(interaction.message === null ? {} : { messageId: interaction.message.id }),
      ...defined({ question, typed: action.typed }),
      place: this.#placeOf(interaction),
      person: personOf(interaction),
    });
    this.#pressed.delete(interaction);
    // Whoever pressed was told that nothing comes of it.
    if (this.#stopped.signal.aborted) return await outcome.delivered({ kind: 'refused' });
    await this.#showPressed(interaction, outcome);
  }

  async #showPressed(interaction: Pressing, outcome: Outcome): Promise<void> {
    if (outcome.removes !== undefined) return await this.#remove(interaction, outcome);
    const components = renderReply(this.#words, outcome.reply);
    if (outcome.replaces === true) {
      const delivery = await this.#parts.responder.edit(interaction, components, this.#stopped.signal);
      await outcome.delivered(delivery);
      if (delivery.kind === 'refused')
        await this.#parts.responder.whisper(interaction, renderWords(this.#words.delivery.notShown));
      return;
    }
    if (outcome.reply.visibility === 'asker') {
      return await outcome.delivered(await this.#parts.responder.whisper(interaction, components));
    }
    const delivery = await this.#parts.responder.post(interaction, components, calledIn(outcome.reply));
    await outcome.delivered(delivery);
    if (delivery.kind === 'posted') return;
    const { notShown, perhapsShown } = this.#words.delivery;
    const words = delivery.kind === 'refused' ? notShown : perhapsShown;
    await this.#parts.responder.whisper(interaction, renderWords(words));
  }

  /** Deletes the message with the button, and says so to whoever pressed it. */
  async #remove(interaction: Pressing, outcome: Outcome): Promise<void> {
    const delivery = await this.#parts.responder.remove(interaction);
    const reply = delivery.kind === 'posted' ? outcome.reply : says(this.#words.delivery.notRemoved);
    await this.#parts.responder.whisper(interaction, renderReply(this.#words, reply));
    await outcome.delivered(delivery);
  }

  async #suggest(interaction: AutocompleteInteraction): Promise<void> {
    const { name, value } = interaction.options.getFocused(true);
    const values = this.#isStopping
      ? []
      : await withDeadline(
          this.#parts.dispatcher.suggest(
            interaction.commandName,
            name,
            value,
            placeOf(interaction),
            personOf(interaction),
            interaction.options.getBoolean('public') ?? undefined,
          ),
          suggestMs,
          [],
        );
    await this.#parts.responder.offer(interaction, choicesOf(values));
  }
}

function valuesOf(interaction: ChatInputCommandInteraction): Values {
  return Object.fromEntries(
    interaction.options.data.map(({ name, value }) => [
      name,
      typeof value === 'number' ? String(value) : value,
    ]),
  );
}

/** What stands on the pressed button, as the message has it. */
function labelOf(interaction: Pressing): string | undefined {
  const component = interaction.isButton() ? interaction.component : undefined;
  return component !== undefined && 'label' in component ? (component.label ?? undefined) : undefined;
}

/** A component as Discord gave it: discord.js wraps it where it knows the channel. */
function plainComponent(component: object): unknown {
  return 'toJSON' in component && typeof component.toJSON === 'function' ? component.toJSON() : component;
}
