import { askFlags, askUsage } from '../../adapters/terminal/ask-arguments.js';
import { configFlags, configUsage, configWords } from '../../adapters/terminal/config-arguments.js';
import { evaluateFlags, evaluateUsage } from '../../adapters/terminal/evaluate-arguments.js';
import { indexFlags, indexUsage } from '../../adapters/terminal/index-arguments.js';
import { manifestFlags, manifestUsage } from '../../adapters/terminal/manifest-arguments.js';
import { modelFlags, modelUsage, modelWords } from '../../adapters/terminal/model-arguments.js';
import { qualityFlags, qualityUsage } from '../../adapters/terminal/quality-arguments.js';
import type { Subcommand } from './subcommand.js';

/** Each is loaded when it is asked for: a question from the terminal does not wait for the platforms' libraries. */
export const subcommands: Readonly<Record<string, Subcommand>> = {
  start: {
    usage: 'start',
    description: 'Starts every platform whose tokens are set, else the local page',
    run: async (_argv, terminal, stopped) => {
      const told = stopped();
      const { start } = await import('./start.js');
      return start(terminal, told);
    },
  },
  ask: {
    usage: askUsage,
    flags: askFlags,
    description: 'Answers a question with the passages themselves, word for word',
    run: async (argv, terminal) => (await import('./ask.js')).ask(argv, terminal),
  },
  index: {
    usage: indexUsage,
    flags: indexFlags,
    description: 'Builds or refreshes the index and prints what changed, or how one file is read',
    run: async (argv, terminal) => (await import('./index-command.js')).index(argv, terminal),
  },
  manifest: {
    usage: manifestUsage,
    flags: manifestFlags,
    description: 'Prints the Slack app’s manifest for the present configuration',
    run: async (argv, terminal) => (await import('./manifest.js')).manifest(argv, terminal),
  },
  doctor: {
    usage: 'doctor',
    description: 'Checks configuration, tokens, scopes, corpus and commands, with what to do',
    run: async (_argv, terminal) => (await import('./doctor.js')).doctor(terminal),
  },
  config: {
    usage: configUsage,
    description: 'Checks the configuration alone (also for CI), or shows it with defaults and sources',
    flags: configFlags,
    word: configWords,
    run: async (argv, terminal) => (await import('./config-command.js')).config(argv, terminal),
  },
  model: {
    usage: modelUsage,
    flags: modelFlags,
    word: modelWords,
    description: 'Adds, lists or removes a sentence model that runs on this machine',
    run: async (argv, terminal) => (await import('./model.js')).model(argv, terminal),
  },
  backup: {
    usage: 'backup FILE',
    word: 'file',
    description: 'Copies the state and its link keys into a file, also while the bot runs',
    run: async (argv, terminal) => (await import('./backup.js')).backup(argv, terminal),
  },
  restore: {
    usage: 'restore FILE',
    word: 'file',
    description: 'Puts the state of a backup in the place of the present one, which is kept aside',
    run: async (argv, terminal) => (await import('./backup.js')).restore(argv, terminal),
  },
  'rotate-link-key': {
    usage: 'rotate-link-key',
    description: 'Signs links to quotes with a new key; those that were given open until they end',
    run: async (_argv, terminal) => (await import('./rotate-link-key.js')).rotateLinkKey(terminal),
  },
  'trust-clock': {
    usage: 'trust-clock',
    description: 'Goes by this machine’s clock again, after it had run ahead and was set right',
    run: async (_argv, terminal) => (await import('./trust-clock.js')).trustClock(terminal),
  },
  mcp: {
    usage: 'mcp',
    description: 'Serves the documents to an assistant over MCP, on standard input and output',
    run: async (_argv, terminal, stopped) => {
      const told = stopped();
      const { mcp } = await import('./mcp.js');
      return mcp(terminal, told);
    },
  },
  evaluate: {
    usage: evaluateUsage,
    flags: evaluateFlags,
    description: 'Answers a file of questions about a folder or file of documents and writes the answers',
    run: async (argv, terminal) => (await import('./evaluate.js')).evaluate(argv, terminal),
  },
  quality: {
    usage: qualityUsage,
    flags: qualityFlags,
    description: 'Measures the answers on the development sets, and fits what they are ranked by',
    run: async (argv, terminal) => (await import('./quality.js')).quality(argv, terminal),
  },
  completion: {
    usage: 'completion bash|zsh|fish',
    description: 'Prints a script that lets a shell complete commands and options',
    word: ['bash', 'zsh', 'fish'],
    run: async (argv, terminal) => (await import('./completion.js')).completion(argv, terminal, subcommands),
  },
  table: {
    usage: 'table',
    description: 'Writes the documentation’s tables of commands anew',
    run: async (_argv, terminal) => (await import('./table.js')).table(terminal),
  },
};
