import { commands } from '../../commands/index.js';
import { Dispatcher } from '../../src/chat/dispatch/dispatch.js';
import type { AnyCommand } from '../../src/chat/protocol/command.js';
import type { AccessSettings } from '../../src/chat/protocol/grants.js';
import type { Invocation, Outcome, RunContext } from '../../src/chat/protocol/invocation.js';
import type { Location, Person } from '../../src/chat/protocol/location.js';
import type { Logger } from '../../src/chat/protocol/logger.js';
import type { Meter } from '../../src/chat/protocol/meter.js';
import { type Block, inChat, type Reply } from '../../src/chat/protocol/reply.js';
import type { ProgramStatus, Services } from '../../src/chat/protocol/services.js';
import type { ChatSettings } from '../../src/chat/protocol/settings.js';
import { IndexedLibrary } from '../../src/core/indexed-library.js';
import type { Document } from '../../src/core/types/document.js';
import { Database } from '../../src/state/database.js';
import { SqlGaps } from '../../src/state/gaps.js';
import { SqlHelperCalls } from '../../src/state/helper-calls.js';
import { SqlWatches } from '../../src/state/watches.js';
import { MemoryAnswers, MemoryAudit, MemoryFeedback, MemoryReceipts } from './memory-state.js';
import { FakeEngine, FakeLock, FakeLog, FakeReader } from './ports.js';
import { openSettings, servicesWith } from './services.js';
import { documentOf } from './texts.js';

export const channel: Location = { platform: 'slack', kind: 'channel', workspace: 'T1', channel: 'C1' };
export const terminal: Location = { platform: 'terminal', kind: 'local' };

export function person(over: Partial<Person> = {}): Person {
  return { id: 'U1', name: 'Ada', roles: [], permissions: [], memberOf: async () => false, ...over };
}

/** Three documents: two that speak of the same, and one that does not. */
export const threeDocuments: readonly Document[] = [
  documentOf('news/zebra.txt', 'The zebra eats grass in the morning. It sleeps at night.', {
    title: 'All about zebras',
    date: '2018-06-05',
    publisher: 'Savanna Weekly',
    url: 'https://example.org/zebra',
  }),
  documentOf('news/lion.txt', 'The lion eats the zebra in the evening. Nobody eats the lion.', {
    title: 'Lions',
  }),
  documentOf('tax.txt', 'Each company pays a tax of 20 percent by the end of March.', { title: 'Taxes' }),
];

/** Everything logged, as one would search a log file. */
export class LogLines implements Logger {
  readonly lines: { readonly level: string; readonly fields: object; readonly message: string }[] = [];

  debug(fields: object, message: string): void {
    this.lines.push({ level: 'debug', fields, message });
  }
  info(fields: object, message: string): void {
    this.lines.push({ level: 'info', fields, message });
  }
  warn(fields: object, message: string): void {
    this.lines.push({ level: 'warn', fields, message });
  }
  error(fields: object, message: string): void {
    this.lines.push({ level: 'error', fields, message });
  }

  get text(): string {
    return JSON.stringify(this.lines);
  }
}

export const openAccess: AccessSettings = openSettings.access;

/** With a public channel, and with moderators on either platform. */
export const chatSettings: ChatSettings = {
  ...openSettings,
  maxQuestionLength: 200,
  channels: new Map([['slack:CPUBLIC', { visibility: 'channel', listens: false }]]),
  moderators: {
    slack: { users: ['UMOD'], userGroups: ['S1'] },
    discord: { permissions: ['ManageGuild'], roles: ['R1'] },
  },
};

/** The commands over an in-memory corpus, and all that a test may look into. */
export class Bot {
  readonly reader = new FakeReader();
  readonly engine = new FakeEngine();
  readonly records = new FakeLog();
  readonly answers = new MemoryAnswers();
  readonly feedback = new MemoryFeedback(this.answers);
  readonly audit = new MemoryAudit();
  readonly watches = new SqlWatches(
    new Database(':memory:', () => this.clock),
    '',
    () => undefined,
    () => this.clock,
  );
  readonly log = new LogLines();
  program: ProgramStatus = { version: '1.2.3', adapters: [], problems: [] };
  readonly gaps = new SqlGaps(new Database(':memory:', () => this.clock), () => this.clock);
  readonly helperCalls = new SqlHelperCalls(new Database(':memory:', () => this.clock));
  clock = Date.UTC(2026, 0, 1);
  library!: IndexedLibrary;
  dispatcher!: Dispatcher;

  static async with(
    documents: readonly Document[] = threeDocuments,
    over: {
      commands?: readonly AnyCommand[];
      services?: Partial<Services>;
      meter?: Meter;
      /** 0..1; absent: 0.23, as it ships. */
      minConfidence?: number | undefined;
    } = {},
  ): Promise<Bot> {
    const bot = new Bot();
    bot.reader.content = { documents: [...documents].sort((a, b) => (a.id < b.id ? -1 : 1)), skipped: [] };
    const { library } = await IndexedLibrary.open(
      {
        corpus: bot.reader,
        engine: bot.engine,
        lock: new FakeLock(),
        log: bot.records,
        now: () => bot.clock,
        sleep: async () => {},
      },
      { minConfidence: over.minConfidence ?? 0.23, maxQuestionLength: chatSettings.maxQuestionLength },
    );
    if (documents.length > 0) await library.refresh({ by: 'start' });
    bot.library = library;
    const services = servicesWith({
      library,
      givenAnswers: bot.answers,
      receipts: new MemoryReceipts(bot.answers),
      feedback: bot.feedback,
      watches: bot.watches,
      gaps: bot.gaps,
      helperCalls: bot.helperCalls,
      audit: bot.audit,
      settings: chatSettings,
      now: () => bot.clock,
      program: () => bot.program,
    });
    // Not spread: what is read anew each time stays so.
    Object.defineProperties(services, Object.getOwnPropertyDescriptors(over.services ?? {}));
    bot.dispatcher = new Dispatcher(over.commands ?? commands, services, bot.log, over.meter);
    return bot;
  }

  async outcome(
    command: string,
    typed: string,
    over: Partial<Invocation> = {},
    context?: RunContext,
  ): Promise<Outcome> {
    const input = { kind: 'text', text: typed } as const;
    const invocation = { id: 'req-1', command, input, place: channel, person: person(), ...over };
    return this.dispatcher.prepare(invocation).run(context);
  }

  async reply(
    command: string,
    typed: string,
    over: Partial<Invocation> = {},
    context?: RunContext,
  ): Promise<Reply> {
    return (await this.outcome(command, typed, over, context)).reply;
  }
}

/** Everything that a reply says, block by block, quotes aside. */
export function wordsOf({ blocks }: Pick<Reply, 'blocks'>): string {
  return blocks
    .map((block) => {
      if (block.kind === 'text')
        return block.inlines
          .map(inChat)
          .map((inline) => (typeof inline === 'string' ? inline : inline.text))
          .join('');
      if (block.kind === 'question') return `${block.askedBy ?? ''}? ${block.text}`;
      if (block.kind === 'table') return block.table.rows.map((row) => row.join(' | ')).join('\n');
      return '';
    })
    .join('\n');
}

export function blocksOf<K extends Block['kind']>(
  { blocks }: Pick<Reply, 'blocks'>,
  kind: K,
): Extract<Block, { kind: K }>[] {
  return blocks.filter((block): block is Extract<Block, { kind: K }> => block.kind === kind);
}

export function quotesOf(reply: Pick<Reply, 'blocks'>): string[] {
  return blocksOf(reply, 'quote').map(({ quote }) => quote.text);
}
