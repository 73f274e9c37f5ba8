/**
 * What stands at the head and the foot of a Word file's pages, each once, as markup of a page's margin. Page numbers alone
 * are left out: the program computes them.
 */
export function headersAndFooters(parts: ReadonlyMap<string, Buffer>): string {
  const said = new Set<string>();
  for (const [name, part] of parts) {
    if (!/^word\/(?:header|footer)\d{0,4}\.xml$/.test(name)) continue;
    for (const paragraph of part.toString().split('</w:p>')) {
      const words = wordsIn(paragraph);
      if (/\p{L}{2}/u.test(words)) said.add(words);
    }
  }
  return Array.from(said, (words) => `<div role="contentinfo"><p>${words}</p></div>`).join('');
}

/** Escaped as they were. */
function wordsIn(paragraph: string): string {
  let words = '';
  for (const [, text, name] of paragraph.matchAll(/<w:t(?:\s[^<>]*)?>([^<]*)<|<w:(tab|br)\s?\/>/g)) {
    words += name === undefined ? (text ?? '') : ' ';
  }
  return words.trim();
}
