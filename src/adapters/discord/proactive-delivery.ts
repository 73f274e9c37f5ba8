import { DiscordAPIError } from 'discord.js';
import type { ProactiveDelivery } from '../../chat/protocol/corrector.js';
import { deliveryAfter, describe, errorCodes } from './faults.js';

/** Codes for a message, a channel or a person that is not there any more. */
const nowhere: readonly (number | string)[] = [
  errorCodes.unknownChannel,
  errorCodes.unknownMessage,
  errorCodes.unknownUser,
  errorCodes.missingAccess,
];

/** What became of something that nobody has just asked for, after an error. */
export function proactiveDeliveryAfter(error: unknown): ProactiveDelivery {
  const { code = '', status, name } = describe(error);
  const told = String(code === '' ? (status ?? name) : code);
  const isRefused = deliveryAfter(error).kind === 'refused';
  if (!isRefused) return { kind: 'uncertain', code: told };
  // A token may be mended, a limit ends, and a connection that was never made may be yet.
  const isFinal = error instanceof DiscordAPIError && error.status !== 401;
  if (!isFinal) return { kind: 'later', code: told };
  return { kind: nowhere.includes(code) ? 'gone' : 'refused', code: told };
}
