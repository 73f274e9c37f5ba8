import { Notifier, type NotifierParts } from '../../../src/chat/notices/notifier.js';
import type { Corrector, ProactiveDelivery, PublicMessage } from '../../../src/chat/protocol/corrector.js';
import type { Location } from '../../../src/chat/protocol/location.js';
import type { ReplyContent } from '../../../src/chat/protocol/reply.js';
import type { ChatSettings } from '../../../src/chat/protocol/settings.js';
import type { Document } from '../../../src/core/types/document.js';
import { openState, type State } from '../../../src/state/open-state.js';
import { Bot, channel, chatSettings } from '../../support/bot.js';
import { documentOf } from '../../support/texts.js';

/** Each speaks of zebras in one sentence, and of something else. */
export const savanna: readonly Document[] = [0, 1, 2].map((i) =>
  documentOf(`news/${i}.txt`, `The zebra eats grass at ${i} o’clock. Then it sleeps.`, {
    title: `Zebras ${i}`,
  }),
);

export const question = 'when does the zebra eat grass';

/** A platform on which all that a notifier does can be seen, and goes as a test wants it. */
export class FakePlatform implements Corrector {
  repeatableMs = 0;
  isConnected = true;
  /** Words that stand beside messages, by id. */
  readonly marks = new Map<string, string>();
  /** Replies that stand there. */
  readonly replies: {
    readonly to: PublicMessage;
    readonly content: ReplyContent;
    readonly nonce: string;
  }[] = [];
  readonly calls: string[] = [];
  /** How the next calls go instead; those that say `posted` are done first. */
  readonly marking: ProactiveDelivery[] = [];
  readonly replying: (ProactiveDelivery & { readonly isDone?: boolean })[] = [];
  #ids = 0;

  async mark({ messageId }: PublicMessage, words: string | undefined): Promise<ProactiveDelivery> {
    this.calls.push(`mark ${messageId}`);
    const way = this.marking.shift() ?? { kind: 'posted' };
    if (way.kind !== 'posted') return way;
    if (words === undefined) this.marks.delete(messageId);
    else this.marks.set(messageId, words);
    return way;
  }

  async reply(to: PublicMessage, content: ReplyContent, nonce: string): Promise<ProactiveDelivery> {
    this.calls.push(`reply ${to.messageId}`);
    const way = this.replying.shift() ?? { kind: 'posted', messageId: `notice ${++this.#ids}` };
    const isDone = way.isDone ?? way.kind === 'posted';
    const isNew = this.repeatableMs === 0 || this.replies.every((reply) => reply.nonce !== nonce);
    if (isDone && isNew) this.replies.push({ to, content, nonce });
    return way;
  }
}

export interface NewsroomOptions {
  /** Where the state is; one may be opened again after another process had it. */
  readonly folder: string;
  readonly settings?: ChatSettings;
  readonly documents?: readonly Document[];
  readonly platform?: FakePlatform;
  /** Which platform it is; absent: Slack. */
  readonly on?: 'slack' | 'discord';
  readonly sharing?: Location['sharing'];
  /** Who it speaks as; absent: nobody knows. */
  readonly self?: string;
  /** Instead of the state's own, to fail where a test wants it. */
  readonly notices?: (notices: State['notices']) => State['notices'];
  /** The same for the platform. */
  readonly through?: (corrector: Corrector) => Corrector;
}

/** A bot on a state of its own, a channel in which it answers, and a notifier that looks when a test says so. */
export class Newsroom {
  readonly bot: Bot;
  readonly state: State;
  readonly platform: FakePlatform;
  readonly notifier: Notifier;
  readonly stop = new AbortController();
  readonly #settings: ChatSettings;
  #messages = 0;

  private constructor(bot: Bot, state: State, settings: ChatSettings, options: NewsroomOptions) {
    this.bot = bot;
    this.state = state;
    this.#settings = settings;
    const { platform = new FakePlatform(), on = 'slack' } = options;
    this.platform = platform;
    state.speaksAs(() => options.self);
    const notices = options.notices?.(state.notices) ?? state.notices;
    const corrector = options.through?.(platform) ?? platform;
    const parts: NotifierParts = {
      library: bot.library,
      notices,
      lock: state.forCorpus('/corpus').noticeLock(on),
      corrector: () => (platform.isConnected ? corrector : undefined),
      viewOf: (...asking) => bot.dispatcher.viewOf(...asking),
      placeAgain: (place) => ({
        ...place,
        ...(options.sharing === undefined ? {} : { sharing: options.sharing }),
      }),
      settings: () => this.#settings,
      now: () => bot.clock,
      newId: () => `NOTICE${++this.#messages}${Math.random()}`.slice(0, 20),
      intervalMs: 0,
    };
    this.notifier = new Notifier(on, parts, bot.log, this.stop.signal);
  }

  static async open(options: NewsroomOptions): Promise<Newsroom> {
    const { documents = savanna, settings = chatSettings, folder } = options;
    const state = openState({ folder, now: Date.now, corpusFolder: '/corpus' });
    const { givenAnswers, receipts, audit } = state;
    const inForce = { ...settings };
    const bot = await Bot.with(documents, {
      services: {
        givenAnswers,
        receipts,
        audit,
        settings: inForce,
        newId: randomId,
        newReceiptId: () => randomId().slice(0, 16),
      },
    });
    return new Newsroom(bot, state, inForce, options);
  }

  /** Asks in public; @returns the id of the message in which the answer stands. */
  async ask(asked = `${question} public:yes`, place: Location = channel, command = 'ask'): Promise<string> {
    const outcome = await this.bot.outcome(command, asked, { place });
    const messageId = `${place.channel}.${++this.#messages}`;
    await outcome.delivered({ kind: 'posted', messageId });
    return messageId;
  }

  /** From now on these are in force. */
  use(settings: ChatSettings): void {
    Object.assign(this.#settings, settings);
  }

  /** The folder is another; the index is not, yet. */
  write(documents: readonly Document[]): void {
    this.bot.reader.content = { documents, skipped: [] };
  }

  /** Changes the text of documents, by id; undefined takes one out. */
  edit(to: Readonly<Record<string, ((text: string) => string) | undefined>>): void {
    const documents = this.bot.reader.content.documents.flatMap((document) => {
      if (!(document.id in to)) return [document];
      const text = to[document.id]?.(document.text);
      return text === undefined ? [] : [{ ...document, text }];
    });
    this.write(documents);
  }

  async refresh(): Promise<void> {
    await this.bot.library.refresh({ by: 'test' });
    await this.look();
  }

  async look(): Promise<void> {
    this.notifier.look(await this.bot.library.listed());
    await this.notifier.settled();
  }

  /** The audit log's words on corrections, oldest first. */
  async history(): Promise<string[]> {
    const entries = await this.state.audit.latest(99, 'everywhere');
    return entries.flatMap(({ action, detail }) => (action === 'correction' ? [detail] : [])).reverse();
  }

  async close(): Promise<void> {
    this.stop.abort();
    await this.notifier.finish();
    this.state.close();
  }
}

function randomId(): string {
  return Array.from({ length: 20 }, () => Math.floor(Math.random() * 10)).join('');
}

/** As `grass` becomes `hay`. */
export const hay = (text: string) => text.replace('grass', 'hay');
