/** What became of an item. */
export interface Done<T, R> {
  readonly item: T;
  readonly outcome: PromiseSettledResult<R>;
}

/** Runs `work` on the items, at most `ahead` (>= 1) of them begun and not yet taken; outcomes in the items' order. */
export async function* inOrder<T, R>(
  items: Iterable<T>,
  ahead: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<Done<T, R>> {
  const begun: Promise<Done<T, R>>[] = [];
  for (const item of items) {
    begun.push(settled(item, work(item)));
    if (begun.length >= ahead) yield await (begun.shift() as Promise<Done<T, R>>);
  }
  for (const one of begun) yield await one;
}

async function settled<T, R>(item: T, running: Promise<R>): Promise<Done<T, R>> {
  const [outcome] = await Promise.allSettled([running]);
  return { item, outcome };
}
