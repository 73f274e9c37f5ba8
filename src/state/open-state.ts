import { randomBytes } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { AuditLog } from '../chat/protocol/audit.js';
import type { Feedback } from '../chat/protocol/feedback.js';
import type { GivenAnswers } from '../chat/protocol/given-answers.js';
import type { LinkKeys } from '../chat/protocol/link-keys.js';
import type { NoticeLog } from '../chat/protocol/notice-log.js';
import type { Platform } from '../chat/protocol/place.js';
import type { Receipts } from '../chat/protocol/receipts.js';
import type { SeenEvents } from '../chat/protocol/seen-events.js';
import type { RefreshLog, WriterLock } from '../core/types/ports.js';
import { SqlAuditLog } from './audit-log.js';
import { corpusKey } from './corpus-key.js';
import { Database } from './database.js';
import { SqlFeedback } from './feedback.js';
import { FileLock } from './file-lock.js';
import { SqlGivenAnswers } from './given-answers.js';
import { fileLinkKeys, passingLinkKeys } from './link-keys.js';
import { SqlNoticeLog } from './notices.js';
import { ProcessLock } from './process-lock.js';
import { SqlReceipts } from './receipts.js';
import { SqlRefreshLog } from './refresh-log.js';
import { SqlSeenEvents } from './seen-events.js';
import { nameOfError } from './state-error.js';

/** Behind it stands the key of the corpus. */
const indexPrefix = 'index-';

/** What is kept about one corpus. */
export interface CorpusState {
  /** Where the index is kept. */
  readonly indexFolder: string;
  /** Where it is kept what the files of the corpus looked like when they were last read. */
  readonly seenFile: string;
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
  readonly receipts: Receipts;
  readonly feedback: Feedback;
  readonly notices: NoticeLog;
  readonly audit: AuditLog;
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
 * Never throws for what is on the disk: a damaged database is moved aside and a new one started; in a folder that
 * cannot be written everything works from memory and is forgotten when the process ends. `problems` says so.
 */
export function openState({ folder, now, corpusFolder = '' }: StateOptions): State {
  const corpus = corpusFolder === '' ? '' : corpusKey(corpusFolder);
  const obstacle = obstacleTo(folder);
  const database = new Database(obstacle === undefined ? join(folder, 'state.db') : ':memory:', now);
  if (obstacle !== undefined) {
    database.problems.push(
      `the state folder ${folder} cannot be written (${obstacle}): nothing is kept when the bot stops; ` +
        'make it writable or name another one with VERBATIM_STATE',
    );
  }
  const lock = (file: string) => (obstacle === undefined ? new FileLock(file) : new ProcessLock());
  const refreshLog = (key: string) => new SqlRefreshLog(database, key);
  return {
    givenAnswers: new SqlGivenAnswers(database, corpus),
    receipts: new SqlReceipts(database, corpus),
    seenEvents: new SqlSeenEvents(database, now),
    feedback: new SqlFeedback(database),
    notices: new SqlNoticeLog(database, corpus),
    audit: new SqlAuditLog(database),
    refreshLog,
    forCorpus(corpusFolder) {
      const key = corpusKey(corpusFolder);
      const corpusState = join(folder, `${indexPrefix}${key}`);
      return {
        indexFolder: join(corpusState, 'image'),
        seenFile: join(corpusState, 'seen.jsonl'),
        isWritable: obstacle === undefined,
        isAmongOthers: () => {
          const indexes = namesIn(folder).filter((name) => name.startsWith(indexPrefix));
          return indexes.length > 0 && !indexes.includes(`${indexPrefix}${key}`);
        },
        writerLock: lock(join(corpusState, 'refresh.lock')),
        noticeLock: (platform) => lock(join(corpusState, `notices-${platform}.lock`)),
        refreshLog: refreshLog(key),
      };
    },
    isLasting: obstacle === undefined,
    linkKeys: (given) => (obstacle === undefined ? fileLinkKeys(folder, given, now) : passingLinkKeys(given)),
    problems: database.problems,
    close: () => database.close(),
  };
}

/** Why nothing can be written in `folder`; undefined if it can. */
function obstacleTo(folder: string): string | undefined {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // Asked by doing it: permission bits say nothing of a read-only disk.
    const probe = join(folder, `probe-${process.pid}-${randomBytes(4).toString('hex')}`);
    closeSync(openSync(probe, 'wx', 0o600));
    rmSync(probe);
    return undefined;
  } catch (error) {
    return nameOfError(error);
  }
}

/** [] for a folder that cannot be listed. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
