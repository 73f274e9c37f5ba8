import type { SentenceVector } from '../../../src/core/types/sentence-encoder.js';
import { unitVector } from '../../../src/core/types/sentence-encoder.js';

/** Words that mean the same point the same way: enough of a model to tell what ranks by it. */
const directions = [
  ['ship', 'boat', 'vessel', 'sailed'],
  ['dog', 'hound', 'kennel'],
  ['harbour', 'port'],
];

export function smallVector(text: string): SentenceVector | undefined {
  const words = text.toLowerCase().match(/[a-z]+/g) ?? [];
  const counts = directions.map((direction) => words.filter((word) => direction.includes(word)).length);
  return unitVector(Float64Array.from(counts));
}
