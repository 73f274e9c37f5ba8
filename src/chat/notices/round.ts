import { dayMs } from '../../core/types/day.js';
import type { CatalogueEntry } from '../../core/types/index-reader.js';
import type { Library } from '../../core/types/library.js';
import { auditLog } from '../../texts/audit-log.js';
import type { View } from '../access/views.js';
import type { GivenQuote } from '../protocol/given-answers.js';
import { anybody, type Location, type Person, type Platform } from '../protocol/location.js';
import type { NoticeLog, OpenNotice, PostedAnswer, PostedQuote, QuoteState } from '../protocol/notice-log.js';
import type { Visibility } from '../protocol/reply.js';
import { type ChatSettings, settingsOf } from '../protocol/settings.js';
import { checkPosted, noticeMark } from './findings.js';
import { foundAgain } from './found-again.js';
import { auditedIn, type NoticedQuote, type NoticeSender } from './sender.js';

export interface RoundParts {
  readonly library: Pick<Library, 'catalogue' | 'checkStrings' | 'verify'>;
  readonly notices: Pick<NoticeLog, 'quotedDocuments' | 'outdated' | 'find' | 'note' | 'readAgain' | 'open'>;
  /** What may be seen there now. */
  viewOf(place: Location, person: Person, visibility: Visibility): Promise<View>;
  /** A place that was kept, able again to tell whether others share it. */
  placeAgain(place: Location): Location;
  /** Those in force now. */
  settings(): ChatSettings;
  /** Milliseconds since 1970. */
  now(): number;
}

/** One look at all quotes that stand in public messages of a platform. */
export class Round {
  readonly #platform: Platform;
  readonly #sender: NoticeSender;
  readonly #parts: RoundParts;
  readonly #signal: AbortSignal;

  /** @param signal Aborted when no further notice is to be sent. */
  constructor(platform: Platform, sender: NoticeSender, parts: RoundParts, signal: AbortSignal) {
    this.#platform = platform;
    this.#sender = sender;
    this.#parts = parts;
    this.#signal = signal;
  }

  /**
   * @returns false where something is left that may succeed later.
   * @throws what library and state throw; what was sent until then is noted.
   */
  async run(): Promise<boolean> {
    const { notices } = this.#parts;
    let isDone = true;
    for (const open of await notices.open(this.#platform)) {
      if (this.#signal.aborted) return true;
      if (!(await this.#resume(open))) isDone = false;
    }
    const documents = await this.#documents(await notices.quotedDocuments(this.#platform));
    const hashes = hashesOf(documents);
    for (const answerId of await notices.outdated(this.#platform, hashes)) {
      if (this.#signal.aborted) return true;
      // What the platform does not take now it does not take a moment later either.
      if (!(await this.#look(answerId, documents))) return false;
    }
    return isDone;
  }

  /**
   * Goes on with a notice that was cut off, or of which no answer came: it is sent again where that surely shows it no
   * second time, else left to moderators.
   */
  async #resume(notice: OpenNotice): Promise<boolean> {
    const { notices, now, settings } = this.#parts;
    const age = now() - notice.begunAt;
    const isRepeatable = age >= 0 && age < this.#sender.repeatableMs;
    const answer = isRepeatable ? await notices.find(notice.answerId) : undefined;
    if (answer === undefined || !settingsOf(answer.place, settings()).corrects) {
      await this.#sender.leave(notice);
      return true;
    }
    const about = answer.quotes.filter(({ receiptId }) => notice.receiptIds.includes(receiptId));
    const hashes = hashesOf(await this.#documents(about.map(({ quote }) => quote.citation.documentId)));
    const found = await this.#find(answer, about, hashes);
    if (found.length === 0) return false;
    const looks = found.map(({ look }) => look);
    await notices.note(answer.id, looks);
    return await this.#sender.sendAgain(notice, answer, found);
  }

  /** @returns false where a notice could not be sent now. */
  async #look(answerId: string, documents: Documents): Promise<boolean> {
    const hashes = hashesOf(documents);
    const { notices, now, settings } = this.#parts;
    const answer = await notices.find(answerId);
    if (answer === undefined || now() - answer.givenAt > settings().retentionDays * dayMs) return true;
    const outdated = await this.#withoutReadAgain(answer, documents);
    const isOn = settingsOf(answer.place, settings()).corrects;
    // Where nobody is to be told, what changes now is not told later either.
    const isPassedOver = (posted: PostedQuote) => !isOn || posted.seen === undefined;
    const passedOver = outdated.filter(isPassedOver).map((posted) => stateOf(posted, hashes, posted.told));
    const found = await this.#find(
      answer,
      outdated.filter((posted) => !isPassedOver(posted)),
      hashes,
    );
    const looks = [...passedOver, ...found.map(({ look }) => look)];
    const news = found.filter(({ posted, look }) => look.told !== posted.told);
    if (news.length > 0) return await this.#sender.send(answer, news, looks);
    await notices.note(answerId, looks);
    return true;
  }

  /**
   * The outdated quotes whose file has changed. What a newer version reads otherwise in the same bytes is told to nobody:
   * the quotes are looked for again, and moderators are told once what is not found.
   */
  async #withoutReadAgain(answer: PostedAnswer, documents: Documents): Promise<PostedQuote[]> {
    const { notices, library, now } = this.#parts;
    const hashes = hashesOf(documents);
    const outdated = answer.quotes.filter((posted) => posted.seen !== hashNow(posted, hashes));
    const readOtherwise = outdated.filter((posted) => isReadOtherwise(posted, documents));
    if (readOtherwise.length === 0) return outdated;
    const found: GivenQuote[] = [];
    for (const { quote } of readOtherwise) {
      const again = await foundAgain(quote, library);
      if (again !== undefined) found.push(again);
    }
    const lost = readOtherwise.length - found.length;
    const detail = auditLog.loss(answer.messageId, lost);
    await notices.readAgain({
      answerId: answer.id,
      found,
      looks: readOtherwise.map((posted) => stateOf(posted, hashes, posted.told)),
      ...(lost === 0 ? {} : { entry: auditedIn(answer.place, detail, now()) }),
    });
    return outdated.filter((posted) => !readOtherwise.includes(posted));
  }

  /** Those of which file and index agree. */
  async #find(
    { place, personId }: PostedAnswer,
    quotes: readonly PostedQuote[],
    hashes: ReadonlyMap<string, string>,
  ): Promise<NoticedQuote[]> {
    if (quotes.length === 0) return [];
    const { library, viewOf, placeAgain } = this.#parts;
    const view = await viewOf(placeAgain(place), anybody(personId), 'channel');
    const found: NoticedQuote[] = [];
    // One after the other: ten large files need not be in memory together.
    for (const posted of quotes) {
      const finding = await checkPosted(posted, hashNow(posted, hashes) !== '', view, library);
      if (finding === undefined) continue;
      found.push({ posted, finding, look: stateOf(posted, hashes, noticeMark(finding, posted.told)) });
    }
    return found;
  }

  async #documents(ids: readonly string[]): Promise<Documents> {
    if (ids.length === 0) return new Map();
    const documents = await this.#parts.library.catalogue({ kind: 'documents', ids: new Set(ids) });
    return new Map(documents.map((document) => [document.id, document]));
  }
}

/** Of the index, by id. */
type Documents = ReadonlyMap<string, CatalogueEntry>;

function hashesOf(documents: Documents): ReadonlyMap<string, string> {
  return new Map([...documents].map(([id, { hash }]) => [id, hash]));
}

/** Whether its text alone is another: the file's bytes are those in which an earlier version read what was last seen. */
function isReadOtherwise({ quote, seen = '' }: PostedQuote, documents: Documents): boolean {
  return documents.get(quote.citation.documentId)?.file?.earlierTexts.includes(seen) ?? false;
}

/** Of the quoted document's text in the index; '' where it is not there. */
function hashNow({ quote }: PostedQuote, hashes: ReadonlyMap<string, string>): string {
  return hashes.get(quote.citation.documentId) ?? '';
}

function stateOf(posted: PostedQuote, hashes: ReadonlyMap<string, string>, told: string): QuoteState {
  return { receiptId: posted.receiptId, seen: hashNow(posted, hashes), told };
}
