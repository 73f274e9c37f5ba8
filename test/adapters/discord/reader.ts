import { parse } from 'discord-markdown-parser';

/*
 * Reads Discord markup as Discord's client shows it, with a published parser that shares no code with the renderer.
 */

type Node = ReturnType<typeof parse>[number];

/** `isCitation`: it is the bold title that stands behind a dash. */
export interface ReadLink {
  readonly text: string;
  readonly target: string;
  readonly isCitation: boolean;
}

/** What a person sees of one TextDisplay. */
export interface Read {
  readonly text: string;
  readonly quotes: readonly string[];
  /** The text of code blocks. */
  readonly code: readonly string[];
  /** Bold stretches that show something. */
  readonly bold: readonly string[];
  readonly links: readonly ReadLink[];
  /** Types of nodes that mention, embed, hide or decorate, which nothing of the bot's may. */
  readonly unwanted: readonly string[];
}

const plain = new Set([
  'text',
  'newline',
  'br',
  'twemoji',
  'blockQuote',
  'codeBlock',
  'strong',
  'subtext',
  'heading',
  'link',
]);

export function read(markup: string): Read {
  const quotes: string[] = [];
  const code: string[] = [];
  const bold: string[] = [];
  const links: ReadLink[] = [];
  const unwanted: string[] = [];

  function show(nodes: readonly Node[]): string {
    return nodes.map((node, i) => showOne(node, nodes[i - 1])).join('');
  }
  function showOne(node: Node, before: Node | undefined): string {
    if (!plain.has(node.type) && node.type !== 'em' && node.type !== 'inlineCode') unwanted.push(node.type);
    if (node.type === 'br' || node.type === 'newline') return '\n';
    if (node.type === 'twemoji') return node['name'] as string;
    const content = node['content'] as string | Node[] | undefined;
    const shown = content === undefined ? '' : typeof content === 'string' ? content : show(content);
    if (node.type === 'codeBlock') code.push(shown);
    if (node.type === 'blockQuote') quotes.push(shown.replace(/\n$/, ''));
    if (node.type === 'strong' && shown.trim() !== '') bold.push(shown);
    if (node.type === 'link') {
      const inside = node['content'] as Node[];
      const isTitle = inside.length === 1 && inside[0]?.type === 'strong';
      const isCitation = isTitle && before?.['content'] === '— ';
      links.push({ text: shown, target: node['target'] as string, isCitation });
    }
    return shown;
  }

  return { text: show(parse(markup, 'extended')), quotes, code, bold, links, unwanted };
}
