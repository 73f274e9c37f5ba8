import type { Library } from '../../core/types/library.js';
import { everything } from '../../core/types/scope.js';
import { auditLog } from '../../texts/audit-log.js';
import { visibleQuotes } from '../protocol/given-answers.js';
import type { Person, Platform } from '../protocol/location.js';
import type { Logger } from '../protocol/logger.js';
import type { ProactiveMessenger, Recipient } from '../protocol/proactive-messenger.js';
import { type ChatSettings, settingsOf } from '../protocol/settings.js';
import type { OpenWatchMessage, WaitingReason, Watch, WatchLog } from '../protocol/watches.js';
import { isTouched, newAnswer } from './new-answer.js';
import { directPlaceOf, type Views, viewFor, viewOfAsker, withoutRoles } from './recipients.js';
import { WatchSender, type WatchSenderParts, watchEntry } from './sender.js';
import { type AnsweredWatch, answeredWatch, inMessages } from './watch-message.js';

export interface WatchRoundParts extends WatchSenderParts, Views {
  readonly library: Pick<Library, 'catalogue' | 'status' | 'answer'>;
  readonly watches: WatchLog;
  /** Those in force now. */
  settings(): ChatSettings;
}

/** A watch with the documents that it is asked of. */
interface Due {
  readonly watch: Watch;
  readonly documents: ReadonlySet<string>;
}

/** Who has asked, as they are now; `gone`: they have left. */
type Asker = Person | 'gone' | 'unknown';

/** One look whether what is new answers what people wait for, on one platform. */
export class WatchRound {
  readonly #platform: Platform;
  readonly #messenger: ProactiveMessenger;
  readonly #sender: WatchSender;
  readonly #parts: WatchRoundParts;
  readonly #signal: AbortSignal;
  /** By place and person. */
  readonly #askers = new Map<string, Promise<Asker>>();
  #generation = 0;

  /** @param signal Aborted when nothing more is to be told. */
  constructor(
    platform: Platform,
    messenger: ProactiveMessenger,
    parts: WatchRoundParts,
    log: Logger,
    signal: AbortSignal,
  ) {
    this.#platform = platform;
    this.#messenger = messenger;
    this.#sender = new WatchSender(messenger, parts, log, signal);
    this.#parts = parts;
    this.#signal = signal;
  }

  /**
   * @returns false where something is left that may succeed later.
   * @throws what library and state throw; what was told until then is noted.
   */
  async run(): Promise<boolean> {
    const { watches, library, settings } = this.#parts;
    let isDone = true;
    for (const open of await watches.open(this.#platform)) {
      if (this.#signal.aborted) return true;
      if ((await this.#resume(open)) === 'open') isDone = false;
    }
    const underWay = new Set(
      (await watches.open(this.#platform)).flatMap(({ parts }) => parts.map(({ watchId }) => watchId)),
    );
    const { fingerprint } = await library.status(everything);
    await watches.note(fingerprint, async () => {
      const documents = await library.catalogue(everything);
      return new Map(documents.map(({ id, hash }) => [id, hash]));
    });
    this.#generation = await watches.generation();
    const { days, perUser } = settings().watches;
    // Where nothing is to be kept any more nothing is told either.
    const due = perUser === 0 ? [] : await watches.due(this.#platform, days);
    const found: Due[] = [];
    for (const one of due.filter(({ watch }) => !underWay.has(watch.id))) {
      if (this.#signal.aborted) return true;
      const may = await this.#mayTell(one);
      if (may === 'later') isDone = false;
      if (may === 'found') found.push(one);
    }
    return (await this.#tellAll(found)) && isDone;
  }

  /** Whether there is something to tell; where there surely is nothing that is noted. */
  async #mayTell({ watch, documents }: Due): Promise<'nothing' | 'later' | 'found'> {
    const { library, watches } = this.#parts;
    const isAnswered = async (): Promise<'gone' | 'later' | boolean> => {
      if (!(await isTouched(watch.question, documents, library))) return false;
      const asker = await this.#asker(watch);
      if (asker === 'unknown') return 'later';
      if (asker === 'gone') return 'gone';
      const { visibleScope, services } = await viewOfAsker(watch, asker, this.#parts);
      if (visibleScope.isClosed) return false;
      const from = { scope: visibleScope.scope, library: services.library, limit: 1 };
      return (await newAnswer(watch.question, documents, from)) !== undefined;
    };
    const answered = await isAnswered();
    if (answered === 'later') return 'later';
    if (answered === true) return 'found';
    if (answered === 'gone') await watches.drop([watch.id]);
    else await watches.asked(watch.id, this.#generation);
    return 'nothing';
  }

  /** First to people, then to channels: what no direct message is taken for may be told where it was asked in public. */
  async #tellAll(found: readonly Due[]): Promise<boolean> {
    const toChannels = found.filter(({ watch }) => watch.tells === 'channel');
    const byPerson = groupsOf(
      found.filter(({ watch }) => watch.tells === 'asker'),
      ({ watch: { person } }) => person.id,
    );
    for (const group of byPerson) {
      const left = await this.#tellPerson(group);
      if (left === 'later') return false;
      toChannels.push(...left);
    }
    const byChannel = groupsOf(toChannels, ({ watch: { place } }) => `${place.channel} ${place.thread}`);
    for (const group of byChannel) {
      if (!(await this.#tellChannel(group))) return false;
    }
    return true;
  }

  /** @returns those that are to be told in their channel instead. */
  async #tellPerson(group: readonly Due[]): Promise<readonly Due[] | 'later'> {
    const left: Due[] = [];
    const putOff = async (due: Due, reason: WaitingReason) => {
      if (due.watch.isPublic && due.watch.place.kind === 'channel') left.push(due);
      else await this.#wait(due, reason);
    };
    for (const message of inMessages(group)) {
      const [first] = message;
      if (first === undefined || this.#signal.aborted) return left;
      const told = await this.#answered(message, 'person');
      if (told === 'later') return 'later';
      for (const due of message) {
        if (!told.some(({ watch }) => watch.id === due.watch.id)) await putOff(due, 'closed');
      }
      if (told.length === 0) continue;
      const sent = await this.#sender.send(told, this.#byMessage(first.watch), first.watch.place);
      if (sent === 'later' || sent === 'open') return 'later';
      const those = message.filter(({ watch }) => told.some((one) => one.watch.id === watch.id));
      if (sent === 'gone') await this.#parts.watches.drop(those.map(({ watch }) => watch.id));
      if (sent === 'refused') for (const due of those) await putOff(due, 'refused');
    }
    return left;
  }

  /** @returns false where it is to be tried again later. */
  async #tellChannel(group: readonly Due[]): Promise<boolean> {
    const { watches, now } = this.#parts;
    for (const message of inMessages(group)) {
      const [first] = message;
      if (first === undefined || this.#signal.aborted) return true;
      const { place } = first.watch;
      const told = await this.#answered(message, 'channel');
      if (told === 'later') return false;
      for (const due of message) {
        if (!told.some(({ watch }) => watch.id === due.watch.id)) await this.#wait(due, 'closed');
      }
      if (told.length === 0) continue;
      const sent = await this.#sender.send(told, { kind: 'channel', place }, place);
      if (sent === 'later' || sent === 'open') return false;
      if (sent !== 'gone' && sent !== 'refused') continue;
      const those = message.filter(({ watch }) => told.some((one) => one.watch.id === watch.id));
      for (const due of those) {
        const { id, tells } = due.watch;
        if (tells === 'asker') await this.#wait(due, 'refused');
        else await watches.drop([id], watchEntry(place, [id], auditLog.watchEndings[sent], now()));
      }
    }
    return true;
  }

  /** What of a message's watches its recipient may be told now: looked up as late as may be, for grants end. */
  async #answered(
    message: readonly Due[],
    to: Recipient['kind'],
  ): Promise<readonly AnsweredWatch[] | 'later'> {
    const { settings } = this.#parts;
    const answered: AnsweredWatch[] = [];
    for (const { watch, documents } of message) {
      const asker = await this.#asker(watch);
      if (asker === 'unknown') return 'later';
      const person = asker === 'gone' ? withoutRoles(watch) : asker;
      const view = await viewFor(to, watch, person, this.#parts);
      if (view.visibleScope.isClosed) continue;
      const { maxQuotes: limit } = settingsOf(watch.place, settings());
      const from = { scope: view.visibleScope.scope, library: view.services.library, limit };
      const answer = await newAnswer(watch.question, documents, from);
      if (answer !== undefined) answered.push(answeredWatch(watch, answer, view, message.length > 1));
    }
    return answered;
  }

  /** Goes on with one that was cut off, or of which no answer came. */
  async #resume(message: OpenWatchMessage): Promise<string> {
    const { watches, givenAnswers, now } = this.#parts;
    const age = now() - message.begunAt;
    const answer = await givenAnswers.find(message.id);
    if (answer === undefined || age < 0 || age >= this.#messenger.repeatableMs)
      return await this.#sender.leave(message);
    const isChannel = message.personId === undefined;
    const told: AnsweredWatch[] = [];
    let from = 0;
    for (const { watchId, quotes: count } of message.parts) {
      const own = answer.quotes.slice(from, from + count);
      from += count;
      const watch = await watches.find(watchId);
      if (watch === undefined) continue;
      const asker = await this.#asker(watch);
      if (asker === 'unknown') return 'open';
      const person = asker === 'gone' ? withoutRoles(watch) : asker;
      const view = await viewFor(isChannel ? 'channel' : 'person', watch, person, this.#parts);
      const quotes = visibleQuotes(own, view.visibleScope.includes);
      if (quotes.length > 0) told.push({ watch, quotes, fingerprint: answer.fingerprint, view });
    }
    if (told.length < message.parts.length) return await this.#sender.leave(message);
    const [first] = told;
    if (first === undefined) return await this.#sender.leave(message);
    const to: Recipient = isChannel
      ? { kind: 'channel', place: message.place }
      : this.#byMessage(first.watch);
    return await this.#sender.sendAgain(message, told, to);
  }

  #byMessage(watch: Watch): Recipient {
    const place = directPlaceOf(watch, this.#parts.settings());
    return { kind: 'person', personId: watch.person.id, place };
  }

  async #wait({ watch }: Due, reason: WaitingReason): Promise<void> {
    const { watches, now } = this.#parts;
    await watches.waits(watch.id, this.#generation, { reason, since: now() });
  }

  /** Asked of the platform once a round. Where a channel is told it does not matter who is still there. */
  #asker(watch: Watch): Promise<Asker> {
    if (watch.tells === 'channel') return Promise.resolve(withoutRoles(watch));
    const key = JSON.stringify([watch.place.workspace, watch.person.id]);
    const known = this.#askers.get(key) ?? this.#messenger.personIn(watch.place, watch.person);
    this.#askers.set(key, known);
    return known;
  }
}

function groupsOf<T>(all: readonly T[], keyOf: (one: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return [...groups.values()];
}
