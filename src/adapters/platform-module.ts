import type { IRouter } from 'express';
import type { Dispatcher } from '../chat/dispatch/dispatch.js';
import type { Adapter, Finding } from '../chat/protocol/adapter.js';
import type { AnyCommand } from '../chat/protocol/command.js';
import type { Helper } from '../chat/protocol/helpers.js';
import type { Installations } from '../chat/protocol/installations.js';
import type { Logger } from '../chat/protocol/logger.js';
import type { OpenRequests } from '../chat/protocol/open-requests.js';
import type { PlatformDeclaration, PlatformValues } from '../chat/protocol/platform.js';
import type { SeenEvents } from '../chat/protocol/seen-events.js';
import type { ChatSettings } from '../chat/protocol/settings.js';
import type { Preview } from './preview.js';

/** What an adapter is made of, beside its platform's variables. */
export interface AdapterParts {
  readonly dispatcher: Dispatcher;
  readonly chat: ChatSettings;
  readonly log: Logger;
  /** The bot's own server; a platform that calls back gets its route there, before any other. */
  readonly app: IRouter;
  readonly seen: SeenEvents;
  readonly openRequests: OpenRequests;
  /** Where the bot was installed on this platform. */
  readonly installations: Installations;
  /** The address by which others reach the server, without a slash at its end. */
  readonly publicUrl?: string;
}

/** A chat platform with its code: what the command line starts, checks and draws. */
export interface PlatformModule {
  readonly declaration: PlatformDeclaration;
  /** How a reply looks there, for this machine's page. */
  readonly preview: Preview;
  /**
   * What makes an adapter, a new one each time, since one whose start has failed is done with.
   * @param values The platform's variables; they are complete.
   */
  connects(values: PlatformValues, parts: AdapterParts): () => Adapter;
  /** What is in order and what is not between the bot and its platform, a line each. Never throws. */
  diagnose(
    values: PlatformValues,
    settings: {
      readonly chat: ChatSettings;
      readonly commands: readonly AnyCommand[];
      /** Where workspaces install the bot by themselves. */
      readonly installations?: Installations;
    },
  ): Promise<readonly Finding[]>;
}

/** Whom people can ask in channels of a platform, by the channel's id. */
export function helpersOn(
  { helpers }: ChatSettings,
  platform: string,
): readonly (readonly [channel: string, helper: Helper])[] {
  const prefix = `${platform}:`;
  return [...helpers.of].flatMap(([name, helper]) =>
    name.startsWith(prefix) ? [[name.slice(prefix.length), helper] as const] : [],
  );
}

/** Whether some channel of a platform is listened to. */
export function isListened({ channels }: ChatSettings, platform: string): boolean {
  return [...channels].some(([name, { listens }]) => listens && name.startsWith(`${platform}:`));
}
