import {
  DiscordAPIError,
  DiscordjsError,
  DiscordjsErrorCodes,
  GatewayCloseCodes,
  HTTPError,
  RateLimitError,
} from 'discord.js';
import { AdapterError } from '../../chat/protocol/adapter.js';
import type { Delivery } from '../../chat/protocol/invocation.js';
import { errorCode, errorName } from '../../core/types/error-names.js';
import { doctorTexts } from './doctor-texts.js';
import type { IntentSettings } from './intents.js';
import { apiHost, type DiscordOptions } from './options.js';

const { fault: texts } = doctorTexts;

/** Codes of Discord's JSON errors. https://discord.com/developers/docs/topics/opcodes-and-status-codes#json */
export const errorCodes = {
  unknownChannel: 10_003,
  unknownGuild: 10_004,
  unknownMember: 10_007,
  unknownMessage: 10_008,
  unknownUser: 10_013,
  unknownWebhook: 10_015,
  unknownInteraction: 10_062,
  alreadyAcknowledged: 40_060,
  missingAccess: 50_001,
  invalidWebhookToken: 50_027,
} as const;

/** Errors of a connection that was never made: nothing was sent. */
const neverSent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

/** How a post ended that threw `error`: whether it surely does not stand in the channel. */
export function deliveryAfter(error: unknown): Delivery {
  const isRefused =
    error instanceof DiscordAPIError || error instanceof RateLimitError || neverSent.has(networkCode(error));
  return { kind: isRefused ? 'refused' : 'uncertain' };
}

/** What the log may say of an error: no message and no address, for those hold text and interaction tokens. */
export function describe(error: unknown): { readonly name: string; code?: number | string; status?: number } {
  if (error instanceof DiscordAPIError) {
    return { name: 'DiscordAPIError', code: error.code, status: error.status };
  }
  if (error instanceof HTTPError) return { name: 'HTTPError', status: error.status };
  const code = networkCode(error);
  return { name: errorName(error), ...(code === '' ? {} : { code }) };
}

function networkCode(error: unknown): string {
  if (!(error instanceof Error)) return '';
  return errorCode(error) ?? (error.cause === undefined ? '' : networkCode(error.cause));
}

/** Why the gateway closed the connection for good; refused where it will not take this bot again. */
export function closeFault(code: number, wishes: IntentSettings): AdapterError {
  const refusal = finalClose(code, wishes);
  return refusal === undefined
    ? new AdapterError(texts.closed(code), 'unreachable')
    : new AdapterError(refusal, 'refused');
}

function finalClose(code: number, { listening }: IntentSettings): string | undefined {
  switch (code) {
    case GatewayCloseCodes.AuthenticationFailed:
      return texts.token;
    case GatewayCloseCodes.DisallowedIntents:
    case GatewayCloseCodes.InvalidIntents:
      return listening ? texts.contentIntent(code) : texts.intents(code);
    case GatewayCloseCodes.ShardingRequired:
    case GatewayCloseCodes.InvalidShard:
      return texts.sharding(code);
    case GatewayCloseCodes.InvalidAPIVersion:
      return texts.version(code);
    default:
      return undefined;
  }
}

/** One line for whoever runs the bot: why it could not connect, and what to do. */
export function connectionFault(error: unknown, options: DiscordOptions): AdapterError {
  const isRefused =
    (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid) ||
    (error instanceof DiscordAPIError && error.status === 401);
  if (isRefused) return new AdapterError(texts.token, 'refused');
  const { name, code, status } = describe(error);
  return new AdapterError(texts.unreached(apiHost(options), status ?? code ?? name), 'unreachable');
}

/** One line: why the commands could not be registered, and what to do. */
export function registrationFault(error: unknown, options: DiscordOptions): AdapterError {
  if (!(error instanceof DiscordAPIError) || error.status === 401) return connectionFault(error, options);
  if (options.guildId !== undefined && (error.status === 403 || error.status === 404)) {
    return new AdapterError(texts.notInGuild(options.guildId, error.code), 'refused');
  }
  return new AdapterError(texts.commandsRefused(error.status, error.code), 'refused');
}
