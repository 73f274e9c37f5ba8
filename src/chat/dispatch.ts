import { everything, type Scope } from '../core/scope.js';
import { isModerator } from './access.js';
import type { AnyCommand, Options } from './command.js';
import { type Conversation, Exchange, remembering } from './conversation.js';
import type { Invocation, Outcome, Prepared, Press, RunContext } from './invocation.js';
import type { Logger } from './logger.js';
import { meaningOf } from './mentions.js';
import { type Parsed, parseText, parseValues } from './options.js';
import type { Place } from './place.js';
import type { ReplyContent, Visibility } from './reply.js';
import type { Services } from './services.js';
import { pressShare } from './share.js';
import { ThreadSubjects } from './thread-subjects.js';
import { decideVisibility, visibilityOfMention } from './visibility.js';
import * as words from './words/requests.js';

/** A quick command that has not answered by then is told to the asker as too slow. */
const quickDeadlineMs = 60_000;

/** The one way from an event to a reply, the same for every adapter. */
export class Dispatcher {
  readonly commands: readonly AnyCommand[];
  readonly #services: Services;
  readonly #log: Logger;
  readonly #subjects: ThreadSubjects;

  constructor(commands: readonly AnyCommand[], services: Services, log: Logger) {
    this.commands = commands;
    this.#services = services;
    this.#log = log;
    this.#subjects = new ThreadSubjects(services.now());
  }

  /** Reads the request; synchronous, so that an adapter can acknowledge at once with the right visibility. */
  prepare(invocation: Invocation): Prepared {
    const { utterance, place } = invocation;
    if (utterance === undefined) return this.#prepare(invocation, undefined);
    const exchange = new Exchange(utterance, place, this.#subjects, () => this.#services.now());
    return remembering(this.#prepare(invocation, exchange), exchange);
  }

  /** @param conversation Where the bot was spoken to: what it says there, it says to all who read along. */
  #prepare(invocation: Invocation, conversation: Conversation | undefined): Prepared {
    const { place, person } = invocation;
    const visibilityOfHints = conversation === undefined ? 'asker' : visibilityOfMention(place, undefined);
    const meant = meaningOf(invocation, this.commands);
    if (meant === undefined) {
      return this.#prepared(invocation, undefined, visibilityOfHints, 'quick', async () => words.howToAsk());
    }
    const command = this.commands.find((candidate) => candidate.name === meant.command);
    if (command === undefined) {
      // What was typed in a command's place may be the question: it stays out of the log.
      return this.#prepared(invocation, undefined, visibilityOfHints, 'quick', async () =>
        words.unknownCommand(this.commands),
      );
    }
    const options = command.options as Options;
    const parsed: Parsed =
      meant.input.kind === 'text'
        ? parseText(options, meant.input.text)
        : parseValues(options, meant.input.values);
    if ('problems' in parsed) {
      return this.#prepared(invocation, command.name, visibilityOfHints, 'quick', async () =>
        words.misused(command, parsed.problems),
      );
    }
    const { args } = parsed;
    const asked = args['public'] as boolean | undefined;
    const visibility =
      command.access === 'moderators'
        ? 'asker'
        : conversation === undefined
          ? decideVisibility(place, asked, this.#services.settings.visibility)
          : visibilityOfMention(place, asked);
    return this.#prepared(invocation, command.name, visibility, command.effort, async (context) => {
      if (
        command.access === 'moderators' &&
        !(await isModerator(person, place, this.#services.settings.moderators))
      ) {
        return words.moderatorsOnly(command);
      }
      return command.run({
        id: invocation.id,
        args,
        place,
        person,
        visibility,
        scope: this.scopeOf(place),
        services: this.#services,
        ...(conversation === undefined ? {} : { conversation }),
        commands: this.commands,
        signal: context.signal ?? new AbortController().signal,
        progress: context.onProgress ?? (() => {}),
      });
    });
  }

  /** A button press; the result is posted to the channel or said to the presser alone, as its visibility tells. */
  async press(press: Press): Promise<Outcome> {
    const started = this.#services.now();
    const outcome = await pressShare(press, this.#services, this.scopeOf(press.place)).catch(
      (error: unknown) => {
        this.#log.error(
          { requestId: press.id, action: press.action, error: describe(error) },
          'a button press failed',
        );
        return { content: words.failed(press.id), visibility: 'asker' as const, delivered: async () => {} };
      },
    );
    this.#log.info(
      {
        requestId: press.id,
        action: press.action,
        platform: press.place.platform,
        tookMs: this.#services.now() - started,
      },
      'answered a button press',
    );
    return {
      reply: { ...outcome.content, visibility: outcome.visibility },
      delivered: (delivery) => this.#settle(press.id, () => outcome.delivered(delivery)),
    };
  }

  /** Values to offer while an option is typed; [] where there are none, and on any fault. */
  async suggest(
    commandName: string,
    optionName: string,
    typed: string,
    place: Place,
  ): Promise<readonly string[]> {
    const command = this.commands.find((candidate) => candidate.name === commandName);
    const options: Options = command?.options ?? {};
    const option = Object.hasOwn(options, optionName) ? options[optionName] : undefined;
    if (option?.type !== 'string' || option.suggest === undefined) return [];
    try {
      return await option.suggest(typed, { scope: this.scopeOf(place), services: this.#services });
    } catch (error) {
      this.#log.error(
        { command: command?.name, option: optionName, error: describe(error) },
        'suggesting values failed',
      );
      return [];
    }
  }

  /** What a place may see. One collection, open wherever the bot is installed. */
  scopeOf(_place: Place): Scope {
    return everything;
  }

  #prepared(
    request: { readonly id: string; readonly place: Place },
    command: string | undefined,
    visibility: Visibility,
    effort: AnyCommand['effort'],
    run: (context: RunContext) => Promise<ReplyContent>,
  ): Prepared {
    return {
      visibility,
      effort,
      run: async (context = {}) => {
        const started = this.#services.now();
        const fields = {
          requestId: request.id,
          command: command ?? 'unknown',
          platform: request.place.platform,
        };
        let content: ReplyContent;
        try {
          const running = run(context);
          content =
            effort === 'quick'
              ? await withDeadline(running, quickDeadlineMs, words.tooSlow())
              : await running;
          this.#log.info({ ...fields, visibility, tookMs: this.#services.now() - started }, 'answered');
        } catch (error) {
          this.#log.error(
            { ...fields, error: describe(error), tookMs: this.#services.now() - started },
            'a command failed',
          );
          content = words.failed(request.id);
        }
        return {
          reply: { ...content, visibility },
          delivered: async (delivery) => {
            if (delivery.kind !== 'posted')
              this.#log.warn({ ...fields, delivery: delivery.kind }, 'a reply was not shown');
          },
        };
      },
    };
  }

  async #settle(requestId: string, settle: () => Promise<void>): Promise<void> {
    try {
      await settle();
    } catch (error) {
      this.#log.error({ requestId, error: describe(error) }, 'noting a delivery failed');
    }
  }
}

async function withDeadline(
  running: Promise<ReplyContent>,
  deadlineMs: number,
  late: ReplyContent,
): Promise<ReplyContent> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<ReplyContent>((resolve) => {
    timer = setTimeout(() => resolve(late), deadlineMs);
  });
  try {
    return await Promise.race([running, deadline]);
  } finally {
    clearTimeout(timer);
  }
}

/** An error for the log: its class, code and stack, but no message, which might repeat what was asked. */
function describe(error: unknown): object {
  if (!(error instanceof Error)) return { name: typeof error };
  const stack = error.stack
    ?.split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 8);
  return { name: error.name, ...('code' in error ? { code: error.code } : {}), stack };
}
