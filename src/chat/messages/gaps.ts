import type { Texts } from '../../texts/texts.js';
import type { DocumentFeedback, QuotedDocument } from '../protocol/feedback.js';
import { type GapWord, gapDays, minAskers } from '../protocol/gaps.js';
import { type Block, note, type ReplyContent, strong, text } from '../protocol/reply.js';

/** So many of each list are named. */
const maxNamed = 15;

/** What people ask for in vain, and which documents serve them, for moderators. */
export function gapsShown(
  { gaps: words, feedback: { columns: votes }, format: { count } }: Texts,
  facts: {
    readonly words: readonly GapWord[];
    /** By document id, of those in sight. */
    readonly titles: ReadonlyMap<string, string>;
    readonly quoted: readonly QuotedDocument[];
    readonly feedback: readonly DocumentFeedback[];
    readonly retentionDays: number;
  },
): ReplyContent {
  const { words: missing, titles, retentionDays } = facts;
  const titleOf = (id: string) => titles.get(id) ?? id;
  const quoted = facts.quoted.filter(({ documentId }) => titles.has(documentId));
  const often = [...quoted].sort((a, b) => b.answers - a.answers).slice(0, maxNamed);
  const known = new Set(quoted.map(({ documentId }) => documentId));
  const never = [...titles.keys()].filter((id) => !known.has(id));
  const unhelpful = facts.feedback.filter(
    ({ documentId, helpful, notHelpful }) => titles.has(documentId) && notHelpful > helpful,
  );
  const { columns } = words;
  const tableOr = (none: string, titlesOf: readonly string[], rows: readonly (readonly string[])[]) =>
    rows.length === 0 ? text(none) : tableOf(titlesOf, rows);
  const named = never.slice(0, maxNamed).map(titleOf);
  const blocks: Block[] = [
    text(strong(words.missing)),
    tableOr(
      words.noneMissing(minAskers, gapDays),
      [columns.word, columns.people],
      missing.slice(0, maxNamed).map(({ word, people }) => [word, count(people)]),
    ),
    note(words.kept(minAskers, gapDays)),
    text(strong(words.often(retentionDays))),
    tableOr(
      words.none,
      [votes.document, columns.answers],
      often.map(({ documentId, answers }) => [titleOf(documentId), count(answers)]),
    ),
    text(strong(words.never(retentionDays))),
    text(named.length === 0 ? words.none : words.listed(named, never.length - named.length)),
    text(strong(words.unhelpful)),
    tableOr(
      words.none,
      [votes.document, votes.helpful, votes.notHelpful],
      unhelpful
        .slice(0, maxNamed)
        .map(({ documentId, helpful, notHelpful }) => [
          titleOf(documentId),
          count(helpful),
          count(notHelpful),
        ]),
    ),
  ];
  return { blocks, data: { words: missing, often, never, unhelpful } };
}

/** Where the operator has not asked for it. */
export function gapsOff({ gaps }: Texts): ReplyContent {
  return { blocks: [text(gaps.off)], data: { error: 'off' } };
}

function tableOf([first = '', ...others]: readonly string[], rows: readonly (readonly string[])[]): Block {
  const columns = [{ title: first }, ...others.map((title) => ({ title, align: 'right' as const }))];
  return { kind: 'table', table: { columns, rows } };
}
