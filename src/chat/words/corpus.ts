import type { CatalogueEntry } from '../../core/index-reader.js';
import type { LibraryStatus } from '../../core/library.js';
import { countUnreadable, type RefreshRecord } from '../../core/refresh-record.js';
import { type AnyCommand, usageOf } from '../command.js';
import { age, count, countOf, duration, shortFingerprint, size } from '../format.js';
import { type Block, code, heading, note, type ReplyContent, strong, text, typed } from '../reply.js';
import type { ProgramStatus } from '../services.js';

/** The documents, one a row. */
export function catalogue(entries: readonly CatalogueEntry[], filter: string | undefined): ReplyContent {
  const data = { documents: entries };
  if (entries.length === 0) {
    const why =
      filter === undefined
        ? [
            text(
              'There are no documents yet. A moderator can put some in the folder and ',
              typed('refresh'),
              '.',
            ),
          ]
        : [text('No document has “', strong(filter), '” in its title, name or publisher.')];
    return { blocks: why, data };
  }
  return {
    blocks: [
      text(`${countOf(entries.length, 'document')}:`),
      {
        kind: 'table',
        table: {
          columns: [
            { title: 'Title' },
            { title: 'Date' },
            { title: 'Size', align: 'right' },
            { title: 'Passages', align: 'right' },
          ],
          rows: entries.map((entry) => [
            entry.title,
            entry.date ?? '–',
            size(entry.bytes),
            count(entry.passages),
          ]),
        },
      },
    ],
    data,
  };
}

/** How many changed or skipped files a record names. */
const mostNamed = 10;

/** The record that ends a refresh. */
export function refreshed(record: RefreshRecord): ReplyContent {
  const { added, changed, removed, skipped } = record;
  const blocks: Block[] = [
    heading(headingOf(record)),
    text(
      `Added ${count(added.length)}, changed ${count(changed.length)}, removed ${count(removed.length)}, skipped ${count(skipped.length)}. `,
      `${countOf(record.documents, 'document')}, ${countOf(record.passages, 'passage')}, ${duration(record.tookMs)}.`,
    ),
  ];
  for (const [label, ids] of [
    ['Added', added],
    ['Changed', changed],
    ['Removed', removed],
  ] as const) {
    if (ids.length > 0) blocks.push(text(`${label}: `, ...named(ids)));
  }
  if (skipped.length > 0) {
    blocks.push(text('Skipped:'));
    for (const { file, reason } of skipped.slice(0, mostNamed)) blocks.push(text(code(file), ` – ${reason}`));
    if (skipped.length > mostNamed) blocks.push(note(`and ${count(skipped.length - mostNamed)} more`));
  }
  const fingerprints = [record.oldFingerprint, record.fingerprint].map((name) =>
    code(shortFingerprint(name)),
  );
  const [before = '', after = ''] = fingerprints;
  // What a dry run would make of a part of the corpus has no name yet.
  const isKnown = record.fingerprint !== '' && !isUnchanged(record);
  blocks.push(note('Index ', ...(isKnown ? [before, ' → ', after] : [before]), ` · run by ${record.by}`));
  return { blocks, data: record };
}

function isUnchanged({ oldFingerprint, fingerprint, added, changed, removed }: RefreshRecord): boolean {
  return oldFingerprint === fingerprint && added.length + changed.length + removed.length === 0;
}

function headingOf(record: RefreshRecord): string {
  if (isUnchanged(record)) return record.dryRun ? 'Nothing would change' : 'Nothing has changed';
  return record.dryRun ? 'What a refresh would change' : 'The index is fresh';
}

function named(ids: readonly string[]) {
  const shown = ids.slice(0, mostNamed).flatMap((id, i) => (i === 0 ? [code(id)] : [', ', code(id)]));
  return ids.length > mostNamed ? [...shown, ` and ${count(ids.length - mostNamed)} more`] : shown;
}

/** Nothing was refreshed; `message` says what was found and what to do. */
export function notRefreshed(message: string): ReplyContent {
  return {
    blocks: [strongText('Nothing was changed.'), text(message)],
    data: { error: 'not-refreshed', message },
  };
}

function strongText(words: string): Block {
  return text(strong(words));
}

/** What the bot is, holds and keeps. */
export function about(facts: {
  readonly status: LibraryStatus;
  readonly program: ProgramStatus;
  readonly commands: readonly AnyCommand[];
  readonly retentionDays: number;
  readonly auditRetentionDays: number;
  readonly now: number;
}): ReplyContent {
  const { status, program, commands, now } = facts;
  const blocks: Block[] = [
    heading('Verbatim'),
    text(
      `I answer questions about ${countOf(status.documents, 'document')} (${countOf(status.passages, 'passage')}) `,
      'with their own words: every quote is an exact piece of a document.',
    ),
    text(strong('How to ask')),
    ...commands.map((command) =>
      text(typed(`${command.name} ${usageOf(command)}`), ` – ${command.description}`),
    ),
    text(strong('Index')),
    ...indexLines(status, now),
    text(strong('Stored')),
    text(
      `The index, the records of refreshes, and for ${countOf(facts.retentionDays, 'day')} which passages were shown where and to whom, with the votes on them (not whose).`,
    ),
    text(
      `For ${countOf(facts.auditRetentionDays, 'day')}: who refreshed, shared or removed something or was refused a moderator’s command.`,
    ),
    text('Never stored, never logged, never sent elsewhere: what is asked.'),
    text(strong('Program')),
    text(`Version ${program.version}.`, ...adapterLine(program)),
    ...program.problems.map((problem) => text(strong('Problem: '), problem)),
  ];
  return {
    blocks,
    data: {
      version: program.version,
      index: { fingerprint: status.fingerprint, documents: status.documents, passages: status.passages },
      builtAt: status.builtAt,
      skipped: status.skipped.length,
      adapters: program.adapters,
      problems: program.problems,
      stored: {
        retentionDays: facts.retentionDays,
        auditRetentionDays: facts.auditRetentionDays,
        questions: false,
      },
    },
  };
}

function indexLines({ documents, fingerprint, builtAt, skipped }: LibraryStatus, now: number): Block[] {
  if (documents === 0) {
    const unreadable = countUnreadable(skipped);
    const why = unreadable > 0 ? `: ${countOf(unreadable, 'file')} could not be read` : '';
    return [text(`There is none yet${why}. `, typed('refresh'), ' makes it, or says why it cannot.')];
  }
  const partial = skipped.filter(({ isPartial }) => isPartial).length;
  const whole = skipped.length - partial;
  const leftOut = [
    ...(whole > 0 ? [`${countOf(whole, 'file')} of the folder left out`] : []),
    ...(partial > 0 ? [`${countOf(partial, 'file')} not read in every part`] : []),
  ];
  return [
    text('Fingerprint ', code(shortFingerprint(fingerprint)), `, built ${age(builtAt, now)}.`),
    leftOut.length === 0
      ? text('Every file of the folder is in it.')
      : text(`${leftOut.join(', ')}; `, typed('refresh'), ' names each with its reason.'),
  ];
}

function adapterLine({ adapters }: ProgramStatus): string[] {
  if (adapters.length === 0) return [];
  return [
    ` Connected: ${adapters.map(({ name, state, reason }) => `${name} ${state}${reason === undefined ? '' : ` (${reason})`}`).join(', ')}.`,
  ];
}
