/** What of a DOM tree is needed to read it; linkedom's nodes have it. */
export interface PageNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly firstChild: PageNode | null;
  readonly nextSibling: PageNode | null;
  readonly parentNode: PageNode | null;
}

/** A heading of a page. */
export interface Heading {
  /** Where it begins in the text, in UTF-16 code units. */
  readonly offset: number;
  readonly text: string;
}

const elementNode = 1;
const textNode = 3;
const cdataNode = 4;

/** Elements that stand on lines of their own, set off from what is around them. */
const blocks = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CENTER DETAILS DIV DL FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR MAIN NAV OL P PRE SECTION SUMMARY TABLE UL'.split(
    ' ',
  ),
);
/** Elements that begin on a new line. */
const lines = new Set('BR CAPTION DD DT LI TR'.split(' '));
const cells = new Set(['TD', 'TH']);
/** What a browser does not show as text. */
const unseen = new Set(
  'AUDIO BUTTON CANVAS DATALIST EMBED HEAD IFRAME INPUT LINK MATH META NOSCRIPT OBJECT SCRIPT SELECT STYLE SVG TEMPLATE TEXTAREA TITLE VIDEO'.split(
    ' ',
  ),
);

/** Between the cells of a table's row. */
const cellBorder = ' | ';

/**
 * The text of `root` about as a browser shows it: white space collapsed, a blank line between blocks, a line for each
 * item and each row of a table. Walked without recursion: pages are nested as deeply as anybody likes.
 * @param headings Gets the headings, in order.
 */
export function renderedText(root: PageNode, headings: Heading[] = []): string {
  const text = new TextBuilder();
  let heading: { offset: number; until: PageNode } | undefined;
  let node: PageNode | null = root;
  let preformatted = 0;
  while (node !== null) {
    const name = node.nodeName.toUpperCase();
    const isSeen = node.nodeType === elementNode && !unseen.has(name);
    if (node.nodeType === textNode || node.nodeType === cdataNode) {
      text.add(node.nodeValue ?? '', preformatted > 0);
    } else if (isSeen) {
      text.border(name);
      if (name === 'PRE') preformatted++;
      if (/^H[1-6]$/.test(name)) heading ??= { offset: text.next, until: node };
    }
    if ((isSeen || node.nodeType > cdataNode) && node.firstChild !== null) {
      node = node.firstChild;
      continue;
    }
    // Up to the next node that has one beside it; what is left on the way is closed.
    for (;;) {
      if (node.nodeType === elementNode && !unseen.has(node.nodeName.toUpperCase())) {
        const closed = node.nodeName.toUpperCase();
        if (blocks.has(closed)) text.border(closed);
        if (closed === 'PRE') preformatted--;
        if (heading?.until === node) {
          const words = text.from(heading.offset);
          if (words !== '') headings.push({ offset: heading.offset, text: words });
          heading = undefined;
        }
      }
      if (node === root) return text.toString();
      if (node.nextSibling !== null) {
        node = node.nextSibling;
        break;
      }
      if (node.parentNode === null) return text.toString();
      node = node.parentNode;
    }
  }
  return text.toString();
}

/** Text with the borders between its parts: of several at one place the strongest counts. */
class TextBuilder {
  readonly #parts: string[] = [];
  /** What stands between what was added and what comes next. */
  #pending = '';
  #length = 0;

  /** Where the next words begin, behind a block's border. */
  get next(): number {
    return this.#parts.length === 0 ? 0 : this.#length + this.#pending.length;
  }

  /** What has been added since `offset`. */
  from(offset: number): string {
    let first = this.#parts.length;
    for (let at = this.#length; at > offset && first > 0; first--) at -= this.#parts[first - 1]?.length ?? 0;
    return this.#parts.slice(first).join('');
  }

  add(raw: string, isPreformatted: boolean): void {
    if (isPreformatted) {
      if (raw === '') return;
      this.#flush();
      this.#push(raw);
      return;
    }
    const collapsed = raw.replace(/[ \t\n\r\f]+/g, ' ');
    const words = collapsed.replace(/^ | $/g, '');
    if (collapsed.startsWith(' ')) this.#atLeast(' ');
    if (words === '') return;
    this.#flush();
    this.#push(words);
    if (collapsed.endsWith(' ')) this.#atLeast(' ');
  }

  border(name: string): void {
    if (blocks.has(name)) this.#atLeast('\n\n');
    else if (lines.has(name)) this.#atLeast('\n');
    else if (cells.has(name)) this.#atLeast(cellBorder);
  }

  toString(): string {
    return this.#parts.length === 0 ? '' : `${this.#parts.join('').trimEnd()}\n`;
  }

  #atLeast(border: string): void {
    if (strength(border) > strength(this.#pending)) this.#pending = border;
  }

  #flush(): void {
    if (this.#parts.length > 0) this.#push(this.#pending);
    this.#pending = '';
  }

  #push(part: string): void {
    this.#parts.push(part);
    this.#length += part.length;
  }
}

function strength(border: string): number {
  return ['', ' ', cellBorder, '\n', '\n\n'].indexOf(border);
}
