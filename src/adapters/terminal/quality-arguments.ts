import { defined } from '../../core/types/defined.js';
import { commandLine } from '../../texts/command-line/index.js';
import { type Flags, filled, readArguments, typed, UsageError } from './arguments.js';

const { misuse, subcommands } = commandLine;
const { flags } = subcommands.quality;

export interface QualityArguments {
  readonly fit: boolean;
  readonly ablate: boolean;
  /** Puts what was fitted into the sources. */
  readonly write: boolean;
  /** Only the check of quotes is measured, on the sets. */
  readonly checks: boolean;
  /** Only words alone are compared with what ranks beside them, on the sets. */
  readonly tiers: boolean;
  /** As typed: relative to the working directory. */
  readonly sets?: string;
  /** Names of the sets to measure. */
  readonly only?: readonly string[];
}

export const qualityFlags = {
  fit: { type: 'boolean', description: flags.fit },
  ablate: { type: 'boolean', description: flags.ablate },
  checks: { type: 'boolean', description: flags.checks },
  tiers: { type: 'boolean', description: flags.tiers },
  write: { type: 'boolean', description: flags.write },
  sets: { type: 'string', value: 'DIR', description: flags.sets },
  only: { type: 'string', value: 'SET,…', description: flags.only },
} as const satisfies Flags;

/**
 * The words behind `npm run quality --`.
 * @throws {UsageError}
 */
export function readQualityArguments(argv: readonly string[]): QualityArguments {
  const { values, words } = readArguments(qualityFlags, argv);
  const [word] = words;
  if (word !== undefined) {
    throw new UsageError(misuse.takesNoWords('quality', typed(word), misuse.folderIsGivenAs('--sets')));
  }
  const sets = filled('sets', values.sets);
  const only = filled('only', values.only)
    ?.split(',')
    .map((name) => name.trim());
  return {
    fit: values.fit ?? false,
    ablate: values.ablate ?? false,
    checks: values.checks ?? false,
    tiers: values.tiers ?? false,
    write: values.write ?? false,
    ...defined({ sets, only }),
  };
}
