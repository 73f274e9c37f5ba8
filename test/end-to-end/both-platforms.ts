import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import type { Shown } from '../adapters/contract.js';
import { FakeDiscord } from '../adapters/discord/fake-discord.js';
import { FakeSlack, type Payload } from '../adapters/slack/fake-slack.js';
import { commandPayload, pressPayload } from '../adapters/slack/harness.js';
import { buttonsOf, readMessage } from '../adapters/slack/reader.js';
import { whenDone } from '../support/clean-up.js';
import {
  corpusCopy,
  type Environment,
  launch,
  launchInProcess,
  type Program,
  type ProgramInProcess,
  temporaryFolder,
} from './program.js';

/*
 * The compiled program beside both platforms: the real Bolt and discord.js over real sockets, Slack and Discord
 * themselves played by servers on loopback, which SLACK_API_URL and DISCORD_API_URL name.
 */

export const question = 'which companies had access';
/** A moderator there; on Discord Ada may manage the server. */
export const adaOnSlack = 'U012AB3CD';
export const patience = { timeout: 25_000, interval: 50 };

/** A platform as a person in its channel #general uses it. */
export interface Platform {
  type(command: string, options?: Readonly<Record<string, string>>): Promise<void>;
  press(label: string): Promise<void>;
  shown(): readonly Shown[];
}

export class Platforms {
  readonly slack = new FakeSlack();
  readonly discord = new FakeDiscord('http');
  readonly corpus = corpusCopy();
  readonly state = temporaryFolder();
  readonly #config = join(temporaryFolder(), 'verbatim.yaml');

  static async open(): Promise<Platforms> {
    const platforms = new Platforms();
    const { slack, discord } = platforms;
    writeFileSync(
      platforms.#config,
      `moderators: { slack: { users: [${adaOnSlack}] } }\nweb: { enabled: true }\nrefresh: { onStart: false }\n`,
    );
    await Promise.all([slack.listen(), discord.listen()]);
    whenDone(() => Promise.all([slack.close(), discord.close()]));
    return platforms;
  }

  /** What is started beside new platforms, once it is ready. */
  static async running(changes: Environment = {}) {
    const platforms = await Platforms.open();
    const program = platforms.start(changes);
    return { platforms, program, address: await program.ready() };
  }

  /** For what is told to stop by a signal, or killed. */
  start(changes: Environment = {}): Program {
    return launch(['start'], this.#environment(changes));
  }

  startInProcess(changes: Environment = {}): ProgramInProcess {
    return launchInProcess(['start'], this.#environment(changes));
  }

  #environment(changes: Environment): Environment {
    return {
      VERBATIM_CONFIG: this.#config,
      VERBATIM_CORPUS: this.corpus,
      VERBATIM_STATE: this.state,
      PORT: '0',
      LOG_LEVEL: 'trace',
      SLACK_API_URL: this.slack.apiUrl,
      SLACK_BOT_TOKEN: this.slack.botToken,
      SLACK_APP_TOKEN: this.slack.appToken,
      DISCORD_API_URL: this.discord.api,
      DISCORD_TOKEN: this.discord.token,
      ...changes,
    };
  }

  get onSlack(): Platform {
    const { slack } = this;
    return {
      type: (command, options = {}) =>
        slack.send(
          'slash_commands',
          commandPayload(slack, command, Object.values(options).join(' '), { user_id: adaOnSlack }),
        ),
      press: (label) => {
        const button = slack.messages
          .flatMap(({ payload }) => buttonsOf(payload['blocks']))
          .findLast((candidate: Payload) => candidate['text'].text === label);
        if (button === undefined) throw new Error(`Slack shows no button ${label}`);
        return slack.send(
          'interactive',
          pressPayload(slack, button, { user: { id: adaOnSlack, username: 'ada', team_id: 'T1' } }),
        );
      },
      shown: () => slack.messages.map(readMessage),
    };
  }

  get onDiscord(): Platform {
    const { discord } = this;
    return {
      type: async (command, options = {}) =>
        discord.gateway.emit('INTERACTION_CREATE', discord.command(command, options)),
      press: async (label) => discord.gateway.emit('INTERACTION_CREATE', discord.press(label)),
      shown: () => discord.shown(),
    };
  }

  get both(): readonly Platform[] {
    return [this.onSlack, this.onDiscord];
  }
}

/** Waits until the platform shows one message more than `before`, and gives the newest. */
export async function newest(platform: Platform, before: number): Promise<Shown> {
  await vi.waitFor(() => expect(platform.shown().length).toBeGreaterThan(before), patience);
  const shown = platform.shown().at(-1);
  if (shown === undefined) throw new Error('nothing is shown');
  return shown;
}

export async function said(platform: Platform, words: RegExp): Promise<void> {
  await vi.waitFor(
    () =>
      expect(
        platform
          .shown()
          .map(({ text }) => text)
          .join('\n'),
      ).toMatch(words),
    patience,
  );
}

/** Neither the question nor a token stands in what the program printed, or in any file of its state. */
export function expectNothingPrivateIn(
  { output }: Pick<Program, 'output'>,
  { slack, discord, state }: Platforms,
): void {
  const files = readdirSync(state, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  expect(files.map(({ name }) => name)).toContain('state.db');
  const kept = files.map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'latin1'));
  for (const written of [output, ...kept]) {
    expect(written).not.toContain(question);
    for (const secret of [slack.botToken, slack.appToken, discord.token])
      expect(written).not.toContain(secret);
  }
}
