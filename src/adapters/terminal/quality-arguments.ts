import { defined } from '../../core/types/defined.js';
import { type Flags, filled, readArguments, typed, UsageError } from './arguments.js';

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

export const qualityUsage =
  'quality [--fit [--write]] [--ablate] [--checks] [--tiers] [--sets DIR] [--only SET,…]';

export const qualityFlags = {
  fit: { type: 'boolean', description: 'Prints weights and confidence fitted anew' },
  ablate: { type: 'boolean', description: 'Tells what each signal gains' },
  checks: { type: 'boolean', description: 'Measures the check of quotes alone' },
  tiers: { type: 'boolean', description: 'Compares words alone with what ranks beside them' },
  write: { type: 'boolean', description: 'Puts what was fitted into the sources' },
  sets: { type: 'string', value: 'DIR', description: 'The folder of the sets' },
  only: { type: 'string', value: 'SET,…', description: 'These sets alone' },
} as const satisfies Flags;

/**
 * The words behind `npm run quality --`.
 * @throws {UsageError}
 */
export function readQualityArguments(argv: readonly string[]): QualityArguments {
  const { values, words } = readArguments(qualityFlags, argv);
  const [word] = words;
  if (word !== undefined) {
    throw new UsageError(`quality takes no words, got ${typed(word)}; a folder is given as --sets DIR`);
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
