/** Of those that fit equally well the first is taken: a comma stands in prose and in numbers, too. */
const delimiters = ['\t', ';', '|', ','];

/** So many lines tell how a table is written. */
const linesLooked = 100;

/**
 * The sign between the values of a table, and where its rows begin behind a line `sep=;` that names it for Excel.
 * Told by how many lines have it equally often outside quotation marks: titles above a table have it by chance.
 */
export function delimiterOf(source: string): { readonly delimiter: string; readonly from: number } {
  const named = /^sep=(.)(?:\r\n|\r|\n)/i.exec(source);
  if (named !== null) return { delimiter: named[1] ?? ',', from: named[0].length };
  const bare = source
    .slice(0, linesLooked * 1_000)
    // A sign for each value keeps a line of quoted values and tabs from looking blank.
    .replace(/"[^"]*"/g, '"')
    .split(/\r\n|\r|\n/, linesLooked)
    .filter((line) => line.trim() !== '');
  let best = { delimiter: ',', lines: 0, each: 0 };
  for (const delimiter of delimiters) {
    const { lines, each } = usualCount(bare.map((line) => line.split(delimiter).length - 1));
    if (lines > best.lines || (lines === best.lines && each > best.each)) best = { delimiter, lines, each };
  }
  return { delimiter: best.delimiter, from: 0 };
}

/** The number greater than 0 that is there most often, and how often. */
function usualCount(counts: readonly number[]): { readonly lines: number; readonly each: number } {
  const times = new Map<number, number>();
  for (const count of counts) if (count > 0) times.set(count, (times.get(count) ?? 0) + 1);
  let best = { lines: 0, each: 0 };
  for (const [each, lines] of times) if (lines > best.lines) best = { lines, each };
  return best;
}
