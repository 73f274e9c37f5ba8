import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { tryItScript } from '../../../src/adapters/web/try-it/script.js';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

const meant = new Set(
  [
    'html head meta link title style body header main nav section h1 h2 h3 h4 a form label ins del input button details summary',
    'p code s strong em div span ul li bdi figure blockquote mark figcaption cite pre svg path',
    'table thead tbody tr th td progress',
  ].flatMap((names) => names.split(' ')),
);

/** A page as a browser's parser reads it: parse5 follows the HTML standard, and shares no code with the renderer. */
export class ReadPage {
  readonly #elements: readonly Element[];

  /** @param within The id of the element to read; absent: all of the page. */
  constructor(markup: string, within?: string) {
    const all = elementsIn(parse(markup).childNodes);
    const root = within === undefined ? undefined : all.find(({ attrs }) => isNamed(attrs, within));
    if (within !== undefined && root === undefined) throw new Error(`the page has no #${within}`);
    this.#elements = root === undefined ? all : [root, ...elementsIn(root.childNodes)];
  }

  all(name: string): readonly Element[] {
    return this.#elements.filter((element) => element.tagName === name);
  }

  /** Everything that is read there. */
  text(): string {
    const [root] = this.#elements;
    return root === undefined ? '' : textOf(root);
  }

  texts(name: string): readonly string[] {
    return this.all(name).map(textOf);
  }

  attribute(name: string, attribute: string): readonly (string | undefined)[] {
    return this.all(name).map((element) => attributesOf(element)[attribute]);
  }

  /** What would run, load, send or link something that the page does not mean to; [] is right. */
  intrusions(): readonly string[] {
    return this.#elements.flatMap((element) => {
      const isOwn = meant.has(element.tagName) || (element.tagName === 'script' && isPagesOwn(element));
      const found = isOwn ? [] : [`<${element.tagName}>`];
      for (const [name, value] of Object.entries(attributesOf(element))) {
        if (name.startsWith('on') || name === 'style' || name === 'src') found.push(`${name}=${value}`);
        const isIcon = element.tagName === 'link' && value.startsWith('data:image/svg+xml,');
        if (/^(href|action|cite)$/.test(name) && !isIcon && !/^(\/|https?:\/\/|#|\?as=)/.test(value))
          found.push(`${name}=${value}`);
      }
      return found;
    });
  }
}

/** The one script that the page has, which the policy names by its hash. */
function isPagesOwn(script: Element): boolean {
  return textOf(script) === tryItScript;
}

export function textOf(node: Node): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

function isNamed(attrs: Element['attrs'], id: string): boolean {
  return attrs.some(({ name, value }) => name === 'id' && value === id);
}

function elementsIn(nodes: readonly Node[]): readonly Element[] {
  return nodes.flatMap((node) => ('tagName' in node ? [node, ...elementsIn(node.childNodes)] : []));
}

function attributesOf(element: Element): Readonly<Record<string, string>> {
  return Object.fromEntries(element.attrs.map(({ name, value }) => [name, value]));
}
