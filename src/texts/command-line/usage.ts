import { english } from '../english/index.js';

const json = 'One JSON object instead of text';
const anotherFolder = 'Another folder of documents';
const { options } = english.commands.ask;

/** How each command of the command line is used: what is typed, what it is for, and what its options are for. */
export const subcommands = {
  start: { usage: 'start', description: 'Starts every platform whose tokens are set, else the local page' },
  ask: {
    usage:
      'ask [--json | --export FORMAT] [--explain] [--corpus DIR] [--source S] [--by NAME] [--limit 1..10] QUESTION',
    description: english.commands.ask.description,
    flags: {
      json,
      export: 'As a file, in this format',
      explain: 'Why: terms, corrections, candidates and what each signal adds',
      corpus: anotherFolder,
      source: options.source,
      by: options.by,
      limit: 'How many quotes at most',
    },
  },
  index: {
    usage: 'index [--corpus DIR] [--json] [--full] [--explain FILE]',
    description: 'Builds or refreshes the index and prints what changed, or how one file is read',
    flags: {
      json,
      full: 'Opens every file and builds the whole index again',
      corpus: anotherFolder,
      explain: 'How this file is read, or why it is left out',
    },
  },
  manifest: {
    usage: 'manifest [--http URL]',
    description: 'Prints the Slack app’s manifest for the present configuration',
    flags: { http: 'The bot’s public address; absent: Socket Mode' },
  },
  doctor: {
    usage: 'doctor',
    description: 'Checks configuration, tokens, scopes, corpus and commands, with what to do',
  },
  config: {
    usage: 'config check|show [--json]',
    description: 'Checks the configuration alone (also for CI), or shows it with defaults and sources',
    flags: { json },
  },
  model: {
    usage: 'model add [NAME] [--from FILE] | list [--json] | remove NAME',
    description: 'Adds, lists or removes a sentence model that runs on this machine',
    flags: { from: 'Takes the model out of a folder, zip, jar or tar', json },
  },
  backup: {
    usage: 'backup FILE',
    description: 'Copies the state and its link keys into a file, also while the bot runs',
  },
  restore: {
    usage: 'restore FILE',
    description: 'Replaces the state by that of a backup; the present one is kept beside it',
  },
  'rotate-link-key': {
    usage: 'rotate-link-key',
    description: 'Signs links to quotes with a new key; those that were given open until they end',
  },
  'trust-clock': {
    usage: 'trust-clock',
    description: 'Goes by this machine’s clock again, after it had run ahead and was set right',
  },
  mcp: {
    usage: 'mcp',
    description: 'Serves the documents to an assistant over MCP, on standard input and output',
  },
  evaluate: {
    usage: 'evaluate --corpus DIR|FILE.jsonl --queries|--quotes FILE.jsonl --run OUT.jsonl [--lang xx]',
    description: 'Answers a file of questions about a folder or file of documents and writes the answers',
    flags: {
      corpus: 'The documents',
      queries: 'Questions to answer, a line each',
      quotes: 'Quotes to check, a line each',
      run: 'Where to write what came of it',
      lang: 'The questions’ language, instead of detecting it',
    },
  },
  quality: {
    usage: 'quality [--fit [--write]] [--ablate] [--checks] [--tiers] [--sets DIR] [--only SET,…]',
    description: 'Measures the answers on the development sets, and fits what they are ranked by',
    flags: {
      fit: 'Fits weights and confidence again and prints them',
      ablate: 'Tells what each signal gains',
      checks: 'Measures the check of quotes alone',
      tiers: 'Compares words alone with what ranks beside them',
      write: 'Puts what was fitted into the sources',
      sets: 'The folder of the sets',
      only: 'These sets alone',
    },
  },
  completion: {
    usage: 'completion bash|zsh|fish',
    description: 'Prints a script that lets a shell complete commands and options',
  },
  table: { usage: 'table', description: 'Writes the documentation’s tables of commands again' },
} as const;

/** What commands of the chat take in the terminal beside their own options. */
export const chatCommandFlags = {
  json,
  export: subcommands.ask.flags.export,
  corpus: anotherFolder,
  'exit-code': 'Exit code 3 where something does not pass',
  words: 'What is typed is words, though it names a file',
} as const;

/** What `--help` says around them. */
export const help = {
  usage: (what: string): string => `Usage: verbatim ${what}`,
  anyCommand: 'COMMAND [OPTIONS]',
  about: 'Answers questions about a folder of documents with the passages themselves, word for word.',
  sections: { commands: 'Commands', options: 'Options', exitCodes: 'Exit codes', examples: 'Examples' },
  options: {
    help: 'Tells this; behind a command, how that one is used',
    helpOfCommand: 'Tells this',
    /** The same, as a shell offers them. */
    helpInShell: 'Tells what there is',
    helpOfCommandInShell: 'Tells how it is used',
    version: 'Tells which version this is',
  },
  /** What the exit codes mean, by number; the documentation has the same table. */
  exitCodes: [
    'done, also when nothing was found',
    'it failed while it ran',
    'the command line or the configuration is wrong',
    'a check found something',
  ],
  inTheFolder: 'In the project’s folder `verbatim` is `npm run verbatim --`.',
} as const;
