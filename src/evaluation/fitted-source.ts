/**
 * A source text with other numbers behind the names of one table, `const NAME… = { name: 1, … }`; comments stay. A table that takes
 * over another one, `{ ...other, name: 1, … }`, gets the names that it has from there alone.
 * @throws {RangeError} if the table or a name in it is not there: it would be half of a fit.
 */
export function withNumbers(
  source: string,
  table: string,
  numbers: Readonly<Record<string, number>>,
): string {
  const start = source.search(new RegExp(`\\bconst ${table}\\b[^=]*= \\{`));
  const end = source.indexOf('}', start);
  if (start < 0 || end < 0) throw new RangeError(`no table ${table}`);
  let inside = source.slice(start, end);
  for (const [name, value] of Object.entries(numbers)) {
    const entry = new RegExp(`(\\b${name}: )-?[\\d.]+`);
    if (!entry.test(inside)) {
      if (!inside.includes('...')) throw new RangeError(`no ${name} in ${table}`);
      inside = `${inside.trimEnd()}\n  ${name}: ${value},\n`;
      continue;
    }
    inside = inside.replace(entry, (_all, before: string) => `${before}${value}`);
  }
  return source.slice(0, start) + inside + source.slice(end);
}
