import type { Helper } from './helpers.js';

/** A chat platform by the name that its adapter declares, or `terminal`, `web` or `mcp` (this machine and programs). */
export type Platform = string;

/** Whether a place is the workspace's own; `outside`: another organisation shares it. */
export type Sharing = 'own' | 'outside' | 'unknown';

/** Where something was asked. */
export interface Location {
  readonly platform: Platform;
  /** `channel`: others may read along; `direct`: a direct message, or a program that asks from elsewhere; `local`: this machine. */
  readonly kind: 'channel' | 'direct' | 'local';
  /** The id of what the bot is installed in: a workspace, a server. */
  readonly workspace?: string;
  readonly channel?: string;
  readonly thread?: string;
  /** Asks the platform, so only when it matters. Absent where the platform has no shared places, or nothing can be asked: `unknown`. */
  sharing?(): Promise<Sharing>;
  /**
   * What a helper is called there; undefined for one who is not there any more. Asks the platform, so only when it matters, and
   * waits but shortly. Absent where nobody can be called.
   * @param isFresh Whether what it has just said is to be asked again.
   */
  helperName?(helper: Helper, isFresh?: boolean): Promise<string | undefined>;
}

/** Whether buttons under an answer can be pressed there: neither in a terminal nor by a program. */
export function takesButtons({ platform }: Location): boolean {
  return platform !== 'terminal' && platform !== 'mcp';
}

/** Who asks, as the platform's event tells it. */
export interface Person {
  /** The platform's user id. */
  readonly id: string;
  /** For showing as text; never a mention. */
  readonly name: string;
  /** Ids of the roles that the person has; [] where the platform has none. */
  readonly roles: readonly string[];
  /** The platform's names of what the person may do here; [] where it names none. */
  readonly permissions: readonly string[];
  /** Whether the person is in any of these groups (ids); asks the platform, so only when it matters. */
  memberOf(groups: readonly string[]): Promise<boolean>;
}

/** Somebody of whom nothing is known but the id: with no roles, and in no group. */
export function anybody(id: string): Person {
  return { id, name: '', roles: [], permissions: [], memberOf: async () => false };
}

/** Whether two events come from the same place; a thread belongs to its channel. */
export function sameLocation(a: Location, b: Location): boolean {
  return a.platform === b.platform && a.workspace === b.workspace && a.channel === b.channel;
}

/** Of which places records are read: those of one workspace or server, or all, where this machine asks. */
export type Within = 'everywhere' | Required<Pick<Location, 'platform' | 'workspace'>>;

/** What somebody in a place may read of what is kept; undefined where the place belongs to no workspace: nothing. */
export function within({ kind, platform, workspace }: Location): Within | undefined {
  if (kind === 'local') return 'everywhere';
  return workspace === undefined ? undefined : { platform, workspace };
}
