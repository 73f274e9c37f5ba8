import type { Texts } from '../../texts/texts.js';
import type { RateLimitSettings } from '../dispatch/rate-limits.js';
import type { AccessSettings } from './grants.js';
import type { HelperSettings, NamedHelper } from './helpers.js';
import type { Location } from './location.js';
import type { ModeratorSettings, PlatformTraits } from './platform.js';
import type { Visibility } from './reply.js';
import type { WatchSettings } from './watches.js';

/** What of the configuration decides how commands behave in a place. */
export interface ChatSettings {
  /** What the bot says in its own words, in the language that it speaks. */
  readonly texts: Texts;
  /** How many quotes an answer shows at most, 1-10, unless the channel says otherwise. */
  readonly maxQuotes: number;
  readonly maxQuestionLength: number;
  /** How sure an answer must be to be given unasked, 0..1. */
  readonly listenConfidence: number;
  /** Who sees an answer unless the asker or the channel says otherwise. */
  readonly visibility: Visibility;
  /** Whether messages are corrected whose quotes have changed, unless the channel says otherwise. */
  readonly corrects: boolean;
  /** By `PLATFORM:CHANNEL`. */
  readonly channels: ReadonlyMap<string, ChannelSettings>;
  readonly access: AccessSettings;
  /**
   * What programs that ask over MCP may search. Without collections: everything from this machine; from elsewhere
   * everything, too, but nothing once there are grants.
   */
  readonly mcp: Pick<ChannelSettings, 'collections'>;
  /** By the platform's name. */
  readonly moderators: Readonly<Record<string, ModeratorSettings>>;
  /** What the platforms have and are called, by name. */
  readonly platforms: ReadonlyMap<string, PlatformTraits>;
  readonly limits: RateLimitSettings;
  /** Whether words are noted that people ask for in vain. */
  readonly notesGaps: boolean;
  /** Whom people can ask where the documents do not answer, and how often. */
  readonly helpers: HelperSettings;
  /** How many questions are watched for whom, and how long. */
  readonly watches: WatchSettings;
  /** Of given answers. */
  readonly retentionDays: number;
  readonly auditRetentionDays: number;
}

/** How one channel differs; what is absent is as everywhere. */
export interface ChannelSettings {
  readonly visibility?: Visibility;
  /** 1-10. */
  readonly maxQuotes?: number;
  /** Only documents of these collections are searched and named there. */
  readonly collections?: readonly string[];
  /** Whether messages that are questions are answered unasked. */
  readonly listens: boolean;
  readonly corrects?: boolean;
}

/** How commands behave in a place; a thread's is its channel's. */
export interface LocationSettings {
  readonly visibility: Visibility;
  readonly maxQuotes: number;
  /** undefined: whatever may be seen there. */
  readonly collections: readonly string[] | undefined;
  readonly listens: boolean;
  readonly corrects: boolean;
}

export function settingsOf(place: Location, settings: ChatSettings): LocationSettings {
  const own = ownSettings(place, settings);
  return {
    visibility: own?.visibility ?? settings.visibility,
    maxQuotes: own?.maxQuotes ?? settings.maxQuotes,
    collections: own?.collections,
    listens: own?.listens ?? false,
    corrects: own?.corrects ?? settings.corrects,
  };
}

/**
 * Whom people can ask in a place, where the platform knows them now: in channels alone, and in none that is listened to.
 * @param isFresh Whether what the platform has just said is to be asked again.
 */
export async function helperIn(
  place: Location,
  settings: ChatSettings,
  isFresh = false,
): Promise<NamedHelper | undefined> {
  const { of, limits } = settings.helpers;
  const helper = of.get(`${place.platform}:${place.channel}`);
  const isOff = limits.perUserHourly === 0 || limits.perChannelDaily === 0;
  if (helper === undefined || isOff || place.kind !== 'channel') return undefined;
  if (settingsOf(place, settings).listens) return undefined;
  const name = await place.helperName?.(helper, isFresh);
  return name === undefined ? undefined : { ...helper, name };
}

function ownSettings(
  { platform, channel }: Location,
  settings: ChatSettings,
): Partial<ChannelSettings> | undefined {
  if (platform === 'mcp') return settings.mcp;
  return channel === undefined ? undefined : settings.channels.get(`${platform}:${channel}`);
}
