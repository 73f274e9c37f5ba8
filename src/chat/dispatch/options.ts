import type { Option, Options, Values } from '../protocol/command.js';
import type { OptionProblem } from './option-problem.js';

export type Parsed = { readonly args: Values } | { readonly problems: readonly OptionProblem[] };

/** An option's name with its colon; phones make one dash of two hyphens. */
const optionWord = /^(?:--|—|–)?([\p{L}-]+):/u;

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
 * Reads `name:value` words out of what was typed, also with a blank behind the colon; everything else, in order, is the
 * command's words. An option without a value is a problem; "made public: the report" within words is none, and stays.
 * A word whose name is no option of the command is left alone: it belongs to the question. In a command without
 * words a boolean option may stand by its bare name, and a choice by itself (`/refresh dry-run`).
 */
export function parseText(options: Options, typed: string): Parsed {
  const values: Record<string, string> = {};
  const given = new Set<string>();
  const problems: OptionProblem[] = [];
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
    if (given.has(option.name)) problems.push({ kind: 'twice', name: option.name });
    given.add(option.name);
    if (option.value === undefined)
      problems.push({ kind: 'value-missing', name: option.name, option: options[option.name] });
    else values[option.name] = option.value;
    // With the white space behind it, so that what is left reads as if it had never stood there.
    at = behindBlanks(typed, option.end);
  }
  const words = rest.trim();
  if (wordsName !== undefined) {
    if (words !== '' || mayBeEmpty(options[wordsName])) values[wordsName] = words;
  } else if (words !== '') {
    problems.push({ kind: 'no-such-option', words });
  }
  return check(options, values, problems);
}

/** Checks values that the platform has already separated (options of a slash command, command-line flags). */
export function parseValues(options: Options, given: Values): Parsed {
  const problems = Object.keys(given)
    .filter((name) => !Object.hasOwn(options, name))
    .map((words): OptionProblem => ({ kind: 'no-such-option', words }));
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

/** The options of a command that is given something else in the place of its words. */
export function withoutWords(options: Options): Options {
  return Object.fromEntries(Object.entries(options).filter(([, { type }]) => type !== 'words'));
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

function check(options: Options, given: Values, problems: OptionProblem[]): Parsed {
  const args: Record<string, string | boolean | undefined> = {};
  for (const [name, option] of Object.entries(options)) {
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    // Words given as '' are an empty question, which has an answer of its own; any other option left empty is not given.
    if (value === undefined || (value === '' && option.type !== 'words')) {
      if (value === undefined && mayBeEmpty(option)) args[name] = '';
      else if (option.required) problems.push({ kind: 'missing', name });
      continue;
    }
    const read = readValue(option, value);
    if (read === undefined) problems.push({ kind: 'wrong-value', name, option, given: String(value) });
    else args[name] = read;
  }
  return problems.length > 0 ? { problems } : { args };
}

function mayBeEmpty(option: Option | undefined): boolean {
  return option?.type === 'words' && option.mayBeEmpty === true;
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

/** An option as it was typed; `value` is undefined where it has none. */
interface TypedOption {
  readonly name: string;
  readonly value: string | undefined;
  readonly end: number;
}

function optionAt(options: Options, typed: string, at: number, bareFlags: boolean): TypedOption | undefined {
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
  const value = valueAt(typed, start);
  if (value !== undefined) return { name, ...value };
  const spaced = spacedValueAt(options, typed, start);
  if (spaced !== undefined && readValue(option, spaced.value) !== undefined) return { name, ...spaced };
  // In the midst of words it is one of them: "the report was made public: Huawei had access".
  const isAtAnEnd = at === typed.search(/\S/u) || behindBlanks(typed, start) === typed.length;
  const isBeforeOption = spaced === undefined && !isAtAnEnd;
  return isAtAnEnd || isBeforeOption ? { name, value: undefined, end: start } : undefined;
}

/** A value that follows its colon at once; undefined where white space or nothing does. */
function valueAt(typed: string, start: number): { readonly value: string; readonly end: number } | undefined {
  const closing = quotationMarks.get(typed.charAt(start));
  if (closing !== undefined) {
    for (let end = start + 1; end < typed.length; end++) {
      if (closing.includes(typed.charAt(end)) && /^(\s|$)/u.test(typed.slice(end + 1, end + 2))) {
        return end === start + 1 ? undefined : { value: typed.slice(start + 1, end), end: end + 1 };
      }
    }
  }
  const end = start + (/^\S*/u.exec(typed.slice(start))?.[0].length ?? 0);
  return end === start ? undefined : { value: typed.slice(start, end), end };
}

/** A value behind white space; undefined where nothing or another option follows. */
function spacedValueAt(options: Options, typed: string, colon: number) {
  const start = behindBlanks(typed, colon);
  const name = optionWord.exec(typed.slice(start, start + 64))?.[1]?.toLowerCase();
  return name !== undefined && Object.hasOwn(options, name) ? undefined : valueAt(typed, start);
}

function behindBlanks(typed: string, at: number): number {
  return at + (/^\s*/u.exec(typed.slice(at))?.[0].length ?? 0);
}

/** The end of the word at `at` and of the white space behind it. */
function wordEnd(typed: string, at: number): number {
  return at + Math.max(1, /^\S*\s*/u.exec(typed.slice(at))?.[0].length ?? 1);
}
