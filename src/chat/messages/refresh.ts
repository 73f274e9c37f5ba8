import type { PastRefresh, RefreshRecord } from '../../core/types/refresh-record.js';
import { type ToldChanges, toldChanges } from '../../core/types/told-changes.js';
import type { Location } from '../protocol/location.js';
import {
  type Block,
  code,
  heading,
  type Inline,
  note,
  type ReplyContent,
  strong,
  text,
} from '../protocol/reply.js';
import { count, countOf, duration, shortFingerprint } from './format.js';

/** How many files of a kind the record of one refresh names. */
const maxNamed = 10;
/** The same for each record of several. */
const maxNamedInHistory = 3;

/** What a refresh has done, or would do, with its moves told as such. */
type Told = PastRefresh & ToldChanges;

/** The record that ends a refresh. @param place Where it is told. */
export function refreshed(record: RefreshRecord, place: Location): ReplyContent {
  const told: Told = { ...record, ...toldChanges(record) };
  const blocks: Block[] = [
    heading(headingOf(record)),
    text(
      `${sums(told)}. `,
      `${countOf(record.documents, 'document')}, ${countOf(record.passages, 'passage')}, ${duration(record.tookMs)}.`,
    ),
    ...names(told, maxNamed),
  ];
  if (told.skipped.length > 0) {
    blocks.push(text('Skipped:'));
    for (const { file, reason } of told.skipped.slice(0, maxNamed))
      blocks.push(text(code(file), ` – ${reason}`));
    if (told.skipped.length > maxNamed)
      blocks.push(note(`and ${count(told.skipped.length - maxNamed)} more`));
  }
  blocks.push(note(...fingerprints(told), `run by ${ranBy(record, place)}`));
  return { blocks, data: dataOf(told) };
}

/** The records of the last refreshes, newest first. */
export function refreshHistory(records: readonly PastRefresh[], place: Location): ReplyContent {
  const told = records.map((record): Told => ({ ...record, ...toldChanges(record) }));
  const data = { refreshes: told.map(dataOf) };
  if (records.length === 0) return { blocks: [text('Nothing has been refreshed yet.')], data };
  return {
    blocks: [
      heading('The last refreshes'),
      note('Newest first; times are UTC.'),
      ...told.flatMap((record) => [
        text(strong(timeOf(record)), ` – ${[sums(record), ...sizes(record)].join('; ')}.`),
        ...names(record, maxNamedInHistory),
        note(...fingerprints(record), `run by ${ranBy(record, place)}`),
      ]),
    ],
    data,
  };
}

/** Nothing was refreshed; `message` says what was found and what to do. */
export function notRefreshed(message: string): ReplyContent {
  return {
    blocks: [text(strong('Nothing was changed.')), text(message)],
    data: { error: 'not-refreshed', message },
  };
}

/** Where a refresh is run, for its record; undefined on this machine. */
export function whereOf({ kind, platform, workspace }: Location): string | undefined {
  return kind === 'local' ? undefined : [platform, workspace ?? 'direct'].join(' ');
}

/** Who ran it; people of another workspace are not named. */
export function ranBy({ by, where }: Pick<RefreshRecord, 'by' | 'where'>, place: Location): string {
  const here = whereOf(place);
  return where === undefined || here === undefined || where === here ? by : 'a moderator elsewhere';
}

/** "Added 1, changed 2, removed 0, skipped 3"; moves where there are any. */
export function sums({
  added,
  changed,
  moved,
  removed,
  skipped,
}: ToldChanges & Pick<Told, 'skipped'>): string {
  const parts = [
    `Added ${count(added.length)}`,
    `changed ${count(changed.length)}`,
    ...(moved.length > 0 ? [`moved ${count(moved.length)}`] : []),
    `removed ${count(removed.length)}`,
    `skipped ${count(skipped.length)}`,
  ];
  return parts.join(', ');
}

function headingOf(record: RefreshRecord): string {
  if (isUnchanged(record)) return record.dryRun ? 'Nothing would change' : 'Nothing has changed';
  return record.dryRun ? 'What a refresh would change' : 'The index is fresh';
}

function isUnchanged({ oldFingerprint, fingerprint, added, changed, removed }: PastRefresh): boolean {
  return oldFingerprint === fingerprint && added.length + changed.length + removed.length === 0;
}

function timeOf({ finishedAt }: PastRefresh): string {
  return new Date(finishedAt).toISOString().slice(0, 16).replace('T', ' ');
}

function sizes({ documents, passages, tookMs }: PastRefresh): string[] {
  const known =
    documents === undefined || passages === undefined
      ? []
      : [`${countOf(documents, 'document')}, ${countOf(passages, 'passage')}`];
  return [...known, duration(tookMs)];
}

/** The files by what became of them, at most `most` of each. */
function names({ added, changed, moved, removed, extents }: Told, most: number): Block[] {
  const extentOf = new Map(extents.map((extent) => [extent.id, extent]));
  const extent = (id: string) => {
    const known = extentOf.get(id);
    return known === undefined ? '' : ` (${howFar(known)})`;
  };
  const lists: readonly [label: string, entries: readonly (readonly Inline[])[]][] = [
    ['Added', added.slice(0, most).map((id) => [code(id)])],
    ['Changed', changed.slice(0, most).map((id) => [code(id), extent(id)])],
    ['Moved', moved.slice(0, most).map(({ from, to }) => [code(from), ' → ', code(to)])],
    ['Removed', removed.slice(0, most).map((id) => [code(id)])],
  ];
  const totals = [added, changed, moved, removed].map(({ length }) => length);
  return lists.flatMap(([label, entries], i) => {
    if (entries.length === 0) return [];
    const more = (totals[i] ?? 0) - entries.length;
    const inlines = entries.flatMap((entry, at) => (at === 0 ? entry : [', ', ...entry]));
    return [text(`${label}: `, ...inlines, ...(more > 0 ? [` and ${count(more)} more`] : []))];
  });
}

function howFar({ changedPassages, passages }: PastRefresh['extents'][number]): string {
  if (changedPassages === 0) return 'no words';
  const most = Math.max(changedPassages, passages);
  return `${count(changedPassages)} of ${countOf(most, 'passage')}`;
}

function fingerprints(record: Told): Inline[] {
  const { oldFingerprint, fingerprint } = record;
  if (oldFingerprint === undefined || fingerprint === undefined) return [];
  const before = code(shortFingerprint(oldFingerprint));
  // What a dry run would make of a part of the corpus has no name yet.
  const isKnown = fingerprint !== '' && !isUnchanged(record);
  return ['Index ', before, ...(isKnown ? [' → ', code(shortFingerprint(fingerprint))] : []), ' · '];
}

function dataOf({ sameTexts: _, ...record }: Told) {
  return record;
}
