import type { CatalogueEntry } from '../../../core/types/index-reader.js';
import { everything, inScope, narrowToSource } from '../../../core/types/scope.js';
import type { Texts } from '../../../texts/texts.js';
import { type Html, html } from '../../html.js';

/** So many stand on one page. */
const perPage = 50;

const orders = ['title', 'date', 'size', 'passages'] as const;
type Order = (typeof orders)[number];

/** Which of the documents are looked at, as an address says it. */
export interface Listing {
  /** '' for all. */
  readonly filter: string;
  readonly order: Order;
  /** From 1. */
  readonly page: number;
}

/** Longer filters fit no title; in UTF-16 code units. */
const maxFilterLength = 200;

/** Whatever an address holds: what makes no sense in it is as if it were not there. */
export function readListing(query: Readonly<Record<string, unknown>>): Listing {
  const textIn = (name: string) => (typeof query[name] === 'string' ? String(query[name]) : '');
  const page = /^\d{1,6}$/.test(textIn('page')) ? Number(textIn('page')) : 1;
  return {
    filter: textIn('filter').trim().slice(0, maxFilterLength),
    order: orders.find((order) => order === textIn('sort')) ?? 'title',
    page: Math.max(1, page),
  };
}

/** The documents as a table of links that sort it, in pages, each with the way to ask it alone. */
export function renderDocuments(
  texts: Texts,
  documents: readonly CatalogueEntry[],
  { filter, order, page }: Listing,
): Html {
  const { tryIt: words, lists, format, buttons } = texts;
  const fitting = filter === '' ? everything : narrowToSource(everything, documents, filter);
  const found = documents.filter(({ id }) => inScope(fitting, id)).toSorted(by[order]);
  const pages = Math.max(1, Math.ceil(found.length / perPage));
  const at = Math.min(page, pages);
  const shown = found.slice((at - 1) * perPage, at * perPage);
  const head = orders.map(
    (one) =>
      html`<th scope="col"${one === order && html` aria-sort="${one === 'title' ? 'ascending' : 'descending'}"`}><a href="${addressOf({ filter, order: one, page: 1 })}">${lists.columns[one]}</a></th>`,
  );
  const turned = (to: number, label: string) =>
    to >= 1 && to <= pages && html`<a href="${addressOf({ filter, order, page: to })}">${label}</a>`;
  return html`<main class="documents"><h2>${words.documents}</h2>
<form class="filter" method="get" action="/documents" role="search"><label for="filter">${words.filter}</label>
<input id="filter" name="filter" type="search" value="${filter}" dir="auto" autocomplete="off"><input type="hidden" name="sort" value="${order}">
<button type="submit">${words.filter}</button></form>
<p class="holdings">${found.length === 0 ? words.noneFits : lists.documents(found.length)}</p>
${
  shown.length > 0 &&
  html`<div class="wide" tabindex="0"><table><thead><tr>${head}<td></td></tr></thead><tbody>${shown.map(
    (document) => html`<tr><td><bdi>${document.title || document.id}</bdi></td>
<td><bdi>${document.date ?? ''}</bdi></td><td class="right">${format.size(document.bytes)}</td>
<td class="right">${format.count(document.passages)}</td>
<td>${!document.id.includes('"') && html`<a href="/?source=${encodeURIComponent(document.id)}">${words.askWithin}</a>`}</td></tr>`,
  )}</tbody></table></div>`
}
<nav class="pages">${turned(at - 1, buttons.labels['previous-page'])} ${turned(at + 1, buttons.labels['next-page'])}</nav>
</main>`;
}

function addressOf({ filter, order, page }: Listing): string {
  return `/documents?${new URLSearchParams({ filter, sort: order, page: String(page) })}`;
}

/** Ties by id. */
const by: Readonly<Record<Order, (a: CatalogueEntry, b: CatalogueEntry) => number>> = {
  title: (a, b) => compare(a.title.toLowerCase(), b.title.toLowerCase()) || compare(a.id, b.id),
  date: (a, b) => compare(b.date ?? '', a.date ?? '') || compare(a.id, b.id),
  size: (a, b) => b.bytes - a.bytes || compare(a.id, b.id),
  passages: (a, b) => b.passages - a.passages || compare(a.id, b.id),
};

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
