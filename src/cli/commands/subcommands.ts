import { askFlags } from '../../adapters/terminal/ask-arguments.js';
import { configFlags, configWords } from '../../adapters/terminal/config-arguments.js';
import { evaluateFlags } from '../../adapters/terminal/evaluate-arguments.js';
import { indexFlags } from '../../adapters/terminal/index-arguments.js';
import { manifestFlags } from '../../adapters/terminal/manifest-arguments.js';
import { modelFlags, modelWords } from '../../adapters/terminal/model-arguments.js';
import { qualityFlags } from '../../adapters/terminal/quality-arguments.js';
import { commandLine } from '../../texts/command-line/index.js';
import type { Subcommand } from './subcommand.js';

const { subcommands: texts } = commandLine;

/** Each is loaded when it is asked for: a question from the terminal does not wait for the platforms' libraries. */
export const subcommands: Readonly<Record<string, Subcommand>> = {
  start: {
    ...texts.start,
    run: async (_argv, terminal, stopped) => {
      const told = stopped();
      const { start } = await import('./start.js');
      return start(terminal, told);
    },
  },
  ask: {
    ...texts.ask,
    flags: askFlags,
    run: async (argv, terminal) => (await import('./ask.js')).ask(argv, terminal),
  },
  index: {
    ...texts.index,
    flags: indexFlags,
    run: async (argv, terminal) => (await import('./index-command.js')).index(argv, terminal),
  },
  manifest: {
    ...texts.manifest,
    flags: manifestFlags,
    run: async (argv, terminal) => (await import('./manifest.js')).manifest(argv, terminal),
  },
  doctor: {
    ...texts.doctor,
    run: async (_argv, terminal) => (await import('./doctor.js')).doctor(terminal),
  },
  config: {
    ...texts.config,
    flags: configFlags,
    word: configWords,
    run: async (argv, terminal) => (await import('./config-command.js')).config(argv, terminal),
  },
  model: {
    ...texts.model,
    flags: modelFlags,
    word: modelWords,
    run: async (argv, terminal) => (await import('./model.js')).model(argv, terminal),
  },
  backup: {
    ...texts.backup,
    word: 'file',
    run: async (argv, terminal) => (await import('./backup.js')).backup(argv, terminal),
  },
  restore: {
    ...texts.restore,
    word: 'file',
    run: async (argv, terminal) => (await import('./backup.js')).restore(argv, terminal),
  },
  'rotate-link-key': {
    ...texts['rotate-link-key'],
    run: async (_argv, terminal) => (await import('./rotate-link-key.js')).rotateLinkKey(terminal),
  },
  'trust-clock': {
    ...texts['trust-clock'],
    run: async (_argv, terminal) => (await import('./trust-clock.js')).trustClock(terminal),
  },
  mcp: {
    ...texts.mcp,
    run: async (_argv, terminal, stopped) => {
      const told = stopped();
      const { mcp } = await import('./mcp.js');
      return mcp(terminal, told);
    },
  },
  evaluate: {
    ...texts.evaluate,
    flags: evaluateFlags,
    run: async (argv, terminal) => (await import('./evaluate.js')).evaluate(argv, terminal),
  },
  quality: {
    ...texts.quality,
    flags: qualityFlags,
    run: async (argv, terminal) => (await import('./quality.js')).quality(argv, terminal),
  },
  completion: {
    ...texts.completion,
    word: ['bash', 'zsh', 'fish'],
    run: async (argv, terminal) => (await import('./completion.js')).completion(argv, terminal, subcommands),
  },
  table: {
    ...texts.table,
    run: async (_argv, terminal) => (await import('./table.js')).table(terminal),
  },
};
