/** Words of a document, lower case, hyphens inside them kept: what tells a cut word from one that has a hyphen. */
export type Vocabulary = ReadonlySet<string>;

const word = /[\p{L}\p{M}\p{N}]+(?:[-‐‑][\p{L}\p{M}\p{N}]+)*/gu;

/** Adds the words of a line to `words`, without one that is cut at its end or its beginning. */
export function addWords(line: string, words: Set<string>, isCutBefore: boolean): void {
  for (const { 0: found, index } of line.matchAll(word)) {
    const isLast = index + found.length >= line.length - 1 && endsCut.test(line);
    if (!isLast && !(index === 0 && isCutBefore)) words.add(found.toLowerCase().replace(/[‐‑]/g, '-'));
  }
}

/** A line whose last word goes on in the next one. */
const endsCut = /[\p{L}\p{M}\p{N}][-‐]$/u;

/** Stand before a hyphen that stays: "well-known". */
const prefixes = new Set(
  'all anti cross ex first full half high long low mid multi non old one post pre pro real second self semi short single so third three two well'.split(
    ' ',
  ),
);
/** Begin words that are often cut behind them: "under-stand". */
const stems = new Set(
  'any back down every fore here how in inter mis no our out over some sub super them there under up what when where with your'.split(
    ' ',
  ),
);
/** Behind "Ein-" or "pre-": that hyphen is no cut. */
const connectors = new Set('and or to und oder bis sowie et ou y o e i og och en of'.split(' '));

/**
 * How two lines read on as one, where the first ends within a word: what the cut word reads, and where the second line
 * goes on behind it. undefined where there is no cut.
 */
export function joinHyphenated(
  line: string,
  next: string,
  vocabulary: Vocabulary,
): { readonly line: string; readonly rest: string } | undefined {
  if (!endsCut.test(line)) return undefined;
  const tail = /^[\p{L}\p{M}\p{N}][^\s]*/u.exec(next)?.[0];
  if (tail === undefined) return undefined;
  const before = line.slice(0, -1);
  const start =
    /(?<![\p{L}\p{M}\p{N}]|[\p{L}\p{M}\p{N}][-‐‑])[\p{L}\p{M}\p{N}]+(?:[-‐‑][\p{L}\p{M}\p{N}]+)*$/u.exec(
      before,
    )?.[0] ?? '';
  const end = /^[\p{L}\p{M}\p{N}]+/u.exec(tail)?.[0] ?? '';
  if (connectors.has(end)) return undefined;
  return {
    line: `${keepsHyphen(start, end, vocabulary) ? line : before}${tail}`,
    rest: next.slice(tail.length).trimStart(),
  };
}

function keepsHyphen(start: string, end: string, vocabulary: Vocabulary): boolean {
  // A cut word goes on in lower case.
  if (!/^\p{Ll}/u.test(end) || /\p{N}$/u.test(start)) return true;
  const [first, second] = [start.toLowerCase(), end.toLowerCase()];
  if (vocabulary.has(`${first}${second}`)) return false;
  if (vocabulary.has(`${first}-${second}`) || prefixes.has(first) || /[-‐‑]/.test(first)) return true;
  const areWords = first.length > 2 && second.length > 3 && vocabulary.has(first) && vocabulary.has(second);
  return areWords && !stems.has(first);
}
