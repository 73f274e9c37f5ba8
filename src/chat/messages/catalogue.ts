import type { CatalogueEntry } from '../../core/types/index-reader.js';
import { type Block, note, type ReplyContent, strong, text, typed } from '../protocol/reply.js';
import { excerpt } from './excerpt.js';
import { count, countOf, size } from './format.js';
import { type ListedPage, whichPage } from './paging.js';
import { unknownCell, withoutEmptyColumns } from './table.js';

/** A title in a page of the list, in characters. */
const longestTitle = 60;

/** There is no document, or none that fits. */
export function noDocuments(filter: string | undefined): ReplyContent {
  const why =
    filter === undefined
      ? text('There are no documents yet. A moderator can put some in the folder and ', typed('refresh'), '.')
      : text('No document has “', strong(filter), '” in its title, name or publisher.');
  return { blocks: [why], data: { documents: [] } };
}

/** The documents, one a row: all of them, or a page of them. */
export function listedDocuments(
  entries: readonly CatalogueEntry[],
  filter: string | undefined,
  paging: ListedPage,
): ReplyContent {
  const isWhole = paging.pages === 1;
  const blocks: Block[] = [text(`${countOf(paging.total, 'document')}:`), tableOf(entries, isWhole)];
  // What the pages are turned of stands above them: a button reads it there.
  if (!isWhole && filter !== undefined) blocks.unshift({ kind: 'question', text: filter });
  if (!isWhole) blocks.push(whichPage(paging));
  if (!isWhole && filter === undefined)
    blocks.push(note(typed('sources'), ' with words of a title, name or publisher lists fewer.'));
  return { blocks, data: { documents: entries } };
}

function tableOf(entries: readonly CatalogueEntry[], isWhole: boolean): Block {
  return {
    kind: 'table',
    table: withoutEmptyColumns({
      columns: [
        { title: 'Title' },
        { title: 'Date' },
        { title: 'Size', align: 'right' },
        { title: 'Passages', align: 'right' },
      ],
      rows: entries.map(({ id, title, date, bytes, passages }) => [
        isWhole ? title : excerpt(title, longestTitle) || id,
        date ?? unknownCell,
        size(bytes),
        count(passages),
      ]),
    }),
  };
}
