import { type AnyCommand, usageOf } from '../protocol/command.js';
import { code, note, type ReplyContent, text, typed } from '../protocol/reply.js';

export function unknownCommand(commands: readonly AnyCommand[]): ReplyContent {
  return {
    blocks: [
      text('I do not know that command. I know:'),
      ...commands.map((command) =>
        text(typed(`${command.name} ${usageOf(command)}`), ` – ${command.description}`),
      ),
    ],
  };
}

export function misused(command: AnyCommand, problems: readonly string[]): ReplyContent {
  return {
    blocks: [
      text('I cannot run ', typed(command.name), ` like that: ${problems.join('; ')}.`),
      text('Use it like this: ', typed(`${command.name} ${usageOf(command)}`)),
      // What is searched for in the sample says nothing of other documents.
      ...(command.searches === true ? [] : command.examples.slice(0, 2)).map((example) =>
        text(typed(`${command.name} ${example}`)),
      ),
    ],
    data: { error: 'usage', problems },
  };
}

/** @param asked What they typed, as far as it is fixed words: "refresh", "about show:audit". */
export function moderatorsOnly(asked: string): ReplyContent {
  return {
    blocks: [text('Sorry, ', typed(asked), ' is for this bot’s moderators. Please ask one of them.')],
    data: { error: 'moderators-only' },
  };
}

export function tooSlow(): ReplyContent {
  return {
    blocks: [text('That took too long, so I stopped waiting. Please try again in a moment.')],
    data: { error: 'too-slow' },
  };
}

export function busy(): ReplyContent {
  return {
    blocks: [text('Too many questions are waiting just now. Please ask again in a minute.')],
    data: { error: 'busy' },
  };
}

/** @param requestId Lets an operator find the fault in the log. */
export function failed(requestId: string): ReplyContent {
  return {
    blocks: [
      text('Something went wrong on my side, and nothing was changed. Please try again.'),
      note('For whoever runs this bot: request ', code(requestId), ' in the log.'),
    ],
    data: { error: 'failed', requestId },
  };
}
