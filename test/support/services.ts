import { Dispatcher } from '../../src/chat/dispatch/dispatch.js';
import type { AnyCommand } from '../../src/chat/protocol/command.js';
import { type Logger, silent } from '../../src/chat/protocol/logger.js';
import { Reports } from '../../src/chat/protocol/reports.js';
import type { Services } from '../../src/chat/protocol/services.js';
import type { ChatSettings } from '../../src/chat/protocol/settings.js';
import { platforms } from '../../src/config/platforms.js';
import type { Library } from '../../src/core/types/library.js';
import { DraftFiles } from '../../src/corpus/draft-files.js';
import { Database } from '../../src/state/database.js';
import { SqlGaps } from '../../src/state/gaps.js';
import { SqlHelperCalls } from '../../src/state/helper-calls.js';
import { SqlWatches } from '../../src/state/watches.js';
import { english } from '../../src/texts/english/index.js';
import { parsingLimits } from '../corpus/folder.js';
import { MemoryAnswers, MemoryAudit, MemoryFeedback, MemoryReceipts } from './memory-state.js';

/** Where everything is open and nobody moderates, with the limits off. */
export const openSettings: ChatSettings = {
  texts: english,
  maxQuotes: 3,
  maxQuestionLength: 2000,
  listenConfidence: 0.8,
  visibility: 'asker',
  corrects: true,
  notesGaps: false,
  channels: new Map(),
  access: { collections: new Map(), grants: [] },
  mcp: {},
  moderators: { slack: { users: [], userGroups: [] }, discord: { permissions: [], roles: [] } },
  platforms: new Map(platforms.map((platform) => [platform.name, platform])),
  limits: { perUser: { questions: 0, seconds: 60 }, perChannel: { questions: 0, seconds: 60 } },
  helpers: { of: new Map(), limits: { perUserHourly: 3, perChannelDaily: 20 } },
  watches: { days: 90, perUser: 10, perChannel: 50 },
  retentionDays: 30,
  auditRetentionDays: 365,
};

async function unused(): Promise<never> {
  throw new Error('this test has no library');
}

/** A library that nobody is to ask. */
export const noLibrary: Library = {
  answer: unused,
  check: unused,
  quotations: unused,
  checkStrings: unused,
  phrases: unused,
  suggestions: unused,
  furtherQuestions: unused,
  coverage: unused,
  compare: unused,
  text: unused,
  catalogue: unused,
  listed: unused,
  status: unused,
  quotesAgain: unused,
  paragraphsAround: unused,
  reading: unused,
  verify: unused,
  refresh: unused,
  pastRefreshes: unused,
};

/** All that commands may use, with a state in memory; what a test is about it brings itself. */
export function servicesWith(over: Partial<Services> = {}): Services {
  const now = over.now ?? (() => 0);
  const givenAnswers = new MemoryAnswers();
  let [ids, receipts] = [0, 0];
  const services: Services = {
    library: noLibrary,
    givenAnswers,
    receipts: new MemoryReceipts(givenAnswers),
    reports: new Reports(now),
    drafts: new DraftFiles({ maxFileBytes: 10_000_000, parsing: parsingLimits }),
    feedback: new MemoryFeedback(givenAnswers),
    watches: new SqlWatches(new Database(':memory:', now), '', () => undefined, now),
    gaps: new SqlGaps(new Database(':memory:', now), now),
    helperCalls: new SqlHelperCalls(new Database(':memory:', now)),
    audit: new MemoryAudit(),
    settings: openSettings,
    now,
    newId: () => `ID${++ids}`,
    newReceiptId: () => String(++receipts).padStart(16, '0'),
    program: () => ({ version: '0', adapters: [], problems: [] }),
  };
  // Not spread: what is read anew each time stays so.
  return Object.defineProperties(services, Object.getOwnPropertyDescriptors(over));
}

/** A dispatcher over commands of the test's own. */
export function dispatcherOf(
  commands: readonly AnyCommand[],
  over: Partial<Services> = {},
  log: Logger = silent,
): Dispatcher {
  return new Dispatcher(commands, servicesWith(over), log);
}
