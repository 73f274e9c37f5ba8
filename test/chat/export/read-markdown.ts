import { type Node, Parser } from 'commonmark';

const parser = new Parser();

/** What a reader of CommonMark sees, by an implementation of its own: text alone, a line break as LF, and two between paragraphs. */
export function shownText(markdown: string): string {
  return textOf(parser.parse(markdown));
}

/** The kinds of nodes that a text holds. */
export function kindsIn(markdown: string): ReadonlySet<string> {
  return new Set(entered(parser.parse(markdown)).map(({ type }) => type));
}

/** The text of each quote. */
export function shownQuotes(markdown: string): string[] {
  return entered(parser.parse(markdown))
    .filter(({ type }) => type === 'block_quote')
    .map(textOf);
}

/** Where links lead. */
export function linksIn(markdown: string): string[] {
  return entered(parser.parse(markdown))
    .filter(({ type }) => type === 'link')
    .map(({ destination }) => destination ?? '');
}

function textOf(root: Node): string {
  return entered(root)
    .map(({ type, literal, prev }) => {
      if (type === 'softbreak' || type === 'linebreak') return '\n';
      if (type === 'paragraph' && prev !== null) return '\n\n';
      return type === 'text' || type === 'code' ? (literal ?? '') : '';
    })
    .join('');
}

/** A node and all below it, in order. */
function entered(root: Node): Node[] {
  const nodes: Node[] = [];
  const walker = root.walker();
  for (let step = walker.next(); step !== null; step = walker.next())
    if (step.entering) nodes.push(step.node);
  return nodes;
}
