import type { IndexReader } from '../types/index-reader.js';
import type { Thesaurus } from '../types/ports.js';
import type { Scope } from '../types/scope.js';
import type { Span } from '../types/span.js';

/** What a question is read with. */
export interface QuestionContext {
  readonly reader: IndexReader;
  readonly scope: Scope;
  readonly thesaurus?: Thesaurus | undefined;
  /** ISO 639-1; overrides detection. */
  readonly language?: string | undefined;
  /** As `QuestionOptions.subject`. */
  readonly subject?: readonly string[] | undefined;
  /** Of a message of several sentences the one that is asked by itself, one of `Question.message`; default: the whole. */
  readonly alone?: Span | undefined;
  /** With `alone`: other stretches of the message, of which nothing is asked. */
  readonly apart?: readonly Span[] | undefined;
}
