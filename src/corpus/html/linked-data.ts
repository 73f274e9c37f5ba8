/** A thing of which a page tells in JSON-LD. */
export type JsonLdNode = Readonly<Record<string, unknown>>;

/** The things of which JSON-LD tells, those of its graph and what a page is about among them; none where it is no JSON. */
export function linkedData(json: string): readonly JsonLdNode[] {
  try {
    const data: unknown = JSON.parse(json);
    const things: readonly unknown[] = Array.isArray(data) ? data : [data];
    return things.flatMap((thing) => {
      const one = (thing ?? {}) as JsonLdNode;
      const graph = Array.isArray(one['@graph']) ? (one['@graph'] as readonly JsonLdNode[]) : [];
      return [one, ...graph].flatMap((each) =>
        typeof each?.['mainEntity'] === 'object' && each['mainEntity'] !== null
          ? [each, each['mainEntity'] as JsonLdNode]
          : [each],
      );
    });
  } catch {
    // The page says nothing here.
    return [];
  }
}

/** What a thing is, as a page writes it. */
export function typeOf(thing: JsonLdNode): string {
  return String(thing?.['@type'] ?? '');
}
