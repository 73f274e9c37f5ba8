import type { AuditEntry } from './audit.js';
import type { Location, Person, Platform } from './location.js';

/** Why a watch that has found something has not told it; see `Watch.waiting`. */
export const waitingReasons = ['refused', 'closed', 'perhaps'] as const;
export type WaitingReason = (typeof waitingReasons)[number];

/**
 * A question that had no answer, of which somebody wants to be told once it has one. The one place where a question is
 * kept, by the asker's own act: until it was told, was stopped, or is past its days. Then it is erased.
 */
export interface Watch {
  readonly id: string;
  /** As typed. */
  readonly question: string;
  /** Where it was asked. */
  readonly place: Location;
  /** Whether it was asked in a direct message by somebody of another workspace. */
  readonly isOutside: boolean;
  readonly person: Pick<Person, 'id' | 'name'>;
  /** Who is told: whoever asked, or everybody in the place. */
  readonly tells: 'asker' | 'channel';
  /** Whether everybody there has read the question: then they may read its answer, where its asker takes no message. */
  readonly isPublic: boolean;
  /** Milliseconds since 1970. */
  readonly madeAt: number;
  /** Documents of a later generation have not been asked yet, see `Watches.generation`. */
  readonly generation: number;
  /**
   * Set where something was found and not told: `refused`: the platform takes no direct message to the asker; `closed`:
   * a direct message may not hold it; `perhaps`: it may have been told, and is never told again.
   */
  readonly waiting?: { readonly reason: WaitingReason; readonly since: number };
}

/** Who looks at watches, or stops one. */
export type Watcher = Pick<Watch, 'place'> & { readonly personId: string };

export interface WatchSettings {
  /** How long a question is watched, in days. */
  readonly days: number;
  /** How many one person may have watched, >= 0; 0: nobody has anything watched. */
  readonly perUser: number;
  /** The same for everybody in one channel together. */
  readonly perChannel: number;
}

export type WatchAdded =
  | { readonly kind: 'added' | 'there-already'; readonly watch: Watch }
  | { readonly kind: 'full'; readonly of: 'user' | 'channel' };

/** What people do about watches. One that is past its days is not there. */
export interface Watches {
  /** Counts the changes of the index: what is asked after it was read knows every document of that generation. */
  generation(): Promise<number>;
  /** Keeps one, unless the same person has the same question watched there already, or there are too many. */
  add(watch: Omit<Watch, 'waiting'>, limits: WatchSettings): Promise<WatchAdded>;
  /** Those of a person in a workspace, or in direct messages; and those that tell the channel. Oldest first. */
  of(watcher: Watcher, days: number): Promise<readonly Watch[]>;
  /** Erases one. @param isModerator Whether also another's that tells the channel. @returns it, where it was theirs to stop. */
  stop(id: string, watcher: Watcher, isModerator: boolean): Promise<Watch | undefined>;
}

/** A message about to be sent that tells of watches; its id is that of the answer which it gives. */
export interface OpenWatchMessage {
  readonly id: string;
  /** The platform on which it is sent, and where, for the audit log. */
  readonly place: Location;
  /** Whom it goes to; absent: everybody in the place. */
  readonly personId?: string;
  /** The watches told of, in order, each with how many quotes of the answer are its own. */
  readonly parts: readonly { readonly watchId: string; readonly quotes: number }[];
  /** Milliseconds since 1970. */
  readonly begunAt: number;
}

/** How messages about watches are sent. */
export interface WatchLog {
  /**
   * Takes note of the documents of an index: new and changed ones are a new generation.
   * @param hashes Of their text, by id; asked for only where this process has not noted this index last.
   */
  note(fingerprint: string, hashes: () => Promise<ReadonlyMap<string, string>>): Promise<void>;
  generation(): Promise<number>;
  /**
   * Those of a platform that have documents to be asked, oldest first: neither past their days nor perhaps told.
   * @returns each with the ids of those documents, one set for each generation.
   */
  due(
    platform: Platform,
    days: number,
  ): Promise<readonly { readonly watch: Watch; readonly documents: ReadonlySet<string> }[]>;
  find(id: string): Promise<Watch | undefined>;
  /** The documents up to that generation have been asked. */
  asked(id: string, generation: number): Promise<void>;
  /** Something was found up to that generation which was not told. */
  waits(id: string, generation: number, waiting: NonNullable<Watch['waiting']>): Promise<void>;
  /** Erases watches that nobody can be told of any more. @param entry Where they told a channel. */
  drop(ids: readonly string[], entry?: AuditEntry): Promise<void>;
  /** Writes down that it is about to be sent. @returns false if none of its watches is there any more. */
  begin(message: OpenWatchMessage): Promise<boolean>;
  /** Undoes `begin` after a message that surely was not sent. */
  withdraw(id: string): Promise<void>;
  /** Closes it for good: its watches are erased, or, where it may have been sent, left as perhaps told. */
  settle(id: string, ending: 'told' | { readonly perhapsAt: number }, entry?: AuditEntry): Promise<void>;
  /** Those that were begun and neither withdrawn nor settled, oldest first. */
  open(platform: Platform): Promise<readonly OpenWatchMessage[]>;
  /** Erases what was made before `before` (milliseconds since 1970). */
  purge(before: number): Promise<void>;
}
