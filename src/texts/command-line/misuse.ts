import { subcommands } from './usage.js';

const orNothing = (got: string): string => got || 'nothing';

/** What is wrong with what was typed: one line each. What is put in is short, one line and inert. */
export const misuse = {
  commandMissing: (names: readonly string[]): string => `a command is missing: one of ${names.join(', ')}`,
  /** @param unknown See `unknown`. */
  commandUnknown: (unknown: string, names: readonly string[]): string =>
    `${unknown}; there are ${names.join(', ')}`,
  /** @param kind "command", "option". @param meant The known name that is most like it. */
  unknown: (kind: string, name: string, meant: string | undefined): string =>
    `unknown ${kind} ${name}${meant === undefined ? '' : ` (did you mean ${meant}?)`}`,
  optionUnknown: (unknown: string): string => `${unknown}; put -- before words that begin with a dash`,
  takesNothing: (command: string, got: string): string =>
    `${command} takes no options and no words, got ${got}`,
  /** @param instead What is typed in place of words. */
  takesNoWords: (command: string, got: string, instead: string): string =>
    `${command} takes no words, got ${got}; ${instead}`,
  folderIsGivenAs: (option: string): string => `a folder is given as ${option} DIR`,
  takesOneWord: (command: string, choices: readonly string[], got: string): string =>
    `${command} takes one word, ${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}, got ${orNothing(got)}`,
  takesOneFile: (command: string): string =>
    `${command} takes one word, the file: npm run verbatim -- ${command} FILE`,
  givenTwice: (name: string): string => `${name} is given twice`,
  needsValue: (option: string): string => `${option} needs a value`,
  takesNoValue: (option: string): string => `${option} takes no value`,
  noFileBelow: (file: string, folder: string): string =>
    `--explain: there is no file ${file} below ${folder}`,
  /** @param word What was typed in the place of a file's name. */
  noFile: (word: string): string => `there is no file ${word}; --words takes it as words`,
  questionMissing: 'the question is missing: npm run ask -- "your question"',
  limit: (got: string): string => `--limit must be 1-10, got ${orNothing(got)}`,
  manifest: {
    takesNoWords: 'manifest takes no words, only --http URL',
    address: (got: string): string => `--http must be the bot’s public address (https://…), got ${got}`,
  },
  model: {
    takes: (got: string): string =>
      `model takes add, list or remove and at most one name, got ${orNothing(got)}`,
    goesWith: (option: string, word: string): string => `${option} goes only with model ${word}`,
    listTakesNoName: (got: string): string => `model list takes no name, got ${got}`,
    unknown: (name: string, known: readonly string[]): string =>
      `no model ${name} is known by name; there are ${known.join(', ')}. Add any other one from its files: model add --from FOLDER`,
    notAdded: (name: string): string => `no model ${name} was added: model list tells which`,
    removeTakesName: 'model remove takes the name of a model: see model list',
  },
  evaluate: {
    missing: (option: string): string => `${option} is missing: ${subcommands.evaluate.usage}`,
    oneAtATime: `--queries and --quotes are for different files, one at a time: ${subcommands.evaluate.usage}`,
    language: (got: string): string => `--lang must be a language code of two letters such as en, got ${got}`,
  },
};
