import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { authorName } from '../author-name.js';
import { toFields, toWebAddress } from '../fields.js';
import type { FormatReading } from '../format.js';
import { Unreadable } from '../unreadable.js';
import { withoutDeclarations } from './declarations.js';
import type { PageNode } from './elements.js';
import { type LaidBlock, layoutOf } from './layout.js';
import { linkedData, typeOf } from './linked-data.js';
import { mainTextOf } from './main-text.js';
import { pageBlocks } from './page-blocks.js';
import { pageMetadata } from './page-metadata.js';
import { markPieces, readableIn } from './readable.js';

/** The part of a parsed page that is used here: this project's code is compiled without the types of a browser. */
interface Page extends PageNode {
  readonly title: string;
  readonly body: PageElement | null;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
}

interface PageElement extends PageNode {
  readonly textContent: string | null;
  getAttribute(name: string): string | null;
  remove(): void;
}

/**
 * Readability's time grows with the cube of the depth: 500 levels cost it ten seconds. Pages that people read have a
 * few dozen; one with more is read as all of its text, and not at all beyond what linkedom can walk.
 */
const maxArticleDepth = 150;
const maxPageDepth = 3_000;

/** Elements that may stay open, or have no end: they say nothing about depth. */
const unclosed =
  'area base br col dd dt embed hr img input li link meta option p param source tbody td tfoot th thead tr track wbr';

/** Where less of a page is its text the report says so: what was chosen may be wrong. */
const minTold = 0.5;

const tooDeepReason = 'is nested too deeply to be read';

/**
 * All that a page says, with what of it is its text, as Readability (the reader view of Firefox) and the page's own
 * elements have it, and what the page says about itself.
 */
export function readPage(source: string): FormatReading {
  // Looked at before it is parsed, too: linkedom's time grows with the square of the depth.
  if (tooDeep(source)) throw new Unreadable(tooDeepReason);
  const page = parse(source);
  const depth = depthOf(page);
  if (depth > maxPageDepth) throw new Unreadable(tooDeepReason);
  const url = addressOf(page);
  const titleElement = page.querySelector('head > title, title')?.textContent ?? undefined;
  const layout = layoutOf(page.body ?? page);
  if (layout.text === '') throw new Unreadable('holds no text beside scripts');
  const own = pageMetadata(page);
  const says = { articleBody: articleBodyOf(page), isArticle: isArticle(page) };
  const places = markPieces(layout);
  // Readability takes the page apart; of a page that holds nothing else it would take the navigation for the text.
  for (const element of [...page.querySelectorAll('nav, [role=navigation]')]) element.remove();
  const article = depth > maxArticleDepth ? null : articleOf(page);
  const readable = article?.content ? readableIn(article.content, places) : new Map<LaidBlock, number>();
  const main = mainTextOf(layout, readable, says);
  const fields = toFields([
    ['title', article?.title || titleElement],
    ['author', own.author ?? authorName(article?.byline ?? '')],
    ['publisher', own.publisher ?? article?.siteName],
    ['date', own.date ?? article?.publishedTime],
    ['url', url],
  ]);
  const blocks = pageBlocks(layout, (block) => main.blocks.has(block));
  const { chosenBy, share } = main;
  const heading = blocks.find(({ kind }) => kind === 'heading');
  return {
    text: layout.text,
    blocks,
    fields,
    mainText: { chosenBy, share },
    ...(share < minTold ? { assumed: isMargin(share, chosenBy) } : {}),
    ...(heading === undefined ? {} : { heading: layout.text.slice(heading.start, heading.end) }),
  };
}

function isMargin(share: number, chosenBy: string): string {
  return `${Math.round(100 * share)} % of the page is taken for its text (by ${chosenBy}), the rest for what is around it`;
}

/** The text of markup that is no page of a site, such as that of a mail. @throws {Unreadable} where it is too deep. */
export function markupText(source: string): string {
  if (tooDeep(source)) throw new Unreadable(tooDeepReason);
  const page = parse(source);
  if (depthOf(page) > maxPageDepth) throw new Unreadable(tooDeepReason);
  return layoutOf(page.body ?? page).text;
}

function parse(source: string): Page {
  const { document } = parseHTML(wholePage(source));
  return document as unknown as Page;
}

/**
 * A page as linkedom wants it: inside <html>, of which it puts none around what has none; and what stands before it,
 * such as a warning of the program that made it, in its body, as browsers have it.
 */
function wholePage(source: string): string {
  const start = source.search(/<html[\s>]/i);
  if (start === -1) return `<html><body>${source}</body></html>`;
  const before = withoutDeclarations(source.slice(0, start));
  if (!/[^\s]/.test(before.replace(/<[^<>]*>/g, ''))) return source.slice(start);
  const page = source.slice(start);
  const body = /<body(?:\s[^<>]*)?>/i.exec(page);
  if (body === null) return `<html><body>${before}${page}</body></html>`;
  const at = body.index + body[0].length;
  return `${page.slice(0, at)}${before}${page.slice(at)}`;
}

function articleOf(page: Page) {
  return new Readability<PageNode>(page as never, {
    serializer: (element) => element as unknown as PageNode,
  }).parse();
}

/** Whether markup is nested more deeply than linkedom can walk, told before it is parsed. */
export function tooDeep(source: string): boolean {
  return openedAtOnce(source) > maxPageDepth * 2;
}

/** The most elements that are open at a time, by their tags alone. */
function openedAtOnce(source: string): number {
  const without = new Set(unclosed.split(' '));
  let open = 0;
  let max = 0;
  for (const [, slash, name = '', end] of source.matchAll(
    /<(\/?)([a-z][\w:-]*)(?:[^<>]{0,2000}?(\/?)>)?/gi,
  )) {
    if (end === '/' || without.has(name.toLowerCase())) continue;
    open = slash === '/' ? Math.max(0, open - 1) : open + 1;
    max = Math.max(max, open);
  }
  return max;
}

/** How deeply elements are nested. */
function depthOf(root: PageNode): number {
  let node = root;
  let depth = 0;
  let deepest = 0;
  for (;;) {
    if (node.firstChild !== null) {
      node = node.firstChild;
      deepest = Math.max(deepest, ++depth);
      continue;
    }
    while (node.nextSibling === null) {
      if (node.parentNode === null || node.parentNode === root) return deepest;
      node = node.parentNode;
      depth--;
    }
    node = node.nextSibling;
  }
}

/** The address that the page gives for itself, http(s): the canonical one, Open Graph's, or that of its JSON-LD. */
function addressOf(page: Page): string | undefined {
  const candidates = [
    page.querySelector('link[rel~=canonical]')?.getAttribute('href'),
    page.querySelector('meta[property="og:url"]')?.getAttribute('content'),
    ...Array.from(page.querySelectorAll('script[type="application/ld+json"]'), (script) =>
      linkedDataAddress(script.textContent ?? ''),
    ),
  ];
  for (const candidate of candidates) {
    const address = toWebAddress(candidate?.trim() ?? '');
    if (address !== undefined) return address;
  }
  return undefined;
}

function linkedDataAddress(json: string): string | undefined {
  for (const { url, mainEntityOfPage } of linkedData(json)) {
    if (typeof url === 'string') return url;
    if (typeof mainEntityOfPage === 'string') return mainEntityOfPage;
  }
  return undefined;
}

/** Whether a page says that it is an article, as the pages of papers and blogs do. */
function isArticle(page: Page): boolean {
  const type = page.querySelector('meta[property="og:type"]')?.getAttribute('content')?.toLowerCase();
  if (type === 'article' || page.querySelector('meta[property^="article:"]') !== null) return true;
  for (const script of page.querySelectorAll('script[type="application/ld+json"]')) {
    if (linkedData(script.textContent ?? '').some((thing) => /article|posting/i.test(typeOf(thing))))
      return true;
  }
  return false;
}

/** The longest text that the page's JSON-LD gives as that of an article, its white space as single blanks; '' for none. */
function articleBodyOf(page: Page): string {
  let longest = '';
  for (const script of page.querySelectorAll('script[type="application/ld+json"]')) {
    for (const { articleBody } of linkedData(script.textContent ?? '')) {
      if (typeof articleBody === 'string' && articleBody.length > longest.length) longest = articleBody;
    }
  }
  return longest.replace(/\s+/g, ' ');
}
