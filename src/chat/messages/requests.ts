import type { Texts } from '../../texts/texts.js';
import type { OptionProblem } from '../dispatch/option-problem.js';
import { type AnyCommand, usageOf } from '../protocol/command.js';
import { type Block, code, note, type ReplyContent, text, typed } from '../protocol/reply.js';
import { problemWords } from './options.js';

export function unknownCommand(texts: Texts, commands: readonly AnyCommand[]): ReplyContent {
  return { blocks: [text(texts.requests.unknownCommand), ...usages(texts, commands)] };
}

/** What can be typed, one command a line. */
export function usages(texts: Texts, commands: readonly AnyCommand[]): Block[] {
  return commands.map((command) =>
    text(typed(`${command.name} ${usageOf(command)}`), ` – ${command.description(texts)}`),
  );
}

export function misused(
  { requests }: Texts,
  command: AnyCommand,
  found: readonly OptionProblem[],
): ReplyContent {
  const problems = found.map((problem) => problemWords(requests.problems, problem));
  return {
    blocks: [
      text(...requests.misused(typed(command.name), problems)),
      text(...requests.useItLikeThis(typed(`${command.name} ${usageOf(command)}`))),
      // What is searched for in the sample says nothing of other documents.
      ...(command.searches === true ? [] : command.examples.slice(0, 2)).map((example) =>
        text(typed(`${command.name} ${example}`)),
      ),
    ],
    data: { error: 'usage', problems },
  };
}

/** @param asked What they typed, as far as it is fixed words: "refresh", "about show:audit". */
export function moderatorsOnly({ requests }: Texts, asked: string): ReplyContent {
  return {
    blocks: [text(...requests.moderatorsOnly(typed(asked)))],
    data: { error: 'moderators-only' },
  };
}

export function tooSlow({ requests }: Texts): ReplyContent {
  return { blocks: [text(requests.tooSlow)], data: { error: 'too-slow' } };
}

export function busy({ requests }: Texts): ReplyContent {
  return { blocks: [text(requests.busy)], data: { error: 'busy' } };
}

/** @param requestId Lets an operator find the fault in the log. */
export function failed({ requests }: Texts, requestId: string): ReplyContent {
  return {
    blocks: [text(requests.failed), note(...requests.forOperators(code(requestId)))],
    data: { error: 'failed', requestId },
  };
}
