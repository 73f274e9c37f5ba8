import { filled, readArguments, typed, UsageError } from './arguments.js';

export interface QualityArguments {
  readonly fit: boolean;
  readonly ablate: boolean;
  /** Puts what was fitted into the sources. */
  readonly write: boolean;
  /** Only the check of quotes is measured, on the sets. */
  readonly checks: boolean;
  /** As typed: relative to the working directory. */
  readonly sets?: string;
  /** Names of the sets to measure. */
  readonly only?: readonly string[];
}

export const qualityUsage = 'quality [--fit [--write]] [--ablate] [--checks] [--sets DIR] [--only SET,…]';

/**
 * The words behind `npm run quality --`.
 * @throws {UsageError}
 */
export function readQualityArguments(argv: readonly string[]): QualityArguments {
  const { values, words } = readArguments(
    {
      fit: { type: 'boolean' },
      ablate: { type: 'boolean' },
      checks: { type: 'boolean' },
      write: { type: 'boolean' },
      sets: { type: 'string' },
      only: { type: 'string' },
    },
    argv,
  );
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
    write: values.write ?? false,
    ...(sets === undefined ? {} : { sets }),
    ...(only === undefined ? {} : { only }),
  };
}
