import { count, countOf } from '../../texts/english/units.js';
import type { DocumentFeedback, QuotedDocument } from '../protocol/feedback.js';
import { type GapWord, gapDays, minAskers } from '../protocol/gaps.js';
import { type Block, note, type ReplyContent, strong, text } from '../protocol/reply.js';

/** So many of each list are named. */
const maxNamed = 15;

/** What people ask for in vain, and which documents serve them, for moderators. */
export function gapsShown(facts: {
  readonly words: readonly GapWord[];
  /** By document id, of those in sight. */
  readonly titles: ReadonlyMap<string, string>;
  readonly quoted: readonly QuotedDocument[];
  readonly feedback: readonly DocumentFeedback[];
  readonly retentionDays: number;
}): ReplyContent {
  const { words, titles, retentionDays } = facts;
  const titleOf = (id: string) => titles.get(id) ?? id;
  const quoted = facts.quoted.filter(({ documentId }) => titles.has(documentId));
  const often = [...quoted].sort((a, b) => b.answers - a.answers).slice(0, maxNamed);
  const known = new Set(quoted.map(({ documentId }) => documentId));
  const never = [...titles.keys()].filter((id) => !known.has(id));
  const unhelpful = facts.feedback.filter(
    ({ documentId, helpful, notHelpful }) => titles.has(documentId) && notHelpful > helpful,
  );
  const days = countOf(retentionDays, 'day');
  const blocks: Block[] = [
    text(strong('Words that stand in no document')),
    ...(words.length === 0
      ? [text(`None that ${minAskers} people have asked for in ${gapDays} days.`)]
      : [
          tableOf(
            ['Word', 'People'],
            words.slice(0, maxNamed).map(({ word, people }) => [word, count(people)]),
          ),
        ]),
    note(
      `Asked for by at least ${minAskers} people in ${gapDays} days. Until the third, only keyed hashes of a word are kept; never a question, nor who asked.`,
    ),
    text(strong(`Quoted often in the last ${days}`)),
    ...(often.length === 0
      ? [text('None.')]
      : [
          tableOf(
            ['Document', 'Answers'],
            often.map(({ documentId, answers }) => [titleOf(documentId), count(answers)]),
          ),
        ]),
    text(strong(`Never quoted in the last ${days}`)),
    text(listed(never.map(titleOf))),
    text(strong('Found unhelpful more often than helpful')),
    ...(unhelpful.length === 0
      ? [text('None.')]
      : [
          tableOf(
            ['Document', 'Helpful', 'Not helpful'],
            unhelpful
              .slice(0, maxNamed)
              .map(({ documentId, helpful, notHelpful }) => [
                titleOf(documentId),
                count(helpful),
                count(notHelpful),
              ]),
          ),
        ]),
  ];
  return { blocks, data: { words, often, never, unhelpful } };
}

/** Where the operator has not asked for it. */
export function gapsOff(): ReplyContent {
  return {
    blocks: [
      text('Nothing is kept of what is asked in vain. Whoever runs me can change that, with gaps: true.'),
    ],
    data: { error: 'off' },
  };
}

function listed(titles: readonly string[]): string {
  if (titles.length === 0) return 'None.';
  const named = titles.slice(0, maxNamed).join('; ');
  return titles.length > maxNamed
    ? `${named}; and ${countOf(titles.length - maxNamed, 'more document')}.`
    : `${named}.`;
}

function tableOf([first = '', ...others]: readonly string[], rows: readonly (readonly string[])[]): Block {
  const columns = [{ title: first }, ...others.map((title) => ({ title, align: 'right' as const }))];
  return { kind: 'table', table: { columns, rows } };
}
