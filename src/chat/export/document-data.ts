import type { Citation } from '../../core/types/quote.js';

/** What programs are told of a document; null where it says nothing of it. */
export function documentData({
  documentId,
  title,
  url,
  author,
  publisher,
  date,
}: Pick<Citation, 'documentId' | 'title' | 'url' | 'author' | 'publisher' | 'date'>) {
  return {
    documentId,
    title,
    url: url ?? null,
    author: author ?? null,
    publisher: publisher ?? null,
    date: date ?? null,
  };
}
