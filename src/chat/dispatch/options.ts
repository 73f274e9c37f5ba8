import type { Option, Options, Values } from '../protocol/command.js';

export type Parsed = { readonly args: Values } | { readonly problems: readonly string[] };

/** Pairs of marks that may enclose a value, opening to closing; a phone's keyboard puts any of them. */
const quotationMarks = new Map([
  ['"', '"”“'],
  ['“', '”"“'],
  ['”', '”"'],
  ['„', '“”"'],
  ['«', '»'],
  ['»', '«'],
  ['‹', '›'],
  ['›', '‹'],
  ["'", "'’"],
  ['‘', "’'"],
  ['‚', "‘’'"],
  ['’', "’'"],
  ['「', '」'],
  ['『', '』'],
  ['《', '》'],
]);

const yes = new Set(['yes', 'y', 'true', 'on', '1']);
const no = new Set(['no', 'n', 'false', 'off', '0']);

/**
 * Reads `name:value` words out of what was typed; everything else, in order, is the command's words.
 * A word whose name is no option of the command is left alone: it belongs to the question. In a command without
 * words a boolean option may stand by its bare name, and a choice by itself (`/refresh dry-run`).
 */
export function parseText(options: Options, typed: string): Parsed {
  const values: Record<string, string> = {};
  const problems: string[] = [];
  const wordsName = wordsOf(options);
  let rest = '';
  let at = 0;
  while (at < typed.length) {
    const option = optionAt(options, typed, at, wordsName === undefined);
    if (option === undefined) {
      const next = wordEnd(typed, at);
      rest += typed.slice(at, next);
      at = next;
      continue;
    }
    if (Object.hasOwn(values, option.name)) problems.push(`${option.name} is given twice`);
    values[option.name] = option.value;
    // With the white space behind it, so that what is left reads as if it had never stood there.
    at = option.end + (/^\s*/u.exec(typed.slice(option.end))?.[0].length ?? 0);
  }
  const words = rest.trim();
  if (wordsName !== undefined) {
    if (words !== '') values[wordsName] = words;
  } else if (words !== '') {
    problems.push(`“${words}” is not an option of this command`);
  }
  return check(options, values, problems);
}

/** Checks values that the platform has already separated (Discord options, command-line flags). */
export function parseValues(options: Options, given: Values): Parsed {
  const problems = Object.keys(given)
    .filter((name) => !Object.hasOwn(options, name))
    .map((name) => `“${name}” is not an option of this command`);
  return check(options, given, problems);
}

/** The option that a word stands for by being one of its choices; undefined in a command that takes words. */
export function optionWithChoice(options: Options, word: string): string | undefined {
  if (wordsOf(options) !== undefined) return undefined;
  return Object.keys(options).find((name) => {
    const option = options[name];
    return option?.type === 'choice' && option.choices.includes(word);
  });
}

function wordsOf(options: Options): string | undefined {
  return Object.keys(options).find((name) => options[name]?.type === 'words');
}

/** Whether a choice was made that only moderators may make. */
export function isForModerators(options: Options, args: Values): boolean {
  return choicesForModerators(options, args).length > 0;
}

/** The choices made that only moderators may make, as they are typed: "show:audit". */
export function choicesForModerators(options: Options, args: Values): string[] {
  return Object.entries(options)
    .filter(
      ([name, option]) =>
        option.type === 'choice' && option.forModerators?.some((choice) => choice === args[name]) === true,
    )
    .map(([name]) => `${name}:${args[name]}`);
}

function check(options: Options, given: Values, problems: string[]): Parsed {
  const args: Record<string, string | boolean | undefined> = {};
  for (const [name, option] of Object.entries(options)) {
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    // Words given as '' are an empty question, which has an answer of its own; any other option left empty is not given.
    if (value === undefined || (value === '' && option.type !== 'words')) {
      if (option.required) problems.push(`${name} is missing`);
      continue;
    }
    const read = readValue(option, value);
    if (read === undefined) problems.push(`${name} must be ${expected(option)}, got “${String(value)}”`);
    else args[name] = read;
  }
  return problems.length > 0 ? { problems } : { args };
}

function readValue(option: Option, value: string | boolean): string | boolean | undefined {
  if (option.type === 'boolean') {
    if (typeof value === 'boolean') return value;
    const word = value.toLowerCase();
    return yes.has(word) ? true : no.has(word) ? false : undefined;
  }
  if (typeof value !== 'string') return undefined;
  if (option.type === 'choice') return option.choices.find((choice) => choice === value.toLowerCase());
  return value;
}

function expected(option: Option): string {
  if (option.type === 'boolean') return 'yes or no';
  if (option.type === 'choice') return option.choices.join(' or ');
  return 'text';
}

function optionAt(options: Options, typed: string, at: number, bareFlags: boolean) {
  if (at > 0 && !/\s/u.test(typed.charAt(at - 1))) return undefined;
  const match = /^(?:--|—|–)?([\p{L}-]+)(:|$|(?=\s))/u.exec(typed.slice(at, at + 64));
  const name = match?.[1]?.toLowerCase();
  if (match === null || name === undefined) return undefined;
  const chosen = match[2] === ':' ? undefined : optionWithChoice(options, name);
  if (chosen !== undefined) return { name: chosen, value: name, end: at + match[0].length };
  if (!Object.hasOwn(options, name)) return undefined;
  const option = options[name];
  if (option === undefined || option.type === 'words') return undefined;
  if (match[2] !== ':') {
    if (!bareFlags || option.type !== 'boolean') return undefined;
    return { name, value: 'yes', end: at + match[0].length };
  }
  const start = at + match[0].length;
  const closing = quotationMarks.get(typed.charAt(start));
  if (closing !== undefined) {
    for (let end = start + 1; end < typed.length; end++) {
      if (closing.includes(typed.charAt(end)) && /^(\s|$)/u.test(typed.slice(end + 1, end + 2))) {
        return { name, value: typed.slice(start + 1, end), end: end + 1 };
      }
    }
  }
  const end = start + (/^\S*/u.exec(typed.slice(start))?.[0].length ?? 0);
  return { name, value: typed.slice(start, end), end };
}

/** The end of the word at `at` and of the white space behind it. */
function wordEnd(typed: string, at: number): number {
  return at + Math.max(1, /^\S*\s*/u.exec(typed.slice(at))?.[0].length ?? 1);
}
