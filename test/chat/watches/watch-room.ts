import type { Invocation } from '../../../src/chat/protocol/invocation.js';
import type { Location, Person } from '../../../src/chat/protocol/location.js';
import type {
  Delivered,
  ProactiveMessenger,
  Recipient,
} from '../../../src/chat/protocol/proactive-messenger.js';
import type { Reply, ReplyContent } from '../../../src/chat/protocol/reply.js';
import type { ChatSettings } from '../../../src/chat/protocol/settings.js';
import { WatchRound } from '../../../src/chat/watches/round.js';
import type { Document } from '../../../src/core/types/document.js';
import { openState, type State } from '../../../src/state/open-state.js';
import { Bot, blocksOf, channel, chatSettings, person } from '../../support/bot.js';
import { documentOf } from '../../support/texts.js';

/** Speaks of no giraffe. */
export const savanna: readonly Document[] = [
  documentOf('zebra.txt', 'The zebra eats grass in the morning. It sleeps at night.', { title: 'Zebras' }),
  documentOf('lion.txt', 'The lion eats the zebra in the evening. Nobody eats the lion.', { title: 'Lions' }),
];

export const question = 'when does the giraffe drink water';
export const giraffe = documentOf('giraffe.txt', 'The giraffe drinks water at noon. Its neck is long.', {
  title: 'Giraffes',
});

interface Message {
  readonly to: Recipient;
  readonly content: ReplyContent;
  readonly nonce: string;
}

/** A platform on which all that people are told can be seen, and goes as a test wants it. */
export class FakeMessenger implements ProactiveMessenger {
  repeatableMs = 0;
  readonly messages: Message[] = [];
  readonly calls: Recipient[] = [];
  /** How the next calls go instead. */
  readonly telling: (Delivered & { readonly isDone?: boolean })[] = [];
  /** Who is there no more, or not known to be, by id; and with which roles. */
  readonly people = new Map<string, 'gone' | 'unknown' | readonly string[]>();
  #ids = 0;

  async send(to: Recipient, content: ReplyContent, nonce: string): Promise<Delivered> {
    this.calls.push(to);
    const way = this.telling.shift() ?? {
      kind: 'posted',
      messageId: `told ${++this.#ids}`,
      ...(to.kind === 'person' ? { channel: `D-${to.personId}` } : {}),
    };
    const isDone = way.isDone ?? way.kind === 'posted';
    const isNew = this.repeatableMs === 0 || this.messages.every((message) => message.nonce !== nonce);
    if (isDone && isNew) this.messages.push({ to, content, nonce });
    return way;
  }

  async personIn(_: Location, who: Pick<Person, 'id' | 'name'>): Promise<Person | 'gone' | 'unknown'> {
    const known = this.people.get(who.id) ?? [];
    return typeof known === 'string' ? known : person({ ...who, roles: known });
  }
}

export interface LookoutOptions {
  /** Where the state is; one may be opened again after another process had it. */
  readonly folder: string;
  readonly settings?: Partial<ChatSettings>;
  /** As the bot's. */
  readonly minConfidence?: number;
  readonly documents?: readonly Document[];
  readonly messenger?: FakeMessenger;
  readonly on?: 'slack' | 'discord';
  readonly sharing?: Location['sharing'];
  /** Instead of the state's own, to fail where a test wants it. */
  readonly watches?: (watches: State['watches']) => State['watches'];
  readonly through?: (messenger: ProactiveMessenger) => ProactiveMessenger;
  readonly now?: number;
}

/** A bot on a state of its own that looks out for what people wait for when a test says so. */
export class WatchRoom {
  readonly bot: Bot;
  readonly state: State;
  readonly messenger: FakeMessenger;
  readonly stop = new AbortController();
  readonly #settings: ChatSettings;
  readonly #options: LookoutOptions;
  readonly #clock: { now(): number };
  #ids = 0;

  private constructor(
    bot: Bot,
    state: State,
    settings: ChatSettings,
    clock: { now(): number },
    options: LookoutOptions,
  ) {
    this.bot = bot;
    this.state = state;
    this.#settings = settings;
    this.#clock = clock;
    this.#options = options;
    this.messenger = options.messenger ?? new FakeMessenger();
  }

  static async open(options: LookoutOptions): Promise<WatchRoom> {
    const { documents = savanna, folder } = options;
    const clock = { now: () => 0 };
    const state = openState({ folder, now: () => clock.now(), corpusFolder: '/corpus' });
    const settings = { ...chatSettings, ...options.settings };
    const { givenAnswers, receipts, audit, watches } = state;
    const services = { givenAnswers, receipts, audit, watches, settings, newId: randomId };
    const bot = await Bot.with(documents, {
      services: { ...services, newReceiptId: () => randomId().slice(0, 16) },
      minConfidence: options.minConfidence,
    });
    bot.clock = options.now ?? bot.clock;
    clock.now = () => bot.clock;
    const lookout = new WatchRoom(bot, state, settings, clock, options);
    // Nothing of what is behind `through` need be there yet.
    await lookout.round(lookout.messenger);
    return lookout;
  }

  /** Types a command. */
  type(command: string, typed: string, over: Partial<Invocation> = {}): Promise<Reply> {
    return this.bot.reply(command, typed, over);
  }

  /** Asks and presses the button under the answer. */
  async tellMe(typed = question, over: Partial<Pick<Invocation, 'place' | 'person'>> = {}): Promise<Reply> {
    const reply = await this.type('ask', typed, over);
    const action = blocksOf(reply, 'actions')
      .flatMap(({ actions }) => actions)
      .find(({ name }) => name === 'tell-when');
    if (action === undefined) throw new Error('there is no such button');
    const press = {
      id: 'p',
      action: action.name,
      answerId: action.answerId,
      question: action.question ?? '',
    };
    const outcome = await this.bot.dispatcher.handleButton({
      place: channel,
      person: person(),
      ...over,
      ...press,
    });
    return outcome.reply;
  }

  /** From now on these are in force. */
  use(settings: Partial<ChatSettings>): void {
    Object.assign(this.#settings, settings);
  }

  /** The documents are others, and the index is made anew. */
  async become(documents: readonly Document[]): Promise<boolean> {
    this.bot.reader.content = { documents, skipped: [] };
    await this.bot.library.refresh({ by: 'test' });
    return await this.round();
  }

  async round(
    messenger: ProactiveMessenger = this.#options.through?.(this.messenger) ?? this.messenger,
  ): Promise<boolean> {
    const { sharing, on = 'slack', watches } = this.#options;
    const parts = {
      library: this.bot.library,
      watches: watches?.(this.state.watches) ?? this.state.watches,
      givenAnswers: this.state.givenAnswers,
      viewOf: this.bot.dispatcher.viewOf.bind(this.bot.dispatcher),
      placeAgain: (place: Location) => ({ ...place, ...(sharing === undefined ? {} : { sharing }) }),
      settings: () => this.#settings,
      now: () => this.#clock.now(),
      newId: () => `TELLING${++this.#ids}${Math.random()}`.slice(0, 20),
      intervalMs: 0,
    };
    return await new WatchRound(on, messenger, parts, this.bot.log, this.stop.signal).run();
  }

  /** What is watched for whoever asks, as JSON. */
  async mine(
    over: Partial<Invocation> = {},
  ): Promise<readonly { question: string; waiting: string | null }[]> {
    const { data } = await this.type('watch', 'show:mine', over);
    return (data as { watches: { question: string; waiting: string | null }[] }).watches;
  }

  /** The audit log's words on watches, oldest first. */
  async history(): Promise<string[]> {
    const entries = await this.state.audit.latest(99, 'everywhere');
    return entries.flatMap(({ action, detail }) => (action === 'watch' ? [detail] : [])).reverse();
  }

  close(): void {
    this.stop.abort();
    this.state.close();
  }
}

function randomId(): string {
  return Array.from({ length: 20 }, () => Math.floor(Math.random() * 10)).join('');
}
