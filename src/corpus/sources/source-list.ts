import picomatch from 'picomatch';
import type { Source, Sources } from './source.js';

/** One entry, as the operator wrote it. */
export interface SourceEntry {
  /** A path below the corpus folder: of a file, or of a folder or an archive with all that is in it; or a glob, which has a `*`. */
  readonly pattern: string;
  /** For messages: 'config/sources.csv, row 3'. */
  readonly place: string;
  readonly source: Source;
  /** The address of a file is this, with its path below the folder, or below the part of a glob that has no sign. */
  readonly urlPrefix?: string;
}

interface Matcher {
  readonly entry: SourceEntry;
  /** Of two entries that name a file in the same way the later one counts. */
  readonly order: number;
  /** @returns the path below the pattern's folder; undefined for a file that it does not mean. */
  readonly below: (id: string) => string | undefined;
}

/**
 * What the operator says, entry by entry. A file's own entry counts before those of folders and globs; among these,
 * field by field, the later one.
 */
export class SourceList implements Sources {
  readonly #named = new Map<string, Matcher>();
  readonly #globs: Matcher[] = [];

  /** @param entries Of two for the same path the later one counts. */
  constructor(entries: readonly SourceEntry[]) {
    for (const [order, entry] of entries.entries()) {
      const pattern = entry.pattern.replace(/(?<!\/)\/+$/, '');
      if (isGlob(pattern)) this.#globs.push({ entry, order, below: belowGlob(pattern) });
      else this.#named.set(pattern, { entry, order, below: (id) => id.slice(pattern.length + 1) });
    }
  }

  of(id: string): Source | undefined {
    const path = id.normalize();
    const found = this.#matching(path);
    if (found.length === 0) return undefined;
    return Object.assign({}, ...found.map((matcher) => sourceOf(matcher, path)));
  }

  /** Where entries stand that mean none of these files. */
  unused(ids: Iterable<string>): string[] {
    const used = new Set<Matcher>();
    for (const id of ids) for (const matcher of this.#matching(id.normalize())) used.add(matcher);
    return [...this.#named.values(), ...this.#globs]
      .filter((matcher) => !used.has(matcher))
      .toSorted((a, b) => a.order - b.order)
      .map(({ entry }) => entry.place);
  }

  /** In the order in which they count, the last one most. */
  #matching(path: string): Matcher[] {
    const found = this.#globs.filter(({ below }) => below(path) !== undefined);
    for (let end = path.indexOf('/'); end !== -1; end = path.indexOf('/', end + 1)) {
      const folder = this.#named.get(path.slice(0, end));
      if (folder !== undefined) found.push(folder);
    }
    found.sort((a, b) => a.order - b.order);
    const own = this.#named.get(path);
    return own === undefined ? found : [...found, own];
  }
}

function isGlob(pattern: string): boolean {
  return pattern.includes('*');
}

function belowGlob(pattern: string): Matcher['below'] {
  const matches = picomatch(pattern, { dot: true });
  const { base } = picomatch.scan(pattern);
  const from = base === '' ? 0 : base.length + 1;
  return (id) => (matches(id) ? id.slice(from) : undefined);
}

function sourceOf({ entry: { source, urlPrefix }, below }: Matcher, path: string): Source {
  const rest = below(path);
  if (urlPrefix === undefined || source.url !== undefined || !rest) return source;
  const url = `${urlPrefix}${rest.split('/').map(encodeURIComponent).join('/')}`;
  return { ...source, url };
}
