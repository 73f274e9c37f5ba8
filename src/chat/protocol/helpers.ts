/** What a platform can mention: one person, everybody in a group, everybody with a role. */
export const helperKinds = ['user', 'userGroup', 'role'] as const;
export type HelperKind = (typeof helperKinds)[number];

/** Whom people of a channel can ask where the documents do not answer, as the configuration names them. */
export interface Helper {
  readonly kind: HelperKind;
  /** The platform's. */
  readonly id: string;
}

/** A helper that the platform knows. */
export interface NamedHelper extends Helper {
  /** For showing as text. */
  readonly name: string;
}

export interface HelperLimits {
  /** How often one person may call a helper within an hour, >= 0; 0: nobody is ever called. */
  readonly perUserHourly: number;
  /** The same for everybody in one channel together, within a day. */
  readonly perChannelDaily: number;
}

export interface HelperSettings {
  /** By `PLATFORM:CHANNEL`. */
  readonly of: ReadonlyMap<string, Helper>;
  readonly limits: HelperLimits;
}

/** A helper about to be called. */
export interface HelperCall {
  /** The answer that found nothing: of it a helper is called once, whoever presses. */
  readonly answerId: string;
  /** Under which the message that calls is kept. */
  readonly callId: string;
  readonly place: { readonly platform: string; readonly workspace?: string; readonly channel?: string };
  readonly personId: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Counts calls of helpers, also over a restart. What was asked is not kept. */
export interface HelperCalls {
  /** Notes a call before it is made, or says why it is not to be made. */
  begin(call: HelperCall, limits: HelperLimits): Promise<'begun' | 'called-already' | 'user' | 'channel'>;
  /** Whether a message is one that calls. */
  isCall(callId: string): Promise<boolean>;
  /** Takes back one that was surely not made. */
  withdraw(answerId: string): Promise<void>;
}
