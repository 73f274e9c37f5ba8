import * as words from '../messages/message-commands.js';
import type { ChosenMessage } from '../protocol/chosen-message.js';
import type { AnyCommand, Options } from '../protocol/command.js';
import type { Invocation } from '../protocol/invocation.js';
import type { ReplyContent } from '../protocol/reply.js';

/** A command that is offered on messages. */
export interface MessageCommand {
  /** The command's name. */
  readonly name: string;
  readonly label: string;
  readonly description: string;
}

/** Those of the commands that are offered on messages, in a menu of the platform's. */
export function messageCommandsOf(commands: readonly AnyCommand[]): readonly MessageCommand[] {
  return commands.flatMap(({ name, description, onMessage }) =>
    onMessage === undefined ? [] : [{ name, description, label: onMessage }],
  );
}

/** Why a command cannot be run on a message; undefined where it can. */
export function whyUnread({
  text,
  isOwn,
  isDeleted,
  hasAttachments,
}: ChosenMessage): ReplyContent | undefined {
  if (isDeleted) return words.deleted();
  if (isOwn) return words.own();
  if (text.trim() !== '') return undefined;
  return hasAttachments ? words.withoutText() : words.empty();
}

/** A message's text in the place of the command's words. */
export function inputFrom(command: AnyCommand, text: string): Invocation['input'] {
  const wordsName = Object.entries(command.options as Options).find(([, { type }]) => type === 'words')?.[0];
  return { kind: 'values', values: wordsName === undefined ? {} : { [wordsName]: text.trim() } };
}
