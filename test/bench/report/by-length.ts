import type { BenchQuestion } from '../questions.js';

/** Documents by how many passages they have: [least, most]. */
export const lengths: readonly (readonly [name: string, min: number, max: number])[] = [
  ['of up to 10 passages', 1, 10],
  ['of 11 to 100 passages', 11, 100],
  ['of more than 100 passages', 101, Number.POSITIVE_INFINITY],
];

/**
 * How many passages the document of each question's source has; undefined for a question without one.
 * @param ids Of all passages, in order.
 */
export function sourceLengths(
  questions: readonly BenchQuestion[],
  ids: Iterable<string>,
): (number | undefined)[] {
  const passages = new Map<string, number>();
  for (const id of ids) passages.set(documentOf(id), (passages.get(documentOf(id)) ?? 0) + 1);
  return questions.map(({ source }) => (source === undefined ? undefined : passages.get(documentOf(source))));
}

function documentOf(passage: string): string {
  return passage.slice(0, passage.lastIndexOf('#'));
}
