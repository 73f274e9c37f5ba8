import type { Answer } from '../../core/types/answer.js';
import { defined } from '../../core/types/defined.js';
import { LibraryBusyError, LibraryLateError } from '../../core/types/library.js';
import { inScope } from '../../core/types/scope.js';
import type { Texts } from '../../texts/texts.js';
import { isModerator } from '../access/moderators.js';
import { mayBeOpen, type View, Views } from '../access/views.js';
import { toAsker } from '../buttons/allowed-interaction.js';
import { handleButton } from '../buttons/handle-button.js';
import { closed, privateOnly } from '../messages/access.js';
import { overLimit } from '../messages/limits.js';
import * as words from '../messages/requests.js';
import type {
  AnyCommand,
  CommandRequest,
  FormWords,
  OpenedForm,
  Options,
  Suggestion,
  Values,
} from '../protocol/command.js';
import type { Conversation } from '../protocol/conversation.js';
import type {
  ButtonInteraction,
  Invocation,
  OnMessage,
  Outcome,
  Prepared,
  RunContext,
  SentForm,
  UnaddressedMessage,
} from '../protocol/invocation.js';
import type { Location, Person } from '../protocol/location.js';
import type { Logger } from '../protocol/logger.js';
import { type Meter, outcomeOf, unmetered } from '../protocol/meter.js';
import {
  asksAgain,
  isActionName,
  listsAgain,
  note,
  type Reply,
  type ReplyContent,
  resolves,
  type Visibility,
} from '../protocol/reply.js';
import type { Services } from '../protocol/services.js';
import { settingsOf } from '../protocol/settings.js';
import { ThreadSubjects } from '../protocol/thread-subjects.js';
import { errorFields } from './error-fields.js';
import { Exchange, remembering } from './exchange.js';
import { formFor } from './forms.js';
import { home } from './home.js';
import { isQuestion, isWorthSaying, ListeningPace } from './listening.js';
import { meaningOf, questions } from './mentions.js';
import { chosenCommand, inputFrom, whyUnread } from './message-commands.js';
import {
  choicesForModerators,
  isForModerators,
  type Parsed,
  parseText,
  parseValues,
  withoutWords,
} from './options.js';
import { RateLimits } from './rate-limits.js';
import { failureText, Runner } from './runner.js';
import { decideVisibility, visibilityOfMention } from './visibility.js';

/** A command that was read, with what decides how it runs. */
interface Read {
  readonly command: AnyCommand;
  readonly args: Values;
  /** Whether only moderators may run it, or run it so. */
  readonly isModeration: boolean;
  /** Where the bot was spoken to. */
  readonly conversation: Conversation | undefined;
  /** Who will see the reply. */
  readonly visibility: Visibility;
  /** Whose sight it is answered with: narrower than `visibility` where all were to see what not all may. */
  readonly visibleTo: Visibility;
}

/** The one way from an event to a reply, the same for every adapter. */
export class Dispatcher {
  readonly commands: readonly AnyCommand[];
  readonly #services: Services;
  readonly #views: Views;
  readonly #log: Logger;
  readonly #subjects: ThreadSubjects;
  readonly #pace = new ListeningPace();
  readonly #limits: RateLimits;
  readonly #runner: Runner;
  readonly #meter: Meter;

  constructor(commands: readonly AnyCommand[], services: Services, log: Logger, meter: Meter = unmetered) {
    this.commands = commands;
    this.#services = services;
    this.#views = new Views(services);
    this.#log = log;
    this.#subjects = new ThreadSubjects(services.now());
    this.#limits = new RateLimits(() => services.now());
    this.#meter = meter;
    this.#runner = new Runner(services, log, meter);
  }

  /** What the bot says in its own words, for what adapters add to a reply. */
  get texts(): Texts {
    return this.#services.settings.texts;
  }

  /** Reads the request; synchronous, so that an adapter can acknowledge at once with the right visibility. */
  prepare(invocation: Invocation): Prepared {
    const { utterance, place } = invocation;
    const services = this.#servicesNow();
    if (utterance === undefined) return this.#prepare(services, invocation, undefined);
    const exchange = new Exchange(utterance, place, this.#subjects, services.now);
    return remembering(this.#prepare(services, invocation, exchange), exchange);
  }

  /** The form to open for a command that was typed; undefined where it is to be run. Synchronous, as `prepare` is. */
  form({ command: name, input }: Pick<Invocation, 'command' | 'input'>): OpenedForm | undefined {
    const command = this.commands.find((known) => known.name === name);
    return command === undefined ? undefined : formFor(this.texts, command, { input });
  }

  /** The form to open for a pressed button, of one line that may be left empty; undefined where it is to be handled at once. */
  buttonForm(action: string): FormWords | undefined {
    return resolves(action) ? this.texts.helpers.form : undefined;
  }

  /** A form that was sent: what stands in it is given in the place of the command's words. */
  prepareForm({ command, values, draft, ...asked }: SentForm): Prepared {
    return this.prepare({ ...asked, command, input: { kind: 'values', values }, draft });
  }

  /**
   * Something that was not said to the bot, in a channel that it may listen to: answered if it is a question and the
   * answer is sure.
   * @returns undefined where nothing is to be said: for everything else, and on any fault.
   */
  async overhear(invocation: UnaddressedMessage, context: RunContext = {}): Promise<Outcome | undefined> {
    const { text, utterance, place, isPost = false } = invocation;
    const services = this.#servicesNow();
    const { settings, now } = services;
    const ask = this.commands.find(({ name }) => name === questions);
    if (ask === undefined || !settingsOf(place, settings).listens) return undefined;
    if (!isPost && !isQuestion(text)) return undefined;
    if (!this.#pace.take(`${place.platform}:${place.channel}`, now())) return undefined;
    const isSure = (answer: Answer) => isWorthSaying(answer, settings.listenConfidence);
    const { follows: _, ...aside } = utterance;
    const exchange = new Exchange(aside, place, this.#subjects, now, isSure);
    const input = inputFrom(ask, text);
    const asked = { ...invocation, command: ask.name, input };
    const prepared = this.#prepare(services, asked, exchange, { counts: false });
    const outcome = await remembering(prepared, exchange).run(context);
    const isAnswer = exchange.isAnswered && outcome.reply.blocks.some(({ kind }) => kind === 'quote');
    return isAnswer ? outcome : undefined;
  }

  /** A command chosen for a message: its text stands for the command's words, and the reply is private. */
  prepareOnMessage({ id, command: name, message, place, person }: OnMessage): Prepared {
    const command = chosenCommand(this.commands, name);
    const unread = command === undefined ? undefined : whyUnread(this.texts, message);
    if (command === undefined || unread !== undefined) {
      const request = { id, place };
      return this.#runner.prepared(request, command?.name, 'asker', 'quick', async () => ({
        ...(unread ?? words.unknownCommand(this.texts, this.commands)),
        visibility: 'asker',
      }));
    }
    const input = inputFrom(command, message.text);
    return this.prepare({ id, command: command.name, input, place, person, isPrivate: true });
  }

  /** The bot's own page as this person sees it. */
  prepareHome({ id, place, person }: Pick<Invocation, 'id' | 'place' | 'person'>): Prepared {
    const whole = this.#servicesNow();
    return this.#runner.prepared({ id, place }, 'home', 'asker', 'quick', async () => {
      const { visibleScope, services } = await this.#views.of(whole, place, person, 'asker');
      const content = visibleScope.isClosed
        ? closed(services.settings.texts)
        : await home({ scope: visibleScope.scope, place, services, commands: this.commands });
      return { ...content, visibility: 'asker' };
    });
  }

  /**
   * @param services Those of this request.
   * @param conversation Where the bot was spoken to: what it says there, it says to all who read along.
   * @param counts Whether it counts towards the limits on use: nobody has asked what was overheard.
   */
  #prepare(
    services: Services,
    invocation: Invocation,
    conversation: Conversation | undefined,
    { counts } = { counts: true },
  ): Prepared {
    const hints = conversation === undefined ? 'asker' : visibilityOfMention(invocation.place, undefined);
    const hint = (name: string | undefined, content: ReplyContent) =>
      this.#runner.prepared(invocation, name, hints, 'quick', async () => ({
        ...content,
        visibility: hints,
      }));
    const meant = meaningOf(invocation, this.commands);
    const command = this.commands.find((candidate) => candidate.name === meant.command);
    // What was typed in a command's place may be the question: it stays out of the log.
    if (command === undefined) return hint(undefined, words.unknownCommand(this.texts, this.commands));
    const draft = command.draftForm === undefined ? undefined : invocation.draft;
    const options = draft === undefined ? (command.options as Options) : withoutWords(command.options);
    const parsed: Parsed =
      meant.input.kind === 'text'
        ? parseText(options, meant.input.text)
        : parseValues(options, meant.input.values);
    if ('problems' in parsed) {
      return hint(command.name, words.misused(this.texts, command, parsed.problems));
    }
    const { args } = parsed;
    const isModeration = command.access === 'moderators' || isForModerators(options, args);
    const isHint = draft === undefined && command.isForAskerAlone?.(args) === true;
    const isCounted = counts && command.searches === true && !isModeration && !isHint;
    const over = isCounted ? this.#overLimit(services, invocation) : undefined;
    if (over !== undefined) {
      return this.#runner.prepared(invocation, command.name, 'asker', 'quick', async () => ({
        ...over,
        visibility: 'asker',
      }));
    }
    const isPublic = args['public'] as boolean | undefined;
    const isAlone = conversation === undefined && (isHint || command.isPrivate === true);
    // What moderators do is told to them alone, unless they ask for more.
    const isTold = !invocation.isPrivate && !isAlone && (!isModeration || isPublic === true);
    const shown = isTold
      ? this.#visibilityOf(services, invocation, isPublic, conversation)
      : ({ visibility: 'asker', visibleTo: 'asker' } as const);
    const read: Read = { command, args, isModeration, conversation, ...shown };
    // A draft takes as long as it is long.
    const effort = draft === undefined ? command.effort : 'long';
    return this.#runner.prepared(invocation, command.name, read.visibility, effort, (context) =>
      this.#run(services, invocation, read, context),
    );
  }

  /** What one request is answered with: its settings stay as they are now, however long it takes. */
  #servicesNow(): Services {
    return { ...this.#services };
  }

  /** Counts a search. @returns what to say where it is one too many. */
  #overLimit(
    { settings }: Services,
    { place, person }: Pick<Invocation, 'place' | 'person'>,
  ): ReplyContent | undefined {
    const over = this.#limits.take(place, person, settings.limits);
    return over === undefined ? undefined : overLimit(settings.texts, over);
  }

  /** A button press; the result is posted to the channel or said to the presser alone, as its visibility tells. */
  async handleButton(interaction: ButtonInteraction): Promise<Outcome> {
    const services = this.#servicesNow();
    const started = services.now();
    const fields = {
      requestId: interaction.id,
      // Whatever stood in a forged button stays out of the log.
      action: isActionName(interaction.action) ? interaction.action : 'unknown',
      platform: interaction.place.platform,
    };
    const viewFor = (visibility: Visibility) =>
      this.#views.of(services, interaction.place, interaction.person, visibility);
    const searches =
      interaction.action === 'more' || (asksAgain(interaction.action) && !listsAgain(interaction.action));
    const over = searches ? this.#overLimit(services, interaction) : undefined;
    const pressing =
      over === undefined
        ? handleButton(interaction, services, viewFor, this.commands)
        : Promise.resolve(toAsker(over));
    const pressed = await pressing.catch((error: unknown) => {
      this.#log.error({ ...fields, error: errorFields(error) }, 'a button press failed');
      return toAsker(failureText(this.texts, error, interaction.id));
    });
    this.#log.info({ ...fields, tookMs: services.now() - started }, 'answered a button press');
    this.#meter.pressed({ platform: fields.platform, action: fields.action });
    return {
      reply: { ...pressed.content, visibility: pressed.visibility },
      ...defined({ removes: pressed.removes, replaces: pressed.replaces }),
      delivered: (delivery) => this.#runner.settle(interaction.id, () => pressed.delivered(delivery)),
    };
  }

  /**
   * Values to offer while an option is typed; [] where there are none, where they would come late, and on any fault.
   * @param isPublic Whether `public` is chosen already: then only what everybody there may see is offered.
   */
  async suggest(
    commandName: string,
    optionName: string,
    typed: string,
    place: Location,
    person: Person,
    isPublic?: boolean,
  ): Promise<readonly Suggestion[]> {
    const command = this.commands.find((candidate) => candidate.name === commandName);
    const options: Options = command?.options ?? {};
    const option = Object.hasOwn(options, optionName) ? options[optionName] : undefined;
    if (option === undefined || !('suggest' in option) || option.suggest === undefined) return [];
    try {
      const whole = this.#servicesNow();
      const { visibleTo } = this.#visibilityOf(whole, { place, person }, isPublic);
      const { visibleScope, services } = await this.#views.of(whole, place, person, visibleTo);
      return visibleScope.isClosed
        ? []
        : await option.suggest(typed, { scope: visibleScope.scope, place, person, services });
    } catch (error) {
      if (error instanceof LibraryBusyError || error instanceof LibraryLateError) return [];
      this.#log.error(
        { command: command?.name, option: optionName, error: errorFields(error) },
        'suggesting values failed',
      );
      return [];
    }
  }

  /** What a request may see, with services that hold no more: for what adapters show unasked. */
  viewOf(place: Location, person: Person, visibility: Visibility): Promise<View> {
    return this.#views.of(this.#servicesNow(), place, person, visibility);
  }

  /**
   * A reply that the place as a whole may not see goes to the asker. Where it was to be seen by all, by the asker's word
   * or in a conversation, it is a polite no.
   */
  #visibilityOf(
    services: Services,
    { place, person }: { readonly place: Location; readonly person: Person },
    asked: boolean | undefined,
    conversation?: Conversation,
  ): Pick<Read, 'visibility' | 'visibleTo'> {
    if (conversation !== undefined) {
      const visibility = visibilityOfMention(place, asked);
      return { visibility, visibleTo: visibility };
    }
    const wanted = decideVisibility(place, asked, services.settings);
    const visibility = mayBeOpen(services, place, person, wanted) ? wanted : 'asker';
    return { visibility, visibleTo: asked === true ? wanted : visibility };
  }

  async #run(
    whole: Services,
    { id, place, person, draft }: Invocation,
    read: Read,
    context: RunContext,
  ): Promise<Reply> {
    const { command, args, isModeration, conversation, visibility } = read;
    // A conversation is answered where it is held.
    const refusal = conversation === undefined ? 'asker' : visibility;
    const { visibleScope, services } = await this.#views.of(whole, place, person, read.visibleTo);
    const { texts } = services.settings;
    if (visibleScope.isClosed && !isForModerators(command.options, args)) {
      const alone =
        read.visibleTo === 'asker' ? { visibleScope } : await this.#views.of(whole, place, person, 'asker');
      return { ...(alone.visibleScope.isClosed ? closed(texts) : privateOnly(texts)), visibility: refusal };
    }
    if (isModeration && !(await isModerator(person, place, services.settings.moderators))) {
      const asked = [command.name, ...choicesForModerators(command.options, args)].join(' ');
      await services.audit.append({ at: services.now(), place, person, action: 'refused', detail: asked });
      return { ...words.moderatorsOnly(texts, asked), visibility: refusal };
    }
    const everybody =
      place.kind === 'channel' ? await this.#views.of(whole, place, person, 'channel') : { visibleScope };
    const request: CommandRequest = {
      id,
      args,
      ...defined({ draft }),
      place,
      person,
      visibility,
      scope: visibleScope.scope,
      publicScope: everybody.visibleScope.scope,
      services,
      ...defined({ conversation }),
      commands: this.commands,
      signal: context.signal ?? new AbortController().signal,
      progress: context.onProgress ?? (() => {}),
    };
    const content = await command.run(request);
    const isSplit =
      command.answersInTwoSteps === true && visibility === 'channel' && conversation === undefined;
    const aside = isSplit ? await this.#aside(whole, command, request) : undefined;
    return { ...content, visibility, ...defined({ aside }) };
  }

  /** What the documents answer that the asker may see and not everybody there; undefined where they answer nothing. */
  async #aside(
    whole: Services,
    command: AnyCommand,
    request: CommandRequest,
  ): Promise<ReplyContent | undefined> {
    const { place, person, publicScope } = request;
    const { visibleScope, services } = await this.#views.of(whole, place, person, 'asker');
    const ids = (await services.library.listed()).filter(
      (documentId) => inScope(visibleScope.scope, documentId) && !inScope(publicScope, documentId),
    );
    if (ids.length === 0) return undefined;
    const scope = { kind: 'documents', ids: new Set(ids) } as const;
    const theirs = await command.run({ ...request, visibility: 'asker', scope, services });
    if (theirs.blocks.every(({ kind }) => kind !== 'quote') || outcomeOf(theirs) !== 'found')
      return undefined;
    return { ...theirs, blocks: [note(this.texts.access.forYouAlone), ...theirs.blocks] };
  }
}
