import { english } from '../../texts/english/index.js';
import type { Texts } from '../../texts/texts.js';
import type { ChosenMessage } from '../protocol/chosen-message.js';
import type { AnyCommand, Options, Wording } from '../protocol/command.js';
import type { Invocation } from '../protocol/invocation.js';
import { type ReplyContent, says } from '../protocol/reply.js';

/** A command that is offered on messages. */
export interface MessageCommand {
  /** The command's name. */
  readonly name: string;
  readonly label: Wording;
  readonly description: Wording;
}

/** Those of the commands that are offered on messages, in a menu of the platform's. */
export function messageCommandsOf(commands: readonly AnyCommand[]): readonly MessageCommand[] {
  return commands.flatMap(({ name, description, onMessage }) =>
    onMessage === undefined ? [] : [{ name, description, label: onMessage }],
  );
}

/**
 * The command that was chosen for a message.
 * @param name Its own, or what it is called on messages in English: where a platform shows that in the reader's language, it
 * sends it so.
 */
export function chosenCommand(commands: readonly AnyCommand[], name: string): AnyCommand | undefined {
  return commands.find((known) => known.name === name || known.onMessage?.(english) === name);
}

/** Why a command cannot be run on a message; undefined where it can. */
export function whyUnread(
  { messageCommands: words }: Texts,
  { text, isOwn, isDeleted, hasAttachments }: ChosenMessage,
): ReplyContent | undefined {
  if (isDeleted) return says(words.deleted);
  if (isOwn) return says(words.own);
  if (text.trim() !== '') return undefined;
  return says(hasAttachments ? words.withoutText : words.empty);
}

/** A message's text in the place of the command's words. */
export function inputFrom(command: AnyCommand, text: string): Invocation['input'] {
  const wordsName = Object.entries(command.options as Options).find(([, { type }]) => type === 'words')?.[0];
  return { kind: 'values', values: wordsName === undefined ? {} : { [wordsName]: text.trim() } };
}
