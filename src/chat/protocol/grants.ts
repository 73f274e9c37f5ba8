import type { Platform } from './location.js';

interface GrantBase {
  readonly platform: Platform;
  /** Names of collections. */
  readonly collections: readonly string[];
  /** From then on it holds no more; milliseconds since 1970. */
  readonly endsAt?: number;
}

/** Who may ask which collections. A `workspace` is whatever the platform installs the bot in. */
export type Grant = GrantBase &
  (
    | { readonly to: 'workspace'; readonly workspace: string }
    | {
        readonly to: 'channel';
        readonly workspace: string;
        readonly channel: string;
        /** Also while another organisation shares the channel, or the platform does not tell whether one does. */
        readonly shared: boolean;
      }
    /** Opens private answers in the workspace, and nothing else. */
    | { readonly to: 'role'; readonly workspace: string; readonly role: string }
    /** Of everybody who can write to the bot, where direct messages belong to no workspace. */
    | { readonly to: 'direct-messages' }
  );

export interface AccessSettings {
  /** Folders and globs over document ids by the collection's name; those behind `!` are left out of it. */
  readonly collections: ReadonlyMap<string, readonly string[]>;
  /** None: everything is open wherever the bot is. Any, even one that has ended: everything else is closed. */
  readonly grants: readonly Grant[];
  /**
   * The platforms from which any workspace installs the bot by itself: there a workspace sees what is granted to it, and nothing where
   * there are no grants. But those that stand here see everything in their own channels and direct messages. Absent: none.
   */
  readonly installable?: ReadonlyMap<Platform, ReadonlySet<string>>;
}

export function hasEnded({ endsAt }: Pick<Grant, 'endsAt'>, now: number): boolean {
  return endsAt !== undefined && now >= endsAt;
}
