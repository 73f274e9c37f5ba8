import { type DefaultTreeAdapterTypes, parse } from 'parse5';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** A page as a browser's parser reads it: parse5 follows the HTML standard, and shares no code with the renderer. */
export class ReadPage {
  readonly #elements: readonly Element[];

  constructor(markup: string) {
    this.#elements = elementsIn(parse(markup).childNodes);
  }

  all(name: string): readonly Element[] {
    return this.#elements.filter((element) => element.tagName === name);
  }

  texts(name: string): readonly string[] {
    return this.all(name).map(textOf);
  }

  attribute(name: string, attribute: string): readonly (string | undefined)[] {
    return this.all(name).map((element) => attributesOf(element)[attribute]);
  }

  /** What would run, load, send or link something that the page does not mean to; [] is right. */
  intrusions(): readonly string[] {
    const meant = new Set(
      'html head meta title style body main h1 h2 a form label input button p code section figure blockquote mark figcaption cite bdi strong em div table thead tbody tr th td progress'.split(
        ' ',
      ),
    );
    return this.#elements.flatMap((element) => {
      const found = meant.has(element.tagName) ? [] : [`<${element.tagName}>`];
      for (const [name, value] of Object.entries(attributesOf(element))) {
        if (name.startsWith('on') || name === 'style' || name === 'src') found.push(`${name}=${value}`);
        if (/^(href|action|cite)$/.test(name) && !/^(\/|https?:\/\/)/.test(value))
          found.push(`${name}=${value}`);
      }
      return found;
    });
  }
}

export function textOf(node: Node): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

function elementsIn(nodes: readonly Node[]): readonly Element[] {
  return nodes.flatMap((node) => ('tagName' in node ? [node, ...elementsIn(node.childNodes)] : []));
}

function attributesOf(element: Element): Readonly<Record<string, string>> {
  return Object.fromEntries(element.attrs.map(({ name, value }) => [name, value]));
}
