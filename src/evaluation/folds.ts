/**
 * Deals questions into `count` folds (numbers from 0) so that two that share a document of the answer, by however many
 * steps, lie in one fold: what was learnt of a document is never tested on it. Deterministic.
 * @param gold Of each question the documents that answer it; one without any stands alone.
 */
export function foldsOf(gold: readonly (readonly string[])[], count: number): number[] {
  const parent = new Map<string, string>();
  const rootOf = (id: string): string => {
    let root = id;
    for (let next = parent.get(root); next !== undefined; next = parent.get(root)) root = next;
    return root;
  };
  const keys = gold.map(([first], question) =>
    first === undefined ? `question ${question}` : `document ${first}`,
  );
  for (const [question, key] of keys.entries()) {
    for (const id of gold[question] ?? []) {
      const [first = '', second = first] = [rootOf(key), rootOf(`document ${id}`)].sort();
      if (first !== second) parent.set(second, first);
    }
  }
  const roots = keys.map(rootOf);
  const order = new Map([...new Set(roots)].sort().map((root, i) => [root, i]));
  return roots.map((root) => (order.get(root) ?? 0) % count);
}
