import type { AnyCommand, Option, Options } from '../protocol/command.js';
import type { Invocation } from '../protocol/invocation.js';
import { parseText } from './options.js';

/** What is meant where no command is named. */
export const questions = 'ask';

/** A command by name, known or not, and what stands behind it. */
interface Meant {
  readonly command: string;
  readonly input: Invocation['input'];
}

/** The command that an invocation means; where the bot was only called by its name, a question of no words. */
export function meaningOf(
  { command, input }: Pick<Invocation, 'command' | 'input'>,
  commands: readonly AnyCommand[],
): Meant {
  if (command !== undefined) return { command, input };
  return input.kind === 'text' ? readMention(input.text, commands) : { command: questions, input };
}

/**
 * Reads what stands beside the bot's name. A first word that names a command, with or without a slash, is that
 * command; everything else is a question. "about the strike" is one, too: `/about` takes no words.
 */
function readMention(said: string, commands: readonly AnyCommand[]): Meant {
  const words = said.trim();
  const [first, slash, name = ''] = /^(\/?)([\p{L}-]+)(?=\s|$)/u.exec(words) ?? ['', ''];
  const rest = words.slice(first.length).trim();
  const command = commands.find((candidate) => candidate.name === name.toLowerCase());
  const isCommand = slash === '/' || (command !== undefined && fits(command, rest));
  return isCommand
    ? { command: name.toLowerCase(), input: { kind: 'text', text: rest } }
    : { command: questions, input: { kind: 'text', text: words } };
}

/** Whether the command has a place for what stands behind its name. */
function fits(command: AnyCommand, rest: string): boolean {
  const options: Options = command.options;
  const takesWords = Object.values<Option>(options).some(({ type }) => type === 'words');
  return takesWords || 'args' in parseText(options, rest);
}
