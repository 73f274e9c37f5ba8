import type { HelperKind } from './helpers.js';
import type { Platform } from './location.js';

/** What a chat platform is called and has, as far as access and messages need to know it. */
export interface PlatformTraits {
  /** Names it in verbatim.yaml, in the state and in logs: one word in small letters. */
  readonly name: Platform;
  /** Names it for people. */
  readonly label: string;
  /** What it calls what the bot is installed in: "workspace", "server". */
  readonly workspaceWord: 'workspace' | 'server';
  /** Whether a channel can be shared with another organisation. */
  readonly sharesChannels: boolean;
  /** Whether direct messages belong to no workspace, so that grants name them by themselves. */
  readonly directMessagesAlone: boolean;
  /** The address of a message in that workspace, out of what somebody has typed; undefined for anything else. */
  messageAddress(typed: string, workspace: string | undefined): string | undefined;
}

/** An id as a platform writes it. */
export interface IdShape {
  readonly shape: RegExp;
  /** Ends the message about any other: "must be a user id such as U012AB3CD". */
  readonly expected: string;
}

/** Names of which a configuration may list any. */
export interface NameChoice {
  readonly among: readonly string[];
  /** What they are, with the platform’s label: "… permission". */
  readonly kind: string;
  /** Listed where the configuration lists none. */
  readonly default: readonly string[];
}

/** Whom a configuration names as moderators; a platform takes some of these. */
export interface ModeratorSettings {
  /** Ids. */
  readonly users?: readonly string[];
  /** Ids of groups whose members the platform tells. */
  readonly userGroups?: readonly string[];
  /** Whoever has any of these in the workspace. */
  readonly permissions?: readonly string[];
  /** Ids of roles in the workspace. */
  readonly roles?: readonly string[];
}

/** A variable of the environment. */
export interface PlatformVariable {
  readonly isRight: (value: string) => boolean;
  /** Ends the message about any other: "must start with xoxb-". */
  readonly expected: string;
  /** Whether its value is shown to nobody. */
  readonly isSecret: boolean;
}

/** The variables of a platform that are set, checked one by one. */
export type PlatformValues = Readonly<Record<string, string | undefined>>;

/**
 * All that is peculiar to a chat platform and that the configuration, access and messages have to know. Its adapter
 * declares it once, in a file that loads no library of the platform.
 */
export interface PlatformDeclaration extends PlatformTraits {
  readonly ids: {
    readonly workspace: IdShape;
    /** Of what settings may name: channels, and direct messages where they are channels, too. */
    readonly channel: IdShape;
    /** Of what a grant may name. */
    readonly granted: Omit<IdShape, 'expected'> & { readonly example: string };
    /** Absent where the platform has no roles. */
    readonly role?: IdShape;
  };
  readonly moderators: Readonly<Partial<Record<keyof ModeratorSettings, IdShape | NameChoice>>>;
  /** Whom a channel can name to be asked; a platform takes some of these. */
  readonly helpers: Readonly<Partial<Record<HelperKind, IdShape>>>;
  /** By name, in the order of .env.example. */
  readonly variables: Readonly<Record<string, PlatformVariable>>;
  /** The variable without which the platform is not connected. */
  readonly token: string;
  /** What is missing beside the variables that are set, a line each. */
  missing(set: PlatformValues): readonly string[];
  /** What it takes that workspaces install the bot by themselves; absent where they cannot. */
  readonly installing?: {
    /** What stands in the way among the variables, a line each. */
    missing(set: PlatformValues): readonly string[];
  };
  /** Whether it reaches the bot at the bot's own server. */
  callsBack(values: PlatformValues): boolean;
  /** What its secrets look like where they stand in a wrong place. */
  readonly secretShapes: readonly RegExp[];
}
