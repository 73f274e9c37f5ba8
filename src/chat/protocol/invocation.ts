import type { ChosenMessage } from './chosen-message.js';
import type { AnyCommand, Values } from './command.js';
import type { Utterance } from './conversation.js';
import type { GivenDraft } from './drafts.js';
import type { Location, Person } from './location.js';
import type { Progress, Reply, Visibility } from './reply.js';

/** A command, or what was said to the bot, as an adapter received it. */
export interface Invocation {
  /** The adapter's id for this request; appears in every log line about it. */
  readonly id: string;
  /** Without the slash; absent where the bot was spoken to: the words then tell which command is meant. */
  readonly command?: string;
  readonly input:
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'values'; readonly values: Values };
  /** What stands in the place of the command's words, for a command that takes drafts. */
  readonly draft?: GivenDraft;
  readonly place: Location;
  readonly person: Person;
  /** Where the bot was spoken to. */
  readonly utterance?: Utterance;
  /** Whether the reply is for the asker alone, whatever the place is configured for. */
  readonly isPrivate?: boolean;
}

/** What people say to one another. */
export interface UnaddressedMessage extends Pick<Invocation, 'id' | 'place' | 'person'> {
  readonly text: string;
  /** Whether it opens a thread of its own under a title: a question then, however it is put. */
  readonly isPost?: boolean;
  readonly utterance: Utterance;
}

/** A command chosen for a message. */
export interface OnMessage extends Pick<Invocation, 'id' | 'place' | 'person'> {
  /** The command's name, or what it is called on messages. */
  readonly command: string;
  readonly message: ChosenMessage;
}

/** A form that was opened for a command, as it was sent. */
export interface SentForm extends Pick<Invocation, 'id' | 'place' | 'person'> {
  readonly command: string;
  /** What was typed beside the command's words when it was opened. */
  readonly values: Values;
  readonly draft: GivenDraft;
}

/** A pressed button. */
export interface ButtonInteraction {
  readonly id: string;
  /** As it came back from the platform: whatever stood in the button. */
  readonly action: string;
  readonly answerId: string;
  /** The message with the button, where the platform tells it by the id under which it was posted. */
  readonly messageId?: string;
  /** As shown in the message above the button; undefined where it could not be read back. */
  readonly question?: string;
  /** What was typed into the form that the button has opened, see `buttonForm`. */
  readonly typed?: string;
  readonly place: Location;
  readonly person: Person;
}

/** How showing a reply ended. `uncertain`: no answer came, so it may stand there; it is never sent again. */
export type Delivery =
  | { readonly kind: 'posted'; readonly messageId?: string }
  | { readonly kind: 'refused' | 'uncertain' };

/** What an adapter shows, and whom it tells how that went. */
export interface Outcome {
  readonly reply: Reply;
  /**
   * The message with the pressed button is to be deleted; `reply` is for then, and what is told of is the deletion, of
   * which `posted` says that the message is gone. `messageId`: where it is known.
   */
  readonly removes?: { readonly messageId?: string };
  /** Whether `reply` takes the place of the message with the pressed button; a public one that of a public one. */
  readonly replaces?: boolean;
  /** To be called once, after the reply was shown or failed to be. Never throws. */
  delivered(delivery: Delivery): Promise<void>;
}

export interface RunContext {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/** A request that has been read but not run: its visibility is settled, so that it can be acknowledged. */
export interface Prepared {
  readonly visibility: Visibility;
  readonly effort: AnyCommand['effort'];
  /** Never throws: a fault becomes a reply that says so. */
  run(context?: RunContext): Promise<Outcome>;
}
