/** So many runs of pages are named, others counted. */
const maxNamed = 5;

/** "page 3", "pages 2 to 4, 7 and 9", "pages 1, 3, 5, 7, 9 and 40 more". @param pages From 1, in order. */
export function pagesNamed(pages: readonly number[]): string {
  const runs: { readonly first: number; last: number }[] = [];
  for (const page of pages) {
    const open = runs.at(-1);
    if (open?.last === page - 1) open.last = page;
    else runs.push({ first: page, last: page });
  }
  const named = runs
    .slice(0, maxNamed)
    .map(({ first, last }) => (first === last ? `${first}` : `${first} to ${last}`));
  const left = runs.slice(maxNamed).reduce((sum, { first, last }) => sum + last - first + 1, 0);
  const all = left === 0 ? named : [...named, `${left} more`];
  const list = all.length === 1 ? all[0] : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
  return `${pages.length === 1 ? 'page' : 'pages'} ${list}`;
}

/** Fonts without a table of their characters give numbers of glyphs, which come out as controls or private use. */
export function isGarbled(text: string): boolean {
  const strange = text.match(/[\p{Co}\p{Cn}\ufffd]|[^\P{Cc}\s]/gu)?.length ?? 0;
  return strange * 10 > text.replace(/\s+/gu, '').length;
}
