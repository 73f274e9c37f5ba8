import type { Platform } from './location.js';
import type { Reply } from './reply.js';

/** What became of a request: one of a few words, so that they can be counted by it. */
export const outcomes = [
  'found',
  'not-found',
  'done',
  'busy',
  'too-slow',
  'failed',
  'limited',
  'closed',
  'refused',
  'misused',
] as const;

export type RequestOutcome = (typeof outcomes)[number];

/**
 * Counts and times what happens, for whatever watches over the bot. It is told of no question, person, channel or document.
 */
export interface Meter {
  /** A request has its reply. @param command Of the commands that there are, `home`, or `unknown`. */
  answered(request: {
    readonly platform: Platform;
    readonly command: string;
    readonly outcome: RequestOutcome;
    /** From its reading to its reply, in milliseconds. */
    readonly tookMs: number;
  }): void;
  /** A reply stands where it was asked for. @param tookMs Since it was ready, in milliseconds. */
  shown(tookMs: number): void;
  /** A button was pressed. @param action Of the actions that there are, or `unknown`. */
  pressed(interaction: { readonly platform: Platform; readonly action: string }): void;
  /** A public message of the bot was corrected. */
  corrected(platform: Platform): void;
}

export const unmetered: Meter = { answered() {}, shown() {}, pressed() {}, corrected() {} };

/** By what a reply says for programs. */
export function outcomeOf({ data }: Pick<Reply, 'data'>): RequestOutcome {
  if (typeof data !== 'object' || data === null) return 'done';
  if ('error' in data) return outcomeOfError(String(data.error));
  if (!('kind' in data)) return 'done';
  return data.kind === 'found' || data.kind === 'not-found' ? data.kind : 'done';
}

function outcomeOfError(error: string): RequestOutcome {
  switch (error) {
    case 'busy':
    case 'too-slow':
    case 'limited':
    case 'closed':
    case 'failed':
      return error;
    case 'moderators-only':
    case 'private-only':
      return 'refused';
    case 'not-refreshed':
      return 'failed';
    default:
      // What was typed names nothing that there is, or is no such command.
      return 'misused';
  }
}
