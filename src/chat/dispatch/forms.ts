import type { Texts } from '../../texts/texts.js';
import type { AnyCommand, OpenedForm, Option, Options } from '../protocol/command.js';
import type { Invocation } from '../protocol/invocation.js';
import { parseText, parseValues } from './options.js';

/**
 * The form that a command opens where it was typed without its words; undefined for every other command, where there are words,
 * and where something else is wrong with what was typed.
 */
export function formFor(
  texts: Texts,
  command: AnyCommand,
  { input }: Pick<Invocation, 'input'>,
): OpenedForm | undefined {
  const { name, draftForm } = command;
  if (draftForm === undefined) return undefined;
  const options = withOptionalWords(command.options);
  const parsed = input.kind === 'text' ? parseText(options, input.text) : parseValues(options, input.values);
  if (!('args' in parsed)) return undefined;
  const given = Object.entries(parsed.args);
  const isWords = (key: string) => options[key]?.type === 'words';
  const hasWords = given.some(([key, value]) => isWords(key) && String(value ?? '').trim() !== '');
  if (hasWords) return undefined;
  const values = Object.fromEntries(given.filter(([key, value]) => !isWords(key) && value !== undefined));
  const { title, label, submit } = draftForm;
  return { title: title(texts), label: label(texts), submit: submit(texts), command: name, values };
}

function withOptionalWords(options: Options): Options {
  const optional = (option: Option): Option =>
    option.type === 'words' ? { ...option, required: false } : option;
  return Object.fromEntries(Object.entries(options).map(([name, option]) => [name, optional(option)]));
}
