import type { Option } from '../protocol/command.js';

/** What is wrong with the options of a command, as they were given. */
export type OptionProblem =
  /** Words that are no option of the command. */
  | { readonly kind: 'no-such-option'; readonly words: string }
  | { readonly kind: 'twice'; readonly name: string }
  /** A required option was left out. */
  | { readonly kind: 'missing'; readonly name: string }
  /** An option was named, and nothing stands behind its colon. */
  | { readonly kind: 'value-missing'; readonly name: string; readonly option: Option | undefined }
  | {
      readonly kind: 'wrong-value';
      readonly name: string;
      readonly option: Option;
      readonly given: string;
    };
