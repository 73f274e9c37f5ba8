import type { Corrector } from './corrector.js';
import type { Location, Platform } from './location.js';
import type { ProactiveMessenger } from './proactive-messenger.js';

/** How an adapter is; `reason` says in one clear line why it is down, without a secret. */
export interface AdapterStatus {
  readonly name: Platform;
  readonly state: 'starting' | 'up' | 'down';
  readonly reason?: string;
}

/** A platform's edge: an event in, dispatch, a reply out. */
export interface Adapter {
  readonly status: AdapterStatus;
  /**
   * Resolves when connected.
   * @throws {AdapterError} when the platform refuses (a bad token) or cannot be reached within the adapter's patience.
   */
  start(): Promise<void>;
  /** A place of this platform that was kept, able again to tell whether others share it; any other as it is. */
  placeAgain?(place: Location): Location;
  /** The platform's id of who speaks here, the same for every token of the bot; absent until it is known. */
  readonly self?: string | undefined;
  /** Corrects what was said here; absent where nothing can be. */
  readonly corrector?: Corrector;
  /** Tells people what they wanted to be told of; absent where nobody can be. */
  readonly messenger?: ProactiveMessenger;
  /** Takes no new work, lets replies in flight finish for at most `graceMs`, disconnects. Never throws. */
  stop(graceMs: number): Promise<void>;
}

/** `message`: what happened, where, what to do; one line, no secret. */
export class AdapterError extends Error {
  override readonly name = 'AdapterError';
  /** `refused`: it stays so until somebody fixes what `message` names; `unreachable`: a later attempt may succeed. */
  readonly kind: 'refused' | 'unreachable';

  constructor(message: string, kind: AdapterError['kind'], options: ErrorOptions = {}) {
    super(message, options);
    this.kind = kind;
  }
}

/**
 * One line of `npm run doctor`; `todo` says what to do about anything that is not `ok`. `unknown`: it cannot be seen from
 * here whether it is right.
 */
export interface Finding {
  readonly level: 'ok' | 'unknown' | 'warning' | 'problem';
  readonly what: string;
  readonly todo?: string;
}
