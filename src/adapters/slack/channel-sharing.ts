import { LRUCache } from 'lru-cache';
import type { Location, Sharing } from '../../chat/protocol/location.js';
import type { Logger } from '../../chat/protocol/logger.js';
import { withDeadline } from '../../core/types/deadline.js';
import { attempt } from './attempts.js';
import { patience } from './limits.js';
import type { Workspaces } from './workspaces.js';

/** Channels remembered; the one that nobody asks about longest is forgotten first. */
const rememberedChannels = 1_000;
/** A channel may be shared at any time: what Slack said counts this long, in milliseconds. */
const rememberedMs = 60_000;

interface Told {
  readonly sharing: Promise<Sharing>;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Makes places that can tell what has to be asked of Slack about them. */
export type Locations = Pick<ChannelSharing, 'of'>;

/** Whether channels are shared with others, asked of Slack when somebody wants to know. */
export class ChannelSharing {
  readonly #workspaces: Pick<Workspaces, 'clientIn'>;
  readonly #log: Logger;
  readonly #now: () => number;
  readonly #told = new LRUCache<string, Told>({ max: rememberedChannels });

  /** @param now Milliseconds since 1970. */
  constructor(workspaces: Pick<Workspaces, 'clientIn'>, log: Logger, now: () => number) {
    this.#workspaces = workspaces;
    this.#log = log;
    this.#now = now;
  }

  /**
   * The place, which can then tell whether it is shared. A direct message is the workspace's own unless whoever writes
   * comes from another.
   * @param workspaceOfPerson As the event tells; absent where it does not.
   */
  of(place: Location, workspaceOfPerson?: string): Location {
    const { kind, channel, workspace } = place;
    if (kind === 'direct') {
      const isOwn = workspaceOfPerson === undefined || workspaceOfPerson === workspace;
      return { ...place, sharing: async () => (isOwn ? 'own' : 'outside') };
    }
    return channel === undefined ? place : { ...place, sharing: () => this.#ask(workspace, channel) };
  }

  #ask(workspace: string | undefined, channel: string): Promise<Sharing> {
    const key = `${workspace ?? ''} ${channel}`;
    const known = this.#told.get(key);
    if (known !== undefined && this.#now() - known.at < rememberedMs) return known.sharing;
    const told: Told = {
      sharing: this.#askSlack(workspace, channel, () => this.#forget(key, told)),
      at: this.#now(),
    };
    this.#told.set(key, told);
    return told.sharing;
  }

  #forget(key: string, told: Told): void {
    if (this.#told.get(key) === told) this.#told.delete(key);
  }

  /** Never throws. @param forget Called where the next request shall ask again. */
  async #askSlack(workspace: string | undefined, channel: string, forget: () => void): Promise<Sharing> {
    const client = this.#workspaces.clientIn(workspace);
    const waiting = new AbortController();
    const { signal } = waiting;
    const asked = attempt(() => client.conversations.info({ channel }), {
      repeatable: true,
      deadline: Date.now() + patience.sharing,
      signal,
    });
    const answered = await withDeadline(asked, patience.sharing, undefined);
    waiting.abort();
    if (answered?.ok) return sharingOf(answered.value.channel);
    const code = answered?.fault.code ?? 'no_answer';
    if (answered?.fault.kind !== 'refused') forget();
    this.#log.warn(
      { channel, code },
      'Slack does not tell whether a channel is shared, so it counts as outside: check the scopes channels:read and groups:read, and whether the bot is a member',
    );
    return 'unknown';
  }
}

/** What Slack says of a channel. https://docs.slack.dev/reference/objects/conversation-object */
interface ToldChannel {
  readonly is_ext_shared?: boolean;
  readonly is_pending_ext_shared?: boolean;
  /** With another workspace, be it of the same organisation. */
  readonly is_shared?: boolean;
}

export function sharingOf(channel: ToldChannel | undefined): Sharing {
  const { is_ext_shared: isShared, is_pending_ext_shared: isPending, is_shared: isBetween } = channel ?? {};
  if (isShared === true || isPending === true || isBetween === true) return 'outside';
  return isShared === false ? 'own' : 'unknown';
}
