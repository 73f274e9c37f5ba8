import picomatch from 'picomatch';

/**
 * Whether a document id, or the path of a file that is no document, belongs to a collection: it stands at or below
 * one of its folders or matches one of its globs, and none of those behind `!`. Case counts, the Unicode form of a
 * letter does not.
 */
export function collectionMatcher(patterns: readonly string[]): (id: string) => boolean {
  const taken = patterns.filter((pattern) => !pattern.startsWith('!')).map(matcherOf);
  const left = patterns
    .filter((pattern) => pattern.startsWith('!'))
    .map((pattern) => matcherOf(pattern.slice(1)));
  return (id) => {
    const path = id.normalize();
    return taken.some((isTaken) => isTaken(path)) && !left.some((isLeft) => isLeft(path));
  };
}

function matcherOf(written: string): (path: string) => boolean {
  const pattern = written
    .normalize()
    .replace(/^(?:\.\/)+/, '')
    .replace(/(?<!\/)\/+$/, '');
  // A name with brackets in it is a folder as well as a glob.
  const isGlob = picomatch.scan(pattern).isGlob
    ? picomatch([pattern, `${pattern}/**`], { dot: true })
    : undefined;
  return (path) => path === pattern || path.startsWith(`${pattern}/`) || isGlob?.(path) === true;
}
