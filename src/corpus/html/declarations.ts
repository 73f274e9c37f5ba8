/**
 * Markup without its comments, declarations and processing instructions (`<!-- -->`, `<!DOCTYPE html>`, `<?xml ?>`);
 * one that never ends stays as it is. The time grows with the length alone.
 */
export function withoutDeclarations(markup: string): string {
  const opening = /<[!?]/g;
  const noEnd = new Set<string>();
  let kept = '';
  let from = 0;
  for (let found = opening.exec(markup); found !== null; found = opening.exec(markup)) {
    const ending = markup.startsWith('<!--', found.index) && !noEnd.has('-->') ? '-->' : '>';
    let end = noEnd.has(ending) ? -1 : markup.indexOf(ending, opening.lastIndex);
    if (end === -1) {
      noEnd.add(ending);
      // What no comment ends may still be a declaration.
      if (ending === '-->') opening.lastIndex = found.index;
      continue;
    }
    end += ending.length;
    kept += markup.slice(from, found.index);
    from = end;
    opening.lastIndex = end;
  }
  return kept + markup.slice(from);
}
