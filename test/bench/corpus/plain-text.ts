import { type DefaultTreeAdapterMap, parse } from 'parse5';

type HtmlNode = DefaultTreeAdapterMap['node'];

/** What a page shows beside its text, or never shows. */
const skippedElements = new Set(['script', 'style', 'head', 'nav', 'footer', 'template', 'noscript', 'svg']);

/** Elements whose text runs on in the sentence around them. */
const inlineElements = new Set(
  'a abbr b bdi bdo cite code del dfn em i ins kbd label mark q s samp small span strong sub sup time tt u var wbr font'.split(
    ' ',
  ),
);

/** The running text of a page: a blank line between blocks, white space as a browser shows it. */
export function textOfHtml(html: string): string {
  let text = '';
  // By hand, since a page may nest deeper than the call stack reaches.
  const open: { node: HtmlNode; isEnd: boolean }[] = [{ node: parse(html), isEnd: false }];
  for (let top = open.pop(); top !== undefined; top = open.pop()) {
    const { node, isEnd } = top;
    if (node.nodeName === '#text' && 'value' in node) {
      text += node.value.replace(/\s+/gu, ' ');
      continue;
    }
    if (skippedElements.has(node.nodeName)) continue;
    if (!inlineElements.has(node.nodeName)) text += '\n\n';
    if (isEnd || !('childNodes' in node)) continue;
    open.push({ node: { ...node, childNodes: [] } as HtmlNode, isEnd: true });
    for (const child of [...node.childNodes].reverse()) open.push({ node: child, isEnd: false });
  }
  return text
    .replace(/[^\S\n]*\n[^\S\n]*/gu, '\n')
    .replace(/\n{2,}/gu, '\n\n')
    .trim();
}

/** The running text of a manual page; nothing is laid out, tables and drawings are left as they are typed. */
export function textOfManualPage(roff: string): string {
  return roff
    .replace(/^[.'](?:\\"|ig\b).*$/gmu, '')
    .replace(/^[.'](?:PP|P|LP|SH|SS|TP|IP|sp|Sh|Ss|Pp|It|br)\b[ \t]*/gmu, '\n\n')
    .replace(/^[.'](?:B|I|BR|IR|RB|BI|IB|RI|SM|Nm|Fl|Ar|Pa|Em|Nd|Xr)\b[ \t]*/gmu, '')
    .replace(/^[.'].*$/gmu, '')
    .replace(/\\f(?:\[[^\]]*\]|\(..|.)/gu, '')
    .replace(/\\s[-+]?\d+/gu, '')
    .replace(/\\\((?:lq|rq|dq|aq|oq|cq)/gu, '"')
    .replace(/\\(?:\((..)|\[([^\]]*)\])/gu, ' ')
    .replace(/\\[&,/:%^|]/gu, '')
    .replace(/\\(?:e|-)/gu, (escaped) => (escaped === '\\-' ? '-' : '\\'))
    .replace(/\\[~0 ]/gu, ' ')
    .replace(/\n{2,}/gu, '\n\n')
    .trim();
}
