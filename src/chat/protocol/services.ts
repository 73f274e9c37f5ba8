import type { Library } from '../../core/types/library.js';
import type { QuoteLinks } from '../permalink/quote-links.js';
import type { AdapterStatus } from './adapter.js';
import type { AuditLog } from './audit.js';
import type { DraftReader } from './drafts.js';
import type { Feedback } from './feedback.js';
import type { Gaps } from './gaps.js';
import type { GivenAnswers } from './given-answers.js';
import type { HelperCalls } from './helpers.js';
import type { Receipts } from './receipts.js';
import type { Reports } from './reports.js';
import type { ChatSettings } from './settings.js';
import type { Watches } from './watches.js';

/** What commands may use. main puts it together. */
export interface Services {
  readonly library: Library;
  readonly givenAnswers: GivenAnswers;
  readonly receipts: Receipts;
  /** Reads files that people want checked. */
  readonly drafts: DraftReader;
  /** The pages of reports that stand somewhere. */
  readonly reports: Reports;
  readonly feedback: Feedback;
  /** Words that people ask for in vain. */
  readonly gaps: Gaps;
  /** Calls of the people whom a channel can ask. */
  readonly helperCalls: HelperCalls;
  /** Questions that somebody wants to be told of. */
  readonly watches: Watches;
  readonly audit: AuditLog;
  /** Makes links from citations to their pages; absent where nobody could follow them. */
  readonly links?: QuoteLinks;
  /** Where it follows the configuration file, a request reads it once. */
  readonly settings: ChatSettings;
  /** Milliseconds since 1970. */
  now(): number;
  /** A fresh id of at least 80 random bits, in characters that need no escaping anywhere. */
  newId(): string;
  /** See receipt-id.ts. */
  newReceiptId(): string;
  /** The program itself, for /about. */
  program(): ProgramStatus;
}

export interface ProgramStatus {
  readonly version: string;
  readonly adapters: readonly AdapterStatus[];
  /** What went wrong with the state since the start: "state.db was damaged; …". */
  readonly problems: readonly string[];
  /** What would make it better, a line for the operator; absent: nothing that is known. */
  readonly advice?: string | undefined;
}
