import type { Visibility } from './reply.js';

/** What of the configuration decides how commands behave in a place. */
export interface ChatSettings {
  readonly maxQuotes: number;
  readonly maxQuestionLength: number;
  readonly visibility: {
    readonly default: Visibility;
    /** By `slack:CHANNEL` or `discord:CHANNEL`. */
    readonly channels: ReadonlyMap<string, Visibility>;
  };
  readonly moderators: {
    readonly slack: { readonly users: readonly string[]; readonly userGroups: readonly string[] };
    readonly discord: { readonly permissions: readonly string[]; readonly roles: readonly string[] };
  };
  readonly retentionDays: number;
}
