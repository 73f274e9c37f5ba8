import type { Action } from '../../chat/protocol/reply.js';
import { defined } from '../../core/types/defined.js';
import { largestFitting } from '../../core/types/lower-bound.js';
import { limits } from './limits.js';

/** What a button carries: a press of a private message brings no message, so the question travels with the button. */
export interface ButtonValue {
  readonly answerId: string;
  readonly question?: string;
  /** What it does, where its name in Slack does not say so. */
  readonly action?: string;
}

/** JSON within Slack's limit; a question that is too long is cut between two characters and ends in "…". */
export function writeButtonValue({ answerId, question, action }: ButtonValue): string {
  if (question === undefined) return toJson({ answerId, ...defined({ action }) });
  const whole = toJson({ answerId, question });
  if (whole.length <= limits.buttonValue) return whole;
  const characters = [...question];
  const length = largestFitting(
    characters.length,
    (count) => withQuestionCut(answerId, characters, count).length <= limits.buttonValue,
  );
  return withQuestionCut(answerId, characters, Math.max(0, length));
}

/** Whether a button's value holds the whole question. */
export function holdsQuestion({ answerId, question }: Pick<Action, 'answerId' | 'question'>): boolean {
  return question !== undefined && toJson({ answerId, question }).length <= limits.buttonValue;
}

/** @returns undefined for a value that this program did not write. */
export function readButtonValue(value: string | undefined): ButtonValue | undefined {
  try {
    const read: unknown = JSON.parse(value ?? '');
    if (typeof read !== 'object' || read === null || !('answerId' in read)) return undefined;
    if (typeof read.answerId !== 'string') return undefined;
    const textOf = (key: string) => {
      const value = (read as Readonly<Record<string, unknown>>)[key];
      return typeof value === 'string' ? value : undefined;
    };
    return {
      answerId: read.answerId,
      ...defined({ question: textOf('question'), action: textOf('action') }),
    };
  } catch {
    return undefined;
  }
}

function withQuestionCut(answerId: string, characters: readonly string[], count: number): string {
  return toJson({ answerId, question: `${characters.slice(0, count).join('')}…` });
}

/** JSON in which Slack finds nothing to escape, so that it comes back as it went. */
function toJson(value: ButtonValue): string {
  return JSON.stringify(value).replace(
    /[&<>]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
