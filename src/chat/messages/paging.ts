import { type Block, code, note, type ReplyContent, strong, text } from '../protocol/reply.js';
import { excerpt } from './excerpt.js';
import { count, countOf } from './format.js';

/** A page of a list; pages count from 1. */
export interface ListedPage {
  readonly page: number;
  readonly pages: number;
  /** So many of the list stand before it, and so many on it. */
  readonly from: number;
  readonly shown: number;
  readonly total: number;
}

/** Which part of a list is shown, and what to type for the next one. @param order How the list is ordered. */
export function whichPage({ page, pages, from, shown, total }: ListedPage, order?: string): Block {
  const range = shown === 1 ? count(from + 1) : `${count(from + 1)}–${count(from + shown)}`;
  const next = page < pages ? [' Next: ', code(`page:${page + 1}`)] : [];
  const ordered = order === undefined ? '' : `${order}, `;
  return note(`${ordered}${range} of ${count(total)}; page ${count(page)} of ${count(pages)}.`, ...next);
}

/** There is no such page. @param pages How many there are; undefined for what is no number of a page. */
export function noSuchPage(typedPage: string, pages: number | undefined): ReplyContent {
  const there =
    pages === undefined
      ? 'Pages are counted from 1'
      : `There ${pages === 1 ? 'is' : 'are'} ${countOf(pages, 'page')}`;
  return {
    blocks: [text('There is no page “', strong(excerpt(typedPage, 20)), '”. ', `${there}.`)],
    data: { error: 'no-such-page', pages: pages ?? null },
  };
}
