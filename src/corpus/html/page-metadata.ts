import { authorName } from '../author-name.js';
import { knownDate } from '../dates.js';
import { type JsonLdNode, linkedData, typeOf } from './linked-data.js';

/** What of a parsed page is asked. */
export interface ParsedPage {
  querySelectorAll(selector: string): Iterable<AskedElement>;
}

interface AskedElement {
  readonly textContent: string | null;
  getAttribute(name: string): string | null;
}

/** What a page says about itself in its head, in JSON-LD, by `itemprop` and `<time>`. */
export interface PageMetadata {
  readonly author?: string | undefined;
  readonly date?: string | undefined;
  readonly publisher?: string | undefined;
}

const authorMetas =
  'author|dc.creator|dcterms.creator|citation_author|parsely-author|sailthru.author|article:author|article.author|byl|twitter:creator:name';
const dateMetas =
  'article:published_time|article.published|date|dc.date|dc.date.issued|dcterms.date|dcterms.issued|dcterms.created|citation_publication_date|citation_date|parsely-pub-date|sailthru.date|pubdate|publishdate|publish-date|publish_date|og:published_time|datepublished';
const publisherMetas = 'og:site_name|dc.publisher|dcterms.publisher|citation_publisher|application-name';

/** What JSON-LD tells of beside the page's text. */
const besideText =
  /organi[sz]ation|person|website|breadcrumb|imageobject|comment|review|rating|action|searchbox|listitem|place|brand|offer/i;

/** Later than the first date of an article, a page has those of comments and of other articles. */
const times = [
  'time[pubdate]',
  'article header time, header time, .byline time, .entry-meta time, .post-meta time, .published',
];

export function pageMetadata(page: ParsedPage): PageMetadata {
  const metas = metasOf(page);
  const things = thingsOf(page);
  return {
    author: firstOf(
      [
        named(metas, authorMetas).join(', '),
        ...things.map(({ author, creator }) => namesIn(author ?? creator).join(', ')),
        ...itemTexts(page, '[itemprop~=author] [itemprop~=name], [itemprop~=author], [rel~=author]'),
      ],
      authorName,
    ),
    date: dateOf(page, metas, things),
    publisher: firstOf(
      [
        ...named(metas, publisherMetas),
        ...things.map(({ publisher }) => namesIn(publisher).join(', ')),
        ...itemTexts(page, '[itemprop~=publisher] [itemprop~=name]'),
      ],
      (name) => name.trim() || undefined,
    ),
  };
}

function dateOf(
  page: ParsedPage,
  metas: ReadonlyMap<string, readonly string[]>,
  things: readonly JsonLdNode[],
): string | undefined {
  const stated = [
    ...named(metas, dateMetas),
    ...things.map(({ datePublished }) => textIn(datePublished)),
    ...itemTexts(page, '[itemprop~=datePublished]'),
    ...things.map(({ dateCreated, uploadDate }) => textIn(dateCreated ?? uploadDate)),
  ];
  const marked = times.map((selector) => itemTexts(page, selector));
  const inText = [
    ...new Set(itemTexts(page, 'article time, main time').flatMap((one) => knownDate(one) ?? [])),
  ];
  const known = (all: readonly string[]) => firstOf(all, (one) => knownDate(one.trim()));
  return (
    known(stated) ??
    // One that can be read in several ways is shown as it is written.
    firstOf(stated, (one) => (/\d/.test(one) ? one : undefined)) ??
    firstOf(marked, known) ??
    (inText.length === 1 ? inText[0] : undefined)
  );
}

function firstOf<T, R>(all: readonly T[], read: (one: T) => R | undefined): R | undefined {
  for (const one of all) {
    const found = read(one);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What the head's `meta` say, by name in lower case, `dc:date` as `dc.date`. */
function metasOf(page: ParsedPage): ReadonlyMap<string, readonly string[]> {
  const metas = new Map<string, string[]>();
  for (const meta of page.querySelectorAll('meta[content]')) {
    const name = (meta.getAttribute('name') ?? meta.getAttribute('property') ?? '').trim().toLowerCase();
    const content = meta.getAttribute('content')?.trim() ?? '';
    if (name === '' || content === '') continue;
    const key = name.replace(/^(dc|dcterms)[:_-]/u, '$1.');
    metas.set(key, [...(metas.get(key) ?? []), content]);
  }
  return metas;
}

function named(metas: ReadonlyMap<string, readonly string[]>, names: string): readonly string[] {
  const found = names.split('|').find((name) => metas.get(name)?.some((one) => !/^https?:/iu.test(one)));
  return found === undefined ? [] : (metas.get(found) ?? []).slice(0, 20);
}

/** Articles first, then other things; not what is told of beside the text. */
function thingsOf(page: ParsedPage): readonly JsonLdNode[] {
  const things = [...page.querySelectorAll('script[type="application/ld+json"]')]
    .flatMap(({ textContent }) => linkedData(textContent ?? ''))
    .filter((thing) => typeof thing === 'object' && thing !== null);
  const isArticle = (thing: JsonLdNode) => /article|posting|report/i.test(typeOf(thing));
  return [
    ...things.filter(isArticle),
    ...things.filter((thing) => !isArticle(thing) && !besideText.test(typeOf(thing))),
  ];
}

/** Names of one person or organisation, or of several. */
function namesIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.slice(0, 20).flatMap(namesIn);
  if (typeof value === 'object' && value !== null) return namesIn((value as JsonLdNode)['name']);
  return typeof value === 'string' && !/^https?:/iu.test(value) ? [value] : [];
}

function textIn(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** What elements say: to programs where they do, else in words. */
function itemTexts(page: ParsedPage, selector: string): readonly string[] {
  return [...page.querySelectorAll(selector)]
    .slice(0, 50)
    .map((element) =>
      (
        element.getAttribute('content') ??
        element.getAttribute('datetime') ??
        element.textContent ??
        ''
      ).trim(),
    )
    .filter((text) => text !== '');
}
