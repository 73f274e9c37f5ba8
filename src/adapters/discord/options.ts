import type { RESTOptions } from 'discord.js';
import type { OpenRequests } from '../../chat/protocol/open-requests.js';
import { defined } from '../../core/types/defined.js';
import type { IntentSettings } from './intents.js';
import type { RegistrationOptions } from './registration.js';

export interface DiscordOptions extends RegistrationOptions, IntentSettings {
  readonly token: string;
  /** Only compared with the token's own application; the token decides. */
  readonly applicationId?: string;
  /** Registers the commands in this guild alone, where they appear at once. */
  readonly guildId?: string;
  /** Replaces Discord's own; ends in `/api`, without a version. */
  readonly apiUrl?: string;
  /** How REST requests are made; discord.js's own way by default. */
  readonly makeRequest?: RESTOptions['makeRequest'];
  /** How long a request waits for its answer, in milliseconds. */
  readonly timeoutMs?: number;
  /** How long `start` waits for Discord, in milliseconds. */
  readonly patienceMs?: number;
  /** Pauses before a reply that Discord did not take is shown again, in milliseconds. */
  readonly retryDelaysMs?: readonly number[];
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** What the next process is to know of; absent: nothing. */
  readonly openRequests?: OpenRequests;
}

const apiVersion = '10';
const defaultApi = 'https://discord.com/api';

/**
 * For discord.js's REST client. A request is given up after 10 s by default, and waits for a rate limit 30 s at most; `retries`
 * are for requests that got no answer or 5xx. It paces itself by what Discord's headers tell, each route by itself, so that
 * nothing here queues posts.
 */
export function restOptions(options: DiscordOptions, retries: number): Partial<RESTOptions> {
  return {
    api: options.apiUrl ?? defaultApi,
    version: apiVersion,
    timeout: options.timeoutMs ?? 10_000,
    retries,
    rejectOnRateLimit: ({ timeToReset }) => timeToReset > 30_000,
    ...defined({ makeRequest: options.makeRequest }),
  };
}

/** Where the API is, for messages: without a path, and without a password that may stand in an address. */
export function apiHost(options: Pick<DiscordOptions, 'apiUrl'>): string {
  const url = options.apiUrl ?? defaultApi;
  return URL.canParse(url) ? new URL(url).host : 'DISCORD_API_URL';
}
