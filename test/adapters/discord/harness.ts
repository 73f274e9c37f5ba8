import { DiscordAdapter } from '../../../src/adapters/discord/adapter.js';
import type { DiscordOptions } from '../../../src/adapters/discord/options.js';
import type { Dispatcher } from '../../../src/chat/dispatch/dispatch.js';
import type { Delivery, Outcome, Prepared } from '../../../src/chat/protocol/invocation.js';
import { type Logger, silent } from '../../../src/chat/protocol/logger.js';
import type { Harness } from '../contract.js';
import { FakeDiscord, knownGuild, makeRequest, token } from './fake-discord.js';

/** Tells when a request has ended, and how. */
class Ends {
  readonly deliveries: Delivery[] = [];
  readonly #waiting = new Map<string, () => void>();

  async of(id: string): Promise<void> {
    await new Promise<void>((resolve) => this.#waiting.set(id, resolve));
  }

  watch(dispatcher: Dispatcher): Dispatcher {
    const noted = (id: string, outcome: Outcome): Outcome => ({
      ...outcome,
      delivered: async (delivery) => {
        await outcome.delivered(delivery);
        this.deliveries.push(delivery);
        this.#waiting.get(id)?.();
      },
    });
    const watched = <G extends { readonly id: string }>(prepare: (given: G) => Prepared) => {
      return (given: G): Prepared => {
        const prepared = prepare.call(dispatcher, given);
        return { ...prepared, run: async (context) => noted(given.id, await prepared.run(context)) };
      };
    };
    const { handleButton } = dispatcher;
    return Object.assign(dispatcher, {
      prepare: watched(dispatcher.prepare),
      prepareForm: watched(dispatcher.prepareForm),
      prepareOnMessage: watched(dispatcher.prepareOnMessage),
      handleButton: async (given) => noted(given.id, await handleButton.call(dispatcher, given)),
    } satisfies Partial<Dispatcher>);
  }
}

/** Drives the adapter over the real discord.js, against a Discord of the test's own. */
export class DiscordHarness implements Harness {
  readonly discord = inKnownGuild(new FakeDiscord());
  readonly #options: Partial<DiscordOptions>;
  readonly #log: Logger;
  #ends = new Ends();
  #adapter: DiscordAdapter | undefined;
  #last: { readonly id: string } | undefined;
  #lastEvent = 'INTERACTION_CREATE';

  constructor(options: Partial<DiscordOptions> = {}, log: Logger = silent) {
    this.#options = options;
    this.#log = log;
  }

  get adapter(): DiscordAdapter {
    if (this.#adapter === undefined) throw new Error('not started');
    return this.#adapter;
  }

  get deliveries(): readonly Delivery[] {
    return this.#ends.deliveries;
  }

  async start(dispatcher: Dispatcher): Promise<void> {
    this.#ends = new Ends();
    this.#adapter = new DiscordAdapter(
      {
        token,
        apiUrl: this.discord.api,
        makeRequest,
        moderatorPermissions: ['ManageGuild'],
        retryDelaysMs: [10, 10],
        ...this.#options,
      },
      this.#ends.watch(dispatcher),
      this.#log,
    );
    await this.#adapter.start();
    await this.discord.gateway.roundTrip();
  }

  /** A new process with the same Discord: nothing is left in memory. */
  async restart(dispatcher: Dispatcher): Promise<void> {
    await this.adapter.stop(0);
    await this.start(dispatcher);
  }

  async stop(graceMs = 1_000): Promise<void> {
    await this.#adapter?.stop(graceMs);
    await this.discord.close();
  }

  async type(command: string, input: string): Promise<void> {
    await this.send(this.discord.command(command, optionsOf(input)));
  }

  async press(label: string): Promise<void> {
    await this.send(this.discord.press(label));
  }

  /** `earlier` is what the last answer belonged to, so that answer is replied to. */
  async mention(text: string, earlier?: string): Promise<string> {
    const answer = this.discord.messages.findLast(({ repliesTo }) => repliesTo === earlier)?.id;
    const message = this.discord.mention(text, earlier === undefined ? undefined : answer);
    await this.say(message);
    return message.id;
  }

  /** Delivers a message; resolves when its answer was shown or could not be. */
  async say(message: { readonly id: string }): Promise<void> {
    const ended = this.#ends.of(message.id);
    this.deliver(message, 'MESSAGE_CREATE');
    await ended;
    await this.adapter.settled();
  }

  /** Delivers a message that nothing is to come of. */
  async overhear(message: { readonly id: string }): Promise<void> {
    this.deliver(message, 'MESSAGE_CREATE');
    await this.discord.gateway.roundTrip();
    await this.adapter.settled();
  }

  async redeliver(): Promise<void> {
    this.discord.gateway.emit(this.#lastEvent, this.#last);
    await this.discord.gateway.roundTrip();
    await this.adapter.settled();
  }

  /** Delivers an interaction; resolves when its reply was shown or could not be. */
  async send(interaction: { readonly id: string }): Promise<void> {
    const ended = this.#ends.of(interaction.id);
    this.deliver(interaction);
    await ended;
  }

  deliver(event: { readonly id: string }, kind = 'INTERACTION_CREATE'): void {
    this.#last = event;
    this.#lastEvent = kind;
    this.discord.gateway.emit(kind, event);
  }

  shown() {
    return this.discord.shown();
  }
}

/** Messages of a guild that discord.js does not know are not handed on. */
function inKnownGuild(discord: FakeDiscord): FakeDiscord {
  discord.gateway.guilds = [knownGuild()];
  return discord;
}

/** What was typed, as the fields of Discord's command box: `public:yes` is a field, the rest is the question. */
function optionsOf(input: string): Record<string, string | boolean> {
  const { 1: isPublic } = /(?:^|\s)public:(\S+)/.exec(input) ?? [];
  const { 1: show } = /(?:^|\s)show:(\S+)/.exec(input) ?? [];
  const question = input.replace(/(?:^|\s)(?:public|show):\S+/g, '').trim();
  return {
    ...(show === undefined ? {} : { show }),
    ...(question === '' ? {} : { question }),
    ...(isPublic === undefined ? {} : { public: isPublic === 'yes' }),
  };
}
