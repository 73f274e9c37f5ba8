import { type SentenceVector, unitVector } from '../../core/types/sentence-encoder.js';
import { ModelError } from './model-error.js';

/**
 * One vector of what a model gives: of each token one (`dims` 1, tokens, dimensions), or already one of all of them (1,
 * dimensions).
 * @returns undefined where any part of it is no finite number, or all are 0.
 * @throws {ModelError} for another shape.
 */
export function pooled(
  { data, dims }: { readonly data: ArrayLike<number>; readonly dims: readonly number[] },
  pooling: 'cls' | 'mean',
): SentenceVector | undefined {
  const [texts, tokens = 1, dimensions] = dims.length === 2 ? [dims[0], 1, dims[1]] : dims;
  const isKnown = dims.length === 2 || dims.length === 3;
  if (!isKnown || texts !== 1 || dimensions === undefined || data.length !== tokens * dimensions)
    throw new ModelError(`it is no sentence model: it gives numbers of the shape ${dims.join(' x ')}`);
  const sum = new Float64Array(dimensions);
  for (let token = 0; token < (pooling === 'cls' ? 1 : tokens); token++)
    for (let i = 0; i < dimensions; i++) sum[i] = (sum[i] ?? 0) + (data[token * dimensions + i] ?? 0);
  return sum.every(Number.isFinite) ? unitVector(sum) : undefined;
}
