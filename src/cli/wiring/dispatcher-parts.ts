import { randomBytes } from 'node:crypto';
import { commands } from '../../../commands/index.js';
import { Dispatcher } from '../../chat/dispatch/dispatch.js';
import type { QuoteLinks } from '../../chat/permalink/quote-links.js';
import type { AdapterStatus } from '../../chat/protocol/adapter.js';
import { bestEffort } from '../../chat/protocol/audit.js';
import type { Logger } from '../../chat/protocol/logger.js';
import type { Meter } from '../../chat/protocol/meter.js';
import { newReceiptId } from '../../chat/protocol/receipt-id.js';
import { Reports } from '../../chat/protocol/reports.js';
import type { Services } from '../../chat/protocol/services.js';
import type { ChatSettings } from '../../chat/protocol/settings.js';
import type { Config } from '../../config/config.js';
import { defined } from '../../core/types/defined.js';
import type { Library } from '../../core/types/library.js';
import { DraftFiles } from '../../corpus/draft-files.js';
import type { State } from '../../state/open-state.js';
import { processClock } from './clock.js';
import { modelAdvice } from './models.js';
import { version } from './version.js';

export interface ServiceOptions {
  readonly library: Library;
  readonly state: Pick<
    State,
    'givenAnswers' | 'receipts' | 'feedback' | 'audit' | 'watches' | 'gaps' | 'helperCalls'
  >;
  /** Absent where citations lead nowhere. */
  readonly links?: QuoteLinks | undefined;
  /** Those in force now; absent: the configuration's. */
  readonly settings?: () => ChatSettings;
  readonly adapters?: () => readonly AdapterStatus[];
  readonly problems?: () => readonly string[];
  readonly meter?: Meter | undefined;
  /** Milliseconds since 1970; absent: by the clock of this process. */
  readonly now?: () => number;
}

export function makeDispatcher(config: Config, options: ServiceOptions, log: Logger): Dispatcher {
  const services: Services = {
    library: options.library,
    givenAnswers: options.state.givenAnswers,
    receipts: options.state.receipts,
    drafts: draftFiles(config),
    reports: new Reports(Date.now),
    feedback: options.state.feedback,
    watches: options.state.watches,
    gaps: options.state.gaps,
    helperCalls: options.state.helperCalls,
    audit: bestEffort(options.state.audit, log),
    ...defined({ links: options.links }),
    get settings() {
      return options.settings?.() ?? config.chat;
    },
    now: options.now ?? processClock,
    newId,
    newReceiptId: () => newReceiptId(randomBytes),
    program: () => ({
      version,
      adapters: options.adapters?.() ?? [],
      problems: options.problems?.() ?? [],
      advice: modelAdvice(config),
    }),
  };
  return new Dispatcher(commands, services, log, options.meter);
}

/** Drafts are read by the rules and limits of the documents. */
export function draftFiles({ corpus: { maxFileBytes, parsing } }: Pick<Config, 'corpus'>): DraftFiles {
  return new DraftFiles({ maxFileBytes, parsing });
}

const idAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 100 random bits in Crockford's base 32: no letter is mistaken for another. https://www.crockford.com/base32.html */
export function newId(): string {
  return Array.from(randomBytes(20), (byte) => idAlphabet.charAt(byte % 32)).join('');
}
