import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { refreshEntry } from '../../src/chat/protocol/audit.js';
import type { Grant } from '../../src/chat/protocol/grants.js';
import type { ChatSettings } from '../../src/chat/protocol/settings.js';
import { findProjectFolder, readConfig } from '../../src/config/config.js';
import { IndexedLibrary } from '../../src/core/indexed-library.js';
import { FolderReader } from '../../src/corpus/folder-reader.js';
import { EmbeddedEngine } from '../../src/engines/embedded/embedded-engine.js';
import { WordNet } from '../../src/thesaurus/wordnet.js';
import type { Payload } from '../adapters/slack/fake-slack.js';
import { newTs, SocketHarness } from '../adapters/slack/harness.js';
import { buttonsOf } from '../adapters/slack/reader.js';
import { parsingLimits } from '../corpus/folder.js';
import { Bot } from '../support/bot.js';
import { defaultConfiguration } from '../support/default-configuration.js';
import { FakeLock, FakeLog } from '../support/ports.js';

/** In place of names: nobody is invented. */
export const asker = { id: 'U012AB3CD', name: '(whoever asked)' };
export const other = { id: 'U045GH6JK', name: '(somebody)' };

/** Where everything is typed, and where the bot listens. */
const channel = 'C012AB3CD';
const listening = 'C045GH6JK';

/** A message line by line, as a person reads it: quotes behind `>`, buttons in brackets. */
function linesOf(blocks: readonly Payload[]): string[] {
  const words = (part: Payload): string =>
    part['elements'].map((element: Payload) => element['text'] ?? '').join('');
  const labels = (...buttons: readonly Payload[]) =>
    buttonsOf(buttons)
      .map(({ text }) => `[${text.text}]`)
      .join(' ');
  return blocks.flatMap((block, i): string[] => {
    if (block['type'] === 'table')
      return block['rows'].map((row: Payload[]) =>
        row.map((cell) => cell['elements'].map(words).join('')).join('  '),
      );
    if (block['type'] === 'context')
      return block['elements']
        .map(({ text }: Payload) => text)
        .join(' ')
        .split('\n');
    // Small ones stand right below the others.
    if (block['type'] === 'context_actions')
      return blocks[i - 1]?.['type'] === 'actions' ? [] : [labels(block)];
    if (block['type'] === 'actions') {
      const below = blocks[i + 1];
      return [below?.['type'] === 'context_actions' ? labels(block, below) : labels(block)];
    }
    return block['elements'].flatMap((part: Payload) =>
      words(part)
        .split('\n')
        .map((line) => (part['type'] === 'rich_text_quote' ? `> ${line}` : line)),
    );
  });
}

/** The bot in Slack, answering from the documents that ship, with all that was typed, pressed and shown, line by line. */
export class Conversation {
  readonly lines: string[] = [];
  readonly #harness = new SocketHarness();
  #thread: string | undefined;

  private constructor() {}

  static async begin({ grants = [] }: { readonly grants?: readonly Grant[] } = {}): Promise<Conversation> {
    const seeds = join(findProjectFolder(), 'seeds');
    const { answer, chat } = readConfig(defaultConfiguration, { corpus: seeds });
    const { library } = await IndexedLibrary.open(
      {
        corpus: new FolderReader({
          folder: seeds,
          maxFileBytes: 10_000_000,
          parsing: parsingLimits,
        }),
        engine: new EmbeddedEngine(),
        lock: new FakeLock(),
        log: new FakeLog(),
        thesaurus: new WordNet(),
        now: () => Date.UTC(2026, 0, 1),
        sleep: async () => {},
      },
      answer,
    );
    const settings: ChatSettings = {
      ...chat,
      moderators: { ...chat.moderators, slack: { users: [asker.id], userGroups: [] } },
      channels: new Map([[`slack:${listening}`, { listens: true }]]),
      access: {
        collections: new Map([
          ['news', ['**']],
          ['board', ['board']],
        ]),
        grants,
      },
    };
    const bot = await Bot.with([], { services: { library, settings } });
    const conversation = new Conversation();
    const record = await library.refresh({ by: 'start' });
    await bot.audit.append(refreshEntry({ ...record, finishedAt: bot.clock }, { platform: 'terminal' }));
    const { slack } = conversation.#harness;
    for (const known of [channel, listening]) {
      slack.channels.add(known);
      slack.known.set(known, {});
    }
    onTestFinished(() => conversation.#harness.stop());
    await conversation.#harness.start(bot.dispatcher);
    return conversation;
  }

  /** Types a slash command. */
  async type(line: string, who = asker): Promise<void> {
    const [, command = '', text = ''] = /^\/(\S+)\s*(.*)$/su.exec(line) ?? [];
    const from = { user_id: who.id, user_name: who.name, team_id: 'T1', channel_id: channel };
    await this.#noted(line, () => this.#harness.type(command, text, from));
  }

  async press(label: string): Promise<void> {
    const user = { id: asker.id, username: asker.name, team_id: 'T1' };
    await this.#noted(`(${label})`, () => this.#harness.press(label, { user }));
  }

  /** Says something to the bot in a channel, and further things in the thread that it answers in. */
  async mention(text: string): Promise<void> {
    await this.#noted(`@Verbatim ${text}`, async () => {
      this.#thread = await this.#harness.mention(text, this.#thread);
    });
  }

  /** Says something where the bot listens, to nobody in particular. */
  async say(text: string): Promise<void> {
    const event = { type: 'message', channel: listening, text, ts: newTs() };
    if (!(await this.#noted(text, () => this.#harness.event(event)))) this.lines.push('(silence)');
  }

  async openHome(): Promise<void> {
    await this.#harness.event({ type: 'app_home_opened', tab: 'home', user: asker.id });
    this.lines.push(...linesOf(this.#harness.slack.homes.get(asker.id)?.['blocks'] ?? []));
  }

  /** @returns whether anything is shown for it. */
  async #noted(what: string, act: () => Promise<void>): Promise<boolean> {
    const { messages } = this.#harness.slack;
    const before = new Set(messages);
    this.lines.push(what);
    await act();
    const news = messages.filter((message) => !before.has(message));
    this.lines.push(...news.flatMap(({ payload }) => linesOf(payload['blocks'] ?? [])));
    return news.length > 0;
  }
}
