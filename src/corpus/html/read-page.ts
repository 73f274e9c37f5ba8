import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { toFields, toWebAddress } from '../fields.js';
import type { FormatReading } from '../format.js';
import { Unreadable } from '../unreadable.js';
import { type PageNode, renderedText } from './rendered-text.js';

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

/** Around the text of a page, where Readability does not tell what the text is. */
const surroundings =
  'header, footer, aside, form, dialog, [role=banner], [role=contentinfo], [role=search], [hidden], [aria-hidden=true]';

/**
 * Readability's time grows with the cube of the depth: 500 levels cost it ten seconds. Pages that people read have a
 * few dozen; one with more is read as all of its text, and not at all beyond what linkedom can walk.
 */
const deepestArticle = 150;
const deepestPage = 3_000;

/** Elements that may stay open, or have no end: they say nothing about depth. */
const unclosed =
  'area base br col dd dt embed hr img input li link meta option p param source tbody td tfoot th thead tr track wbr';

const tooDeep = 'is nested too deeply to be read';

/** A page's main text, as Readability (the reader view of Firefox) finds it, with what the page says about itself. */
export function readPage(source: string): FormatReading {
  // Looked at before it is parsed, too: linkedom's time grows with the square of the depth.
  if (openedAtOnce(source) > deepestPage * 2) throw new Unreadable(tooDeep);
  const page = parse(source);
  const depth = depthOf(page);
  if (depth > deepestPage) throw new Unreadable(tooDeep);
  const url = addressOf(page);
  const titleElement = page.querySelector('head > title, title')?.textContent ?? undefined;
  const article = depth > deepestArticle ? null : articleOf(page);
  const text = article?.content ? renderedText(article.content) : '';
  const fields = toFields([
    ['title', article?.title || titleElement],
    ['author', article?.byline],
    ['publisher', article?.siteName],
    ['date', article?.publishedTime],
    ['url', url],
  ]);
  return { text: text === '' ? withoutSurroundings(source) : text, fields };
}

/** The text of markup that is no page of a site, such as that of a mail. @throws {Unreadable} where it is too deep. */
export function markupText(source: string): string {
  if (openedAtOnce(source) > deepestPage * 2) throw new Unreadable(tooDeep);
  const page = parse(source);
  if (depthOf(page) > deepestPage) throw new Unreadable(tooDeep);
  return renderedText(page.body ?? page);
}

/** Without what only leads elsewhere: of a page that holds nothing else Readability would take that. */
function parse(source: string): Page {
  // linkedom puts nothing around a page without <html>.
  const isWhole = /<html[\s>]/i.test(source);
  const { document } = parseHTML(isWhole ? source : `<html><body>${source}</body></html>`);
  const page = document as unknown as Page;
  for (const element of [...page.querySelectorAll('nav, [role=navigation]')]) element.remove();
  return page;
}

function articleOf(page: Page) {
  return new Readability<PageNode>(page as never, {
    serializer: (element) => element as unknown as PageNode,
  }).parse();
}

/** The most elements that are open at a time, by their tags alone. */
function openedAtOnce(source: string): number {
  const without = new Set(unclosed.split(' '));
  let open = 0;
  let most = 0;
  for (const [, slash, name = '', end] of source.matchAll(
    /<(\/?)([a-z][\w:-]*)(?:[^<>]{0,2000}?(\/?)>)?/gi,
  )) {
    if (end === '/' || without.has(name.toLowerCase())) continue;
    open = slash === '/' ? Math.max(0, open - 1) : open + 1;
    most = Math.max(most, open);
  }
  return most;
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

/** All text of a page that is no article. @throws {Unreadable} where there is none. */
function withoutSurroundings(source: string): string {
  const page = parse(source);
  for (const element of [...page.querySelectorAll(surroundings)]) element.remove();
  const text = renderedText(page.body ?? page);
  if (text === '') throw new Unreadable('holds no text beside navigation and scripts');
  return text;
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
  try {
    const data: unknown = JSON.parse(json);
    const things: readonly unknown[] = Array.isArray(data) ? data : [data];
    for (const thing of things) {
      const { url, mainEntityOfPage } = (thing ?? {}) as Readonly<Record<string, unknown>>;
      if (typeof url === 'string') return url;
      if (typeof mainEntityOfPage === 'string') return mainEntityOfPage;
    }
  } catch {
    // No JSON: the page says nothing here.
  }
  return undefined;
}
