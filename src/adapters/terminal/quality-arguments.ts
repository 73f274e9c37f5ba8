import { filled, readArguments, typed, UsageError } from './arguments.js';

export interface QualityArguments {
  readonly fit: boolean;
  readonly ablate: boolean;
  /** As typed: relative to the working directory. */
  readonly sets?: string;
}

export const qualityUsage = 'quality [--fit] [--ablate] [--sets DIR]';

/**
 * The words behind `npm run quality --`.
 * @throws {UsageError}
 */
export function readQualityArguments(argv: readonly string[]): QualityArguments {
  const { values, words } = readArguments(
    { fit: { type: 'boolean' }, ablate: { type: 'boolean' }, sets: { type: 'string' } },
    argv,
  );
  const [word] = words;
  if (word !== undefined) {
    throw new UsageError(`quality takes no words, got ${typed(word)}; a folder is given as --sets DIR`);
  }
  const sets = filled('sets', values.sets);
  return {
    fit: values.fit ?? false,
    ablate: values.ablate ?? false,
    ...(sets === undefined ? {} : { sets }),
  };
}
