import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AuditLog } from '../chat/protocol/audit.js';
import type { Feedback } from '../chat/protocol/feedback.js';
import type { Gaps } from '../chat/protocol/gaps.js';
import type { GivenAnswers } from '../chat/protocol/given-answers.js';
import type { HelperCalls } from '../chat/protocol/helpers.js';
import type { Installations } from '../chat/protocol/installations.js';
import type { LinkKeys } from '../chat/protocol/link-keys.js';
import type { Platform } from '../chat/protocol/location.js';
import type { NoticeLog } from '../chat/protocol/notice-log.js';
import type { OpenRequests } from '../chat/protocol/open-requests.js';
import type { Receipts } from '../chat/protocol/receipts.js';
import type { SeenEvents } from '../chat/protocol/seen-events.js';
import type { Watches, WatchLog } from '../chat/protocol/watches.js';
import type { RefreshLog, WriterLock } from '../core/types/ports.js';
import { SqlAuditLog } from './audit-log.js';
import { type AuthorOn, Authors } from './authors.js';
import { corpusKey } from './corpus-key.js';
import { Database } from './database.js';
import { SqlFeedback } from './feedback.js';
import { FileLock } from './file-lock.js';
import { refuseUnsafe, safetyOf } from './folder-safety.js';
import { SqlGaps } from './gaps.js';
import { SqlGivenAnswers } from './given-answers.js';
import { SqlHelperCalls } from './helper-calls.js';
import { SqlInstallations } from './installations.js';
import { SqlLatestTime } from './latest-time.js';
import { fileLinkKeys, passingLinkKeys } from './link-keys.js';
import { SqlNoticeLog } from './notices.js';
import { SqlOpenRequests } from './open-requests.js';
import { ProcessLock } from './process-lock.js';
import { SqlReceipts } from './receipts.js';
import { SqlRefreshLog } from './refresh-log.js';
import { Seals } from './seals.js';
import { SqlSeenEvents } from './seen-events.js';
import { nameOfError, StateError } from './state-error.js';
import { SqlWatches } from './watches.js';

/** Behind it stands the key of the corpus. */
const indexPrefix = 'index-';

/** What is kept about one corpus. */
export interface CorpusState {
  /** Where the index is kept. */
  readonly indexFolder: string;
  /** Where it is kept what the files of the corpus looked like when they were last read. */
  readonly seenFile: string;
  /** Where vectors are kept that a sentence model has made. */
  readonly vectorsFolder: string;
  /** Whether anything could be written there when the state was opened. */
  readonly isWritable: boolean;
  /** Whether the folder holds indexes of other corpora and none of this one. */
  isAmongOthers(): boolean;
  readonly writerLock: WriterLock;
  /** Held by whoever sends notices on a platform. */
  noticeLock(platform: Platform): WriterLock;
  readonly refreshLog: RefreshLog;
}

export interface State {
  readonly givenAnswers: GivenAnswers;
  readonly seenEvents: SeenEvents;
  readonly openRequests: OpenRequests;
  readonly receipts: Receipts;
  readonly feedback: Feedback;
  readonly gaps: Gaps;
  readonly helperCalls: HelperCalls;
  readonly notices: NoticeLog;
  readonly watches: Watches & WatchLog;
  readonly audit: AuditLog;
  readonly latestTime: SqlLatestTime;
  /** @param corpusKey See `corpusKey`. */
  refreshLog(corpusKey: string): RefreshLog;
  /** @param corpusFolder As the operator named it; a key of it tells corpora apart. */
  forCorpus(corpusFolder: string): CorpusState;
  /** Whether it outlives this process, so that others can read what it keeps. */
  readonly isLasting: boolean;
  /**
   * What links to quotes are signed with.
   * @param given By the operator, newest first; they go before the kept ones.
   * @throws {StateError} if the kept ones are damaged or may be read by others.
   */
  linkKeys(given: readonly Buffer[]): LinkKeys;
  /**
   * Where the bot was installed on a platform.
   * @param keys What seals them, newest first; none: nothing kept can be read.
   */
  installations(platform: Platform, keys: readonly string[]): Installations;
  /** Tells who this process speaks as on each platform, as far as it knows by now. */
  speaksAs(on: AuthorOn): void;
  /** What went wrong since the start, a line each, for people; grows. */
  readonly problems: readonly string[];
  close(): void;
}

export interface StateOptions {
  readonly folder: string;
  /** Milliseconds since 1970. */
  now(): number;
  /** The corpus that is answered from, as the operator named it: receipts of another one are not found. */
  readonly corpusFolder?: string;
}

/**
 * Opens the state in `folder`, which is made, for its owner alone, if need be.
 *
 * A damaged database is moved aside and a new one started; in a folder that cannot be written everything works from memory
 * and is forgotten when the process ends. `problems` says so.
 * @throws {StateError} if everybody may write the folder.
 */
export function openState({ folder, now, corpusFolder = '' }: StateOptions): State {
  const corpus = corpusFolder === '' ? '' : corpusKey(corpusFolder);
  refuseUnsafe(folder);
  const obstacle = obstacleTo(folder);
  const database = new Database(obstacle === undefined ? join(folder, 'state.db') : ':memory:', now);
  if (obstacle !== undefined) {
    database.problems.push(
      `the state folder ${folder} cannot be written (${obstacle}): nothing is kept when the bot stops; ` +
        `${isForRoom(obstacle) ? 'make room there' : 'make it writable'} or name another one with VERBATIM_STATE`,
    );
  }
  database.problems.push(...safetyOf(folder).warnings);
  const lock = (file: string) => (obstacle === undefined ? new FileLock(file) : new ProcessLock());
  const authors = new Authors();
  const refreshLog = (key: string) => new SqlRefreshLog(database, key);
  return {
    givenAnswers: new SqlGivenAnswers(database, corpus, authors.on),
    receipts: new SqlReceipts(database, corpus),
    seenEvents: new SqlSeenEvents(database, now),
    openRequests: new SqlOpenRequests(database, now),
    feedback: new SqlFeedback(database),
    gaps: new SqlGaps(database, now),
    helperCalls: new SqlHelperCalls(database),
    notices: new SqlNoticeLog(database, corpus, authors.on),
    watches: new SqlWatches(database, corpus, authors.on, now),
    audit: new SqlAuditLog(database),
    latestTime: new SqlLatestTime(database),
    refreshLog,
    forCorpus(corpusFolder) {
      const key = corpusKey(corpusFolder);
      const corpusState = join(folder, `${indexPrefix}${key}`);
      return {
        indexFolder: join(corpusState, 'image'),
        seenFile: join(corpusState, 'seen.jsonl'),
        vectorsFolder: corpusState,
        isWritable: obstacle === undefined,
        isAmongOthers: () => {
          const indexes = namesIn(folder).filter((name) => name.startsWith(indexPrefix));
          return indexes.length > 0 && !indexes.includes(`${indexPrefix}${key}`);
        },
        writerLock: lock(join(corpusState, 'refresh.lock')),
        // Those who speak as different bots correct side by side.
        noticeLock: (platform) => ({
          tryAcquire: () =>
            lock(join(corpusState, noticeLockOf(platform, authors.on(platform)))).tryAcquire(),
        }),
        refreshLog: refreshLog(key),
      };
    },
    isLasting: obstacle === undefined,
    linkKeys(given) {
      if (obstacle !== undefined) return passingLinkKeys(given);
      try {
        return fileLinkKeys(folder, given, now);
      } catch (error) {
        if (error instanceof StateError) throw error;
        database.problems.push(
          `the keys of links cannot be kept in ${folder} (${nameOfError(error)}): links to quotes end when the bot stops; ` +
            'make room there and start again',
        );
        return passingLinkKeys(given);
      }
    },
    installations: (platform, keys) => new SqlInstallations(database, platform, new Seals(keys), now),
    speaksAs: (on) => authors.tellBy(on),
    problems: database.problems,
    close: () => database.close(),
  };
}

/**
 * Bytes that a folder without a state has to take: a new database needs some 200,000. One that has a state works from it,
 * full disk or not.
 */
const firstBytes = 500_000;

/** Why nothing can be written in `folder`; undefined if it can. */
function obstacleTo(folder: string): string | undefined {
  let probe: string | undefined;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const isFirst = !existsSync(join(folder, 'state.db'));
    // Asked by doing it: permission bits say nothing of a read-only or full disk.
    probe = join(folder, `probe-${process.pid}-${randomBytes(4).toString('hex')}`);
    writeFileSync(probe, Buffer.alloc(isFirst ? firstBytes : 0), { flag: 'wx', mode: 0o600 });
    return undefined;
  } catch (error) {
    return nameOfError(error);
  } finally {
    if (probe !== undefined) rmSync(probe, { force: true });
  }
}

/** Whether an obstacle is a full disk, a quota or a limit on files. */
function isForRoom(obstacle: string): boolean {
  return ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(obstacle);
}

function noticeLockOf(platform: Platform, author: string | undefined): string {
  return author === undefined
    ? `notices-${platform}.lock`
    : `notices-${platform}-${author.replace(/\W/g, '_')}.lock`;
}

/** [] for a folder that cannot be listed. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
