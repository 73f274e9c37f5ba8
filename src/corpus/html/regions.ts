import type { BlockKind } from '../../core/types/block.js';
import { controls, type PageNode } from './elements.js';

/** A part of a page that is not its text. */
export interface Region {
  readonly kind: Extract<BlockKind, 'margin' | 'contents' | 'comment'>;
  /** Whether nothing that is found in it is the page's text, whatever reads as an article there. */
  readonly isSure: boolean;
}

const surely = { kind: 'margin', isSure: true } as const;
const listing = { kind: 'contents', isSure: true } as const;
const comment = { kind: 'comment', isSure: true } as const;
const likely = { kind: 'margin', isSure: false } as const;

const sureRoles = new Set([
  'navigation',
  'search',
  'banner',
  'contentinfo',
  'menu',
  'menubar',
  'toolbar',
  'dialog',
]);
const boxes = new Set('ARTICLE ASIDE DIV DL FOOTER FORM HEADER LI NAV OL P SECTION SPAN TABLE UL'.split(' '));
const largeBoxes = new Set('ARTICLE ASIDE DIV LI OL SECTION UL'.split(' '));

/** Names that programs for sites give to what stands around a text; as whole words of `class` and `id`. */
const surroundings =
  /(?:^|[\s_-])(?:ads?|advert(?:isement)?|author-?(?:box|bio)|bread-?crumbs?|cookies?|consent|nav(?:bar|igation|header|footer|links|menu)?|newsletter|pager|pagination|pop-?up|promo|related|share(?:daddy)?|sharing|side-?bar|sphinxsidebar|skip(?:-?(?:link|to))?|social|sponsor(?:ed)?|subscribe|tags?-?(?:list|cloud)|headerlink|editsection|jumplinks)(?:$|[\s_-])/i;
const contents =
  /(?:^|[\s_-])(?:toc|toc-?(?:list|box|wrapper)|tocwrapper|table-?of-?contents|contents-?list|genindex(?:table)?|indextable|indexdiv|quickview)(?:$|[\s_-])/i;
const comments =
  /(?:^|[\s_-])(?:comments?(?:-?(?:list|area|section|thread|body|content))?|disqus(?:_thread)?)(?:$|[\s_-])/i;
const commentForm = /(?:^|[\s_-])(?:respond|comment-?(?:respond|form))(?:$|[\s_-])/i;

/** What an element says of itself; undefined where it says nothing. */
export function regionOf(node: PageNode, name: string, isInArticle: boolean): Region | undefined {
  if (name === 'NAV' || name === 'DIALOG' || controls.has(name)) return surely;
  if (name === 'ASIDE') return likely;
  if (name === 'FOOTER') return isInArticle ? likely : surely;
  const attribute = (key: string) => node.getAttribute?.(key) ?? '';
  if (sureRoles.has(attribute('role').toLowerCase())) return surely;
  if (!boxes.has(name)) return undefined;
  if (node.getAttribute?.('hidden') !== null || attribute('aria-hidden') === 'true') return likely;
  const named = `${attribute('class')} ${attribute('id')}`.slice(0, 500);
  if (named === ' ') return name === 'FORM' ? likely : undefined;
  if (commentForm.test(named)) return surely;
  if (largeBoxes.has(name) && comments.test(named)) return comment;
  if (contents.test(named)) return listing;
  return surroundings.test(named) || name === 'FORM' ? likely : undefined;
}
