import type { Options, Values } from '../protocol/command.js';
import { parseText } from './options.js';

/**
 * What was asked, as one line that can be typed again, and by a button: the words, then the options behind them.
 * @param named Values of options that are not words.
 * @returns undefined where it would be read otherwise, for words may look like an option.
 */
export function requestLine(
  options: Options,
  words: string | undefined,
  named: Readonly<Record<string, string | undefined>> = {},
): string | undefined {
  const given = Object.entries(named).filter(([, value]) => value !== undefined);
  const asked = [
    ...(words === undefined ? [] : [words]),
    ...given.map(([name, value]) => `${name}:"${value}"`),
  ];
  const line = asked.join(' ');
  const again = parseText(options, line);
  if (!('args' in again)) return undefined;
  const meant: Values = { ...named, [wordsOption(options)]: words };
  const isSame = Object.keys(options).every((name) => again.args[name] === meant[name]);
  return isSame ? line : undefined;
}

function wordsOption(options: Options): string {
  return Object.keys(options).find((name) => options[name]?.type === 'words') ?? '';
}
