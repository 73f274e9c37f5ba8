import { stat } from 'node:fs/promises';
import type { Logger } from '../../chat/protocol/logger.js';
import type { ChatSettings } from '../../chat/protocol/settings.js';
import { type Config, ConfigError } from '../../config/config.js';

/** What of the settings follows the file while the bot runs; the rest needs a restart. */
type Followed = Pick<
  ChatSettings,
  | 'access'
  | 'channels'
  | 'corrects'
  | 'helpers'
  | 'notesGaps'
  | 'limits'
  | 'mcp'
  | 'moderators'
  | 'visibility'
  | 'watches'
>;

/** The settings of a running bot: who may ask what and how much, and how channels differ, follow the configuration file. */
export class LiveSettings {
  readonly #file: string;
  readonly #read: () => Config;
  readonly #log: Logger;
  #current: ChatSettings;
  /** The file as it was read last, and as the last look found it. */
  #taken: string | undefined;
  #found: string | undefined;

  /** @param read Reads the configuration anew. */
  constructor({ file, chat }: Pick<Config, 'file' | 'chat'>, read: () => Config, log: Logger) {
    this.#file = file;
    this.#read = read;
    this.#log = log;
    this.#current = chat;
  }

  get current(): ChatSettings {
    return this.#current;
  }

  /**
   * Takes over what has changed in the file, once it has stayed the same from one look to the next: half of a file
   * might grant more than the whole. A faulty file changes nothing, nor does one that is gone or has lost every grant,
   * which would open everything.
   * @returns the settings before and after where something has changed.
   */
  async look(): Promise<{ readonly before: ChatSettings; readonly after: ChatSettings } | undefined> {
    const version = await versionOf(this.#file);
    const isWhole = version === this.#found;
    this.#found = version;
    if (!isWhole || version === '' || version === this.#taken) return undefined;
    this.#taken = version;
    const before = this.#current;
    try {
      const followed = followedOf(this.#read().chat);
      if (written(followed) === written(followedOf(before))) return undefined;
      if (followed.access.grants.length === 0 && before.access.grants.length > 0) {
        this.#log.error(
          {},
          'the configuration has no grants any more: to open everything, start the bot anew',
        );
        return undefined;
      }
      if (installing(followed) !== installing(before)) {
        this.#log.error(
          {},
          'whether workspaces install the bot by themselves has changed: start the bot anew',
        );
        return undefined;
      }
      this.#current = { ...before, ...followed };
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      this.#log.error(
        { problems: error.problems },
        'the configuration has changed and is faulty: what was read before stays in force',
      );
      return undefined;
    }
    const { access } = this.#current;
    this.#log.info(
      { grants: access.grants.length, collections: access.collections.size },
      'the configuration has changed: grants, collections, channels, limits and moderators were read again',
    );
    return { before, after: this.#current };
  }
}

function followedOf(settings: ChatSettings): Followed {
  const { access, channels, corrects, helpers, notesGaps, limits, mcp, moderators, visibility, watches } =
    settings;
  return { access, channels, corrects, helpers, notesGaps, limits, mcp, moderators, visibility, watches };
}

function written({ access, channels, helpers, ...others }: Followed): string {
  const { collections, grants, installable = new Map() } = access;
  const seeing = [...installable].map(([platform, workspaces]) => [platform, ...workspaces]);
  return JSON.stringify([
    [...collections],
    grants,
    seeing,
    [...channels],
    [...helpers.of],
    helpers.limits,
    others,
  ]);
}

/** The platforms from which they do. */
function installing({ access }: Pick<ChatSettings, 'access'>): string {
  return [...(access.installable?.keys() ?? [])].join();
}

/** Changes whenever the file is written; '' while it is not there. */
async function versionOf(file: string): Promise<string> {
  try {
    const { mtimeMs, size, ino } = await stat(file);
    return `${mtimeMs} ${size} ${ino}`;
  } catch {
    return '';
  }
}
