import type { DocumentFeedback } from '../protocol/feedback.js';
import { type Block, note, strong, text } from '../protocol/reply.js';
import { count, countOf } from './format.js';

/** At most this many documents are named, those with most votes first. */
const maxNamed = 20;

/** @param titles By document id; of a document that is gone only the id is known. */
export function feedbackSums(
  sums: readonly DocumentFeedback[],
  titles: ReadonlyMap<string, string>,
  retentionDays: number,
): readonly Block[] {
  const votes = ({ helpful, notHelpful }: DocumentFeedback) => helpful + notHelpful;
  const named = [...sums].sort((a, b) => votes(b) - votes(a)).slice(0, maxNamed);
  const others = sums.length - named.length;
  return [
    text(strong('Feedback')),
    text(`On answers of the last ${countOf(retentionDays, 'day')}, by the documents that they quote:`),
    {
      kind: 'table',
      table: {
        columns: [
          { title: 'Document' },
          { title: 'Helpful', align: 'right' },
          { title: 'Not helpful', align: 'right' },
        ],
        rows: named.map(({ documentId, helpful, notHelpful }) => [
          titles.get(documentId) ?? documentId,
          count(helpful),
          count(notHelpful),
        ]),
      },
    },
    ...(others > 0 ? [note(`and ${countOf(others, 'document')} more`)] : []),
  ];
}
