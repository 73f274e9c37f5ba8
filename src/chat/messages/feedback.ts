import type { Texts } from '../../texts/texts.js';
import type { DocumentFeedback } from '../protocol/feedback.js';
import { type Block, note, strong, text } from '../protocol/reply.js';

/** At most this many documents are named, those with most votes first. */
const maxNamed = 20;

/** @param titles By document id; of a document that is gone only the id is known. */
export function feedbackSums(
  { feedback: words, format: { count } }: Texts,
  sums: readonly DocumentFeedback[],
  titles: ReadonlyMap<string, string>,
  retentionDays: number,
): readonly Block[] {
  const votes = ({ helpful, notHelpful }: DocumentFeedback) => helpful + notHelpful;
  const named = [...sums].sort((a, b) => votes(b) - votes(a)).slice(0, maxNamed);
  const others = sums.length - named.length;
  const { columns } = words;
  return [
    text(strong(words.title)),
    text(words.on(retentionDays)),
    {
      kind: 'table',
      table: {
        columns: [
          { title: columns.document },
          { title: columns.helpful, align: 'right' },
          { title: columns.notHelpful, align: 'right' },
        ],
        rows: named.map(({ documentId, helpful, notHelpful }) => [
          titles.get(documentId) ?? documentId,
          count(helpful),
          count(notHelpful),
        ]),
      },
    },
    ...(others > 0 ? [note(words.more(others))] : []),
  ];
}
