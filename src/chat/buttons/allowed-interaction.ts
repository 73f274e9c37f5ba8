import type { View } from '../access/views.js';
import type { GivenAnswer, GivenQuote } from '../protocol/given-answers.js';
import type { ButtonInteraction, Delivery, Outcome } from '../protocol/invocation.js';
import type { ReplyContent, Visibility } from '../protocol/reply.js';

/** A press that may go ahead. */
export interface AllowedInteraction {
  readonly interaction: ButtonInteraction;
  readonly given: GivenAnswer;
  /** Of the quotes that were shown those that may be seen here now, at least one but for a list. */
  readonly shown: readonly GivenQuote[];
  /** Of the quotes that were not shown those that may be seen here now. */
  readonly rest: readonly GivenQuote[];
  /** What may be seen by those who see the answer; its services hold no more. */
  readonly view: View;
  readonly viewFor: ViewFor;
}

/** What may be seen at the place of a press, by whom a reply is for. */
export type ViewFor = (visibility: Visibility) => Promise<View>;

/** What comes of a press. */
export interface InteractionResult {
  readonly content: ReplyContent;
  readonly visibility: Visibility;
  readonly removes?: NonNullable<Outcome['removes']>;
  readonly replaces?: true;
  delivered(delivery: Delivery): Promise<void>;
}

/** Says something to the presser alone, which leaves nothing to be noted. */
export function toAsker(content: ReplyContent): InteractionResult {
  return { content, visibility: 'asker', delivered: async () => {} };
}
