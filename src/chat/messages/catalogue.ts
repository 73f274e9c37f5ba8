import type { CatalogueEntry } from '../../core/types/index-reader.js';
import type { Texts } from '../../texts/texts.js';
import { type Block, note, type ReplyContent, strong, text, typed } from '../protocol/reply.js';
import { excerpt } from './excerpt.js';
import { type ListedPage, whichPage } from './paging.js';
import { unknownCell, withoutEmptyColumns } from './table.js';

/** A title in a page of the list, in characters. */
const maxTitleLength = 60;

/** There is no document, or none that fits. */
export function noDocuments({ lists }: Texts, filter: string | undefined): ReplyContent {
  const why = filter === undefined ? lists.nothingYet(typed('refresh')) : lists.noneFits(strong(filter));
  return { blocks: [text(...why)], data: { documents: [] } };
}

/** The documents, one a row: all of them, or a page of them. */
export function listedDocuments(
  texts: Texts,
  entries: readonly CatalogueEntry[],
  filter: string | undefined,
  paging: ListedPage,
): ReplyContent {
  const { lists } = texts;
  const isWhole = paging.pages === 1;
  const blocks: Block[] = [text(lists.documents(paging.total)), tableOf(texts, entries, isWhole)];
  // What the pages are turned of stands above them: a button reads it there.
  if (!isWhole && filter !== undefined) blocks.unshift({ kind: 'question', text: filter });
  if (!isWhole) blocks.push(whichPage(texts, paging));
  if (!isWhole && filter === undefined) blocks.push(note(...lists.narrow(typed('sources'))));
  return { blocks, data: { documents: entries } };
}

function tableOf({ lists, format }: Texts, entries: readonly CatalogueEntry[], isWhole: boolean): Block {
  const { columns } = lists;
  return {
    kind: 'table',
    table: withoutEmptyColumns({
      columns: [
        { title: columns.title },
        { title: columns.date },
        { title: columns.size, align: 'right' },
        { title: columns.passages, align: 'right' },
      ],
      rows: entries.map(({ id, title, date, bytes, passages }) => [
        isWhole ? title : excerpt(title, maxTitleLength) || id,
        date ?? unknownCell,
        format.size(bytes),
        format.count(passages),
      ]),
    }),
  };
}
