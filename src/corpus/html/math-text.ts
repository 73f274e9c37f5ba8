import { elementNode, type PageNode, textNode } from './elements.js';
import { asSuperOrSubscript } from './superscripts.js';

/** Deeper formulas are read as their words in a row. */
const maxDepth = 50;

/** Operators that stand apart from what is around them. */
const apart = /^(?:[=<>≤≥≠≈≡∼→⇒⇔∈∉⊂⊆+−×·÷±∧∨∪∩]|:=)$/u;

/** A formula of MathML as one writes it in a line: `r = 42`, `(a + b)/2`, `x²`. */
export function mathText(math: PageNode): string {
  const words = read(math, 0).replace(/\s+/gu, ' ').trim();
  return words === '' ? (math.getAttribute?.('alttext') ?? '').trim() : words;
}

function read(node: PageNode, depth: number): string {
  if (node.nodeType === textNode) return (node.nodeValue ?? '').replace(/\s+/gu, ' ');
  if (node.nodeType !== elementNode) return '';
  const name = node.nodeName.toLowerCase().replace(/^.*:/, '');
  const parts = children(node);
  if (depth > maxDepth) return parts.map((part) => wordsOf(part)).join('');
  const of = (i: number) => (parts[i] === undefined ? '' : read(parts[i] as PageNode, depth + 1).trim());
  switch (name) {
    case 'annotation':
    case 'annotation-xml':
      return '';
    case 'mo': {
      const sign = of(0);
      return apart.test(sign) ? ` ${sign} ` : sign === ',' ? ', ' : sign;
    }
    case 'mfrac':
      return `${grouped(of(0))}/${grouped(of(1))}`;
    case 'msqrt':
      return `√${grouped(
        parts
          .map((part) => read(part, depth + 1))
          .join('')
          .trim(),
      )}`;
    case 'mroot':
      return `${asSuperOrSubscript(of(1), 'SUP')}√${grouped(of(0))}`;
    case 'msup':
      return `${of(0)}${scripted(of(1), 'SUP')}`;
    case 'msub':
      return `${of(0)}${scripted(of(1), 'SUB')}`;
    case 'msubsup':
      return `${of(0)}${scripted(of(1), 'SUB')}${scripted(of(2), 'SUP')}`;
    case 'mtr':
    case 'mlabeledtr':
      return `${parts.map((part) => read(part, depth + 1).trim()).join(' ')}; `;
    default:
      return parts.map((part) => read(part, depth + 1)).join('');
  }
}

function scripted(words: string, name: 'SUP' | 'SUB'): string {
  const signs = asSuperOrSubscript(words, name);
  return signs === words && words !== '' ? `${name === 'SUP' ? '^' : '_'}${grouped(words)}` : signs;
}

function grouped(words: string): string {
  return /^[\p{L}\p{N}.]*$/u.test(words) ? words : `(${words})`;
}

/** Elements, and text that is not blank. */
function children(node: PageNode): PageNode[] {
  const all: PageNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (child.nodeType === elementNode || (child.nodeValue ?? '').trim() !== '') all.push(child);
  }
  return all;
}

/** The words below a node, walked without recursion. */
function wordsOf(root: PageNode): string {
  let words = '';
  const left = [root];
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    if (node.nodeType === textNode) words += node.nodeValue ?? '';
    left.push(...children(node).reverse());
  }
  return words;
}
