import type { Texts } from '../../texts/texts.js';
import { type Block, code, note, type ReplyContent, strong, text } from '../protocol/reply.js';
import { excerpt } from './excerpt.js';

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
export function whichPage(
  { lists, format: { count } }: Texts,
  { page, pages, from, shown, total }: ListedPage,
  order?: string,
): Block {
  const range = shown === 1 ? count(from + 1) : `${count(from + 1)}–${count(from + shown)}`;
  const next = page < pages ? lists.next(code(`page:${page + 1}`)) : [];
  return note(lists.page({ range, total, page, pages }, order), ...next);
}

/** There is no such page. @param pages How many there are; undefined for what is no number of a page. */
export function noSuchPage({ lists }: Texts, typedPage: string, pages: number | undefined): ReplyContent {
  const page = strong(excerpt(typedPage, 20));
  return {
    blocks: [text(...(pages === undefined ? lists.noPage(page) : lists.noSuchPage(page, pages)))],
    data: { error: 'no-such-page', pages: pages ?? null },
  };
}
