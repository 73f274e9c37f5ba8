import type { OptionProblem } from '../../chat/dispatch/option-problem.js';
import { optionWithChoice, parseText, parseValues } from '../../chat/dispatch/options.js';
import { exportFormats } from '../../chat/export/export-reply.js';
import { problemWords } from '../../chat/messages/options.js';
import type { AnyCommand, Option, Options, Values } from '../../chat/protocol/command.js';
import { commandLine } from '../../texts/command-line/index.js';
import { english } from '../../texts/english/index.js';
import { UsageError, unknown } from './arguments.js';

const { misuse, chatCommandFlags: flags } = commandLine;

export interface CommandLine {
  readonly values: Values;
  readonly json: boolean;
  /** Whether a check that does not pass has an exit code of its own. */
  readonly exitCode: boolean;
  /** What stands behind `--export`. */
  readonly exportAs?: string;
  /** The one argument that is no option, of a command that takes drafts: a file may be meant. */
  readonly mayBeFile?: string;
}

/** Says of a command that takes drafts that what is typed is no file's name. */
const forcesWords = 'words';

const printOptions: Options = {
  json: { type: 'boolean', description: () => flags.json },
  export: { type: 'choice', choices: exportFormats, description: () => flags.export },
  // Taken out before (`takeCorpus`); here for help, completion and advice.
  corpus: { type: 'string', description: () => flags.corpus },
};

const checkOptions: Options = {
  'exit-code': { type: 'boolean', description: () => flags['exit-code'] },
};

const draftOptions: Options = {
  [forcesWords]: { type: 'boolean', description: () => flags[forcesWords] },
};

/** What a command takes in the terminal beside its own options. */
export function terminalOptions({ isCheck, draftForm }: AnyCommand): Options {
  return {
    ...printOptions,
    ...(isCheck === true ? checkOptions : {}),
    ...(draftForm === undefined ? {} : draftOptions),
  };
}

/**
 * Reads a command's arguments as a shell hands them over: `--name value`, `--name=value`, `--flag`, `--json`,
 * `--export FORMAT`, `--exit-code`, `--words` of a command that takes drafts; `--` ends them. All else is what one would
 * type in a chat, `name:value` words included.
 * @throws {UsageError} that names every problem.
 */
export function readCommandLine(command: AnyCommand, argv: readonly string[]): CommandLine {
  const options = command.options as Options;
  const known: Options = { ...terminalOptions(command), ...options };
  const given: Record<string, string | boolean> = {};
  const words: string[] = [];
  const problems: string[] = [];
  let areWords = false;

  for (let i = 0; i < argv.length; i++) {
    const argument = argv[i] ?? '';
    if (argument === '--') {
      words.push(...argv.slice(i + 1));
      break;
    }
    if (!argument.startsWith('--') || isChatWord(argument, options)) {
      words.push(argument);
      continue;
    }
    const equals = argument.indexOf('=');
    const name = argument.slice(2, equals === -1 ? undefined : equals);
    if (command.draftForm !== undefined && name === forcesWords) {
      areWords = true;
      if (equals !== -1) words.push(argument.slice(equals + 1));
      continue;
    }
    const option = Object.hasOwn(known, name) ? known[name] : undefined;
    if (option === undefined) {
      problems.push(unknown('option', `--${name}`, flagNames(known)));
      continue;
    }
    if (Object.hasOwn(given, name)) problems.push(misuse.givenTwice(`--${name}`));
    if (equals !== -1) given[name] = argument.slice(equals + 1);
    else if (option.type === 'boolean') given[name] = true;
    else {
      const value = argv[i + 1];
      if (value === undefined || value.startsWith('--')) problems.push(misuse.needsValue(`--${name}`));
      else i += 1;
      given[name] = value ?? '';
    }
  }
  const isOwn = (name: string) => !Object.hasOwn(options, name);
  const flags = Object.fromEntries(Object.entries(given).filter(([name]) => !isOwn(name)));
  const ownFlag = (name: string) => (isOwn(name) ? given[name] : undefined);
  const exportAs = ownFlag('export');
  const own = {
    json: ownFlag('json') !== undefined,
    exitCode: ownFlag('exit-code') !== undefined,
    ...(exportAs === undefined ? {} : { exportAs: String(exportAs) }),
  };
  const [only, ...others] = words;
  const isOne = only !== undefined && others.length === 0 && !areWords && command.draftForm !== undefined;
  const perhaps = isOne ? { mayBeFile: only } : {};
  for (const name of ['json', 'exit-code']) {
    if (typeof ownFlag(name) === 'string') problems.push(misuse.takesNoValue(`--${name}`));
  }

  // What a flag gives need not be among the words as well.
  const wanted = Object.fromEntries(
    Object.entries(options).map(([name, option]): [string, Option] => [
      name,
      Object.hasOwn(flags, name) ? { ...option, required: false } : option,
    ]),
  );
  const typed = parseText(wanted, words.join(' '));
  const fromWords = 'args' in typed ? typed.args : {};
  if ('problems' in typed) problems.push(...typed.problems.map(clause));
  for (const name of Object.keys(flags)) {
    if (fromWords[name] !== undefined) problems.push(misuse.givenTwice(name));
  }
  if (problems.length === 0) {
    const all = parseValues(options, { ...fromWords, ...flags });
    if ('args' in all) return { values: all.args, ...own, ...perhaps };
    problems.push(...all.problems.map(clause));
  }
  throw new UsageError(problems.join('; '));
}

/** `--source:x`, `--dry-run` for `show:dry-run`: as chats take it. */
function isChatWord(argument: string, options: Options): boolean {
  if (optionWithChoice(options, argument.slice(2)) !== undefined) return true;
  const name = /^--([^:=\s]+):/.exec(argument)?.[1];
  return name !== undefined && Object.hasOwn(options, name.toLowerCase());
}

/** Operators are told in English. */
function clause(problem: OptionProblem): string {
  return problemWords(english.requests.problems, problem);
}

function flagNames(options: Options): readonly string[] {
  return Object.keys(options).map((name) => `--${name}`);
}
