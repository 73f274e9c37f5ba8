import { setTimeout as pause } from 'node:timers/promises';
import { Client, Events, Options, Partials, Routes } from 'discord.js';
import type { Dispatcher } from '../../chat/dispatch/dispatch.js';
import { type Adapter, AdapterError, type AdapterStatus } from '../../chat/protocol/adapter.js';
import type { Logger } from '../../chat/protocol/logger.js';
import { noOpenRequests } from '../../chat/protocol/open-requests.js';
import { HelperNames } from '../helper-names.js';
import { Corrections } from './corrections.js';
import { closeFault, connectionFault, describe, registrationFault } from './faults.js';
import { helperName } from './helpers.js';
import { InFlight, within } from './in-flight.js';
import { intentsOf } from './intents.js';
import { Interactions } from './interactions.js';
import { InterruptedRequests } from './interrupted-requests.js';
import { Messages } from './messages.js';
import { apiHost, type DiscordOptions, restOptions } from './options.js';
import { ProactiveMessages } from './proactive-messages.js';
import { discordCommands, forOneGuild } from './registration.js';
import { Responder } from './responder.js';

const defaultPatienceMs = 45_000;
/** A gateway that does not even say goodbye is left after this long. */
const goodbyeMs = 2_000;

/** Discord's edge: commands, mentions, direct messages and buttons in, replies out, over discord.js, which also reconnects. */
export class DiscordAdapter implements Adapter {
  readonly #options: DiscordOptions;
  readonly #dispatcher: Dispatcher;
  readonly #log: Logger;
  self: string | undefined;
  readonly corrector: Corrections;
  readonly messenger: ProactiveMessages;
  readonly #correcting = new InFlight();
  readonly #responder: Responder;
  readonly #interactions: Interactions;
  readonly #messages: Messages;
  readonly #left: InterruptedRequests;
  #client: Client | undefined;
  #isRegistered = false;
  #status: AdapterStatus = { name: 'discord', state: 'down', reason: 'not started' };

  constructor(options: DiscordOptions, dispatcher: Dispatcher, log: Logger) {
    this.#options = options;
    this.#dispatcher = dispatcher;
    this.#log = log;
    this.#responder = new Responder(options, log);
    const { rest } = this.#responder;
    const posting = { rest, dispatcher, inFlight: this.#correcting, log };
    this.corrector = new Corrections(posting);
    this.messenger = new ProactiveMessages(posting);
    const now = options.now ?? Date.now;
    const left = new InterruptedRequests(options.openRequests ?? noOpenRequests, Date.now);
    this.#left = left;
    const names = new HelperNames((helper, place) => helperName(rest, helper, place, log), now);
    const handling = { dispatcher, responder: this.#responder, log, now, left, names };
    this.#interactions = new Interactions(handling);
    this.#messages = new Messages(handling);
  }

  get status(): AdapterStatus {
    return this.#status;
  }

  async start(): Promise<void> {
    this.#status = { name: 'discord', state: 'starting' };
    const client = makeClient(this.#options);
    this.#client = client;
    this.#listen(client);
    const patience = new AbortController();
    try {
      await Promise.race([this.#connect(client), this.#outOfPatience(patience.signal)]);
    } catch (error) {
      // Whoever called tells of it: it may be one of many attempts.
      this.#log.debug({ error: describe(error) }, 'connecting to Discord failed');
      const fault = error instanceof AdapterError ? error : connectionFault(error, this.#options);
      await this.#leave(client, fault.message);
      throw fault;
    } finally {
      patience.abort();
    }
    this.#isRegistered = true;
    this.#status = { name: 'discord', state: 'up' };
    this.#correcting.add(this.#left.tell(this.#responder, this.#dispatcher.texts));
  }

  /** Resolves when nothing that was said to the bot is being worked on. */
  async settled(): Promise<void> {
    await this.#messages.settled();
  }

  async stop(graceMs: number): Promise<void> {
    await Promise.all([
      this.#interactions.finish(graceMs),
      this.#messages.finish(graceMs),
      this.#correcting.settled(graceMs),
    ]);
    if (this.#client !== undefined) await this.#leave(this.#client, 'stopped');
    this.#responder.close();
  }

  /** Logs in, waits for the gateway, registers the commands. */
  async #connect(client: Client): Promise<void> {
    const bodies = discordCommands(this.#dispatcher.commands, this.#options);
    const { token, guildId, applicationId } = this.#options;
    const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
    const refused = new Promise<never>((_, reject) => {
      client.once(Events.ShardDisconnect, ({ code }) => reject(closeFault(code, this.#options)));
    });
    refused.catch(() => {});
    await Promise.race([client.login(token), refused]);
    const { application } = await Promise.race([ready, refused]);
    this.self = application.id;
    if (applicationId !== undefined && applicationId !== application.id) {
      this.#log.warn(
        { configured: applicationId, actual: application.id },
        'DISCORD_APPLICATION_ID is not the application of DISCORD_TOKEN; the token decides',
      );
    }
    try {
      await (guildId === undefined
        ? client.rest.put(Routes.applicationCommands(application.id), { body: bodies })
        : client.rest.put(Routes.applicationGuildCommands(application.id, guildId), {
            body: forOneGuild(bodies),
          }));
    } catch (error) {
      this.#log.debug({ error: describe(error) }, 'registering the commands failed');
      throw registrationFault(error, this.#options);
    }
  }

  async #outOfPatience(signal: AbortSignal): Promise<never> {
    const patienceMs = this.#options.patienceMs ?? defaultPatienceMs;
    await pause(patienceMs, undefined, { signal });
    throw new AdapterError(
      `Discord did not answer at ${apiHost(this.#options)} within ${Math.ceil(patienceMs / 1_000)} s: check the network and DISCORD_API_URL`,
      'unreachable',
    );
  }

  #listen(client: Client): void {
    client.on(Events.InteractionCreate, (interaction) => this.#interactions.handle(interaction));
    client.on(Events.MessageCreate, (message) => this.#messages.handle(message));
    client.on(Events.ShardReconnecting, () => {
      if (!this.#isRegistered) return;
      this.#log.warn({}, 'the connection to Discord was lost; reconnecting');
      this.#goDown('the connection was lost; reconnecting');
    });
    const recovered = () => {
      if (!this.#isRegistered) return;
      this.#log.info({}, 'connected to Discord again');
      this.#status = { name: 'discord', state: 'up' };
    };
    client.on(Events.ShardResume, recovered);
    client.on(Events.ShardReady, recovered);
    client.on(Events.ShardDisconnect, ({ code }) => {
      if (this.#isRegistered) this.#log.error({ code }, 'Discord closed the connection for good');
      this.#goDown(closeFault(code, this.#options).message);
    });
    client.on(Events.ShardError, (error) =>
      this.#log[this.#isRegistered ? 'warn' : 'debug'](
        { error: describe(error) },
        'the connection to Discord has a fault',
      ),
    );
    client.on(Events.Error, (error) =>
      this.#log.error({ error: describe(error) }, 'discord.js reports a fault'),
    );
  }

  #goDown(reason: string): void {
    this.#status = { name: 'discord', state: 'down', reason };
  }

  async #leave(client: Client, reason: string): Promise<void> {
    this.#isRegistered = false;
    client.removeAllListeners(Events.InteractionCreate);
    client.removeAllListeners(Events.MessageCreate);
    this.#goDown(reason);
    await within([client.destroy()], goodbyeMs);
    this.#goDown(reason);
  }
}

/** Nothing about people and messages is kept in memory but who wrote last in a guild, and no guild is waited for. */
function makeClient(options: DiscordOptions): Client {
  return new Client({
    intents: [...intentsOf(options)],
    rest: restOptions(options, 2),
    // As many connections as the gateway asks for, in this one process: the index need not be there twice.
    shards: 'auto',
    allowedMentions: { parse: [] },
    // So that a thread's channel is known from the interaction itself, and a direct message's from the message.
    partials: [Partials.Channel],
    // An interaction can come before its guild does, and waits three seconds at most.
    waitGuildTimeout: 0,
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      // Whoever has just written, for the roles that they have.
      GuildMemberManager: 1,
      MessageManager: 0,
      ReactionManager: 0,
      ThreadMemberManager: 0,
      UserManager: 0,
      VoiceStateManager: 0,
    }),
  });
}
