import type { PastRefresh, RefreshRecord } from '../../core/types/refresh-record.js';
import { type ToldChanges, toldChanges } from '../../core/types/told-changes.js';
import type { Texts } from '../../texts/texts.js';
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
import { shortFingerprint } from './lists.js';

/** How many files of a kind the record of one refresh names. */
const maxNamed = 10;
/** The same for each record of several. */
const maxNamedInHistory = 3;

/** What a refresh has done, or would do, with its moves told as such. */
type Told = PastRefresh & ToldChanges;

/** The record that ends a refresh. @param place Where it is told. */
export function refreshed(texts: Texts, record: RefreshRecord, place: Location): ReplyContent {
  const { refresh: words, shared } = texts;
  const told: Told = { ...record, ...toldChanges(record) };
  const sizes = [words.sizes(record.documents, record.passages), words.took(record.tookMs)];
  const blocks: Block[] = [
    heading(headingOf(texts, record)),
    text(`${sums(texts, told)}. ${sizes.join(shared.comma)}.`),
    ...names(texts, told, maxNamed),
  ];
  if (told.skipped.length > 0) {
    blocks.push(text(words.skipped));
    for (const { file, reason } of told.skipped.slice(0, maxNamed))
      blocks.push(text(code(file), ` – ${reason}`));
    if (told.skipped.length > maxNamed)
      blocks.push(note(shared.andMore(told.skipped.length - maxNamed).trim()));
  }
  blocks.push(foot(texts, told, place));
  return { blocks, data: dataOf(told) };
}

/** The records of the last refreshes, newest first. */
export function refreshHistory(texts: Texts, records: readonly PastRefresh[], place: Location): ReplyContent {
  const { refresh: words, format } = texts;
  const told = records.map((record): Told => ({ ...record, ...toldChanges(record) }));
  const data = { refreshes: told.map(dataOf) };
  if (records.length === 0) return { blocks: [text(words.nothingYet)], data };
  return {
    blocks: [
      heading(words.history),
      note(words.newestFirst),
      ...told.flatMap((record) => [
        text(
          strong(format.minute(record.finishedAt)),
          ` – ${[sums(texts, record), ...sizesOf(texts, record)].join('; ')}.`,
        ),
        ...names(texts, record, maxNamedInHistory),
        foot(texts, record, place),
      ]),
    ],
    data,
  };
}

/** Nothing was refreshed; `message` says what was found and what to do. */
export function notRefreshed({ refresh: words }: Texts, message: string): ReplyContent {
  return {
    blocks: [text(strong(words.notRefreshed)), text(message)],
    data: { error: 'not-refreshed', message },
  };
}

/** Where a refresh is run, for its record; undefined on this machine. */
export function whereOf({ kind, platform, workspace }: Location): string | undefined {
  return kind === 'local' ? undefined : [platform, workspace ?? 'direct'].join(' ');
}

/** Who ran it; people of another workspace are not named. */
export function ranBy(
  { refresh: words }: Texts,
  { by, where }: Pick<RefreshRecord, 'by' | 'where'>,
  place: Location,
): string {
  const here = whereOf(place);
  return where === undefined || here === undefined || where === here ? by : words.elsewhere;
}

/** "Added 1, changed 2, removed 0, skipped 3"; moves where there are any. */
export function sums({ refresh: words }: Texts, told: ToldChanges & Pick<Told, 'skipped'>): string {
  const { added, changed, moved, removed, skipped } = told;
  return words.sums({
    added: added.length,
    changed: changed.length,
    moved: moved.length,
    removed: removed.length,
    skipped: skipped.length,
  });
}

function headingOf({ refresh: words }: Texts, record: RefreshRecord): string {
  if (isUnchanged(record)) return record.dryRun ? words.wouldNotChange : words.nothingChanged;
  return record.dryRun ? words.wouldChange : words.done;
}

function isUnchanged({ oldFingerprint, fingerprint, added, changed, removed }: PastRefresh): boolean {
  return oldFingerprint === fingerprint && added.length + changed.length + removed.length === 0;
}

function sizesOf({ refresh: words }: Texts, { documents, passages, tookMs }: PastRefresh): string[] {
  const known = documents === undefined || passages === undefined ? [] : [words.sizes(documents, passages)];
  return [...known, words.took(tookMs)];
}

/** The files by what became of them, at most `max` of each. */
function names(texts: Texts, { added, changed, moved, removed, extents }: Told, max: number): Block[] {
  const { refresh: words, shared } = texts;
  const extentOf = new Map(extents.map((extent) => [extent.id, extent]));
  const extent = (id: string) => {
    const known = extentOf.get(id);
    return known === undefined ? '' : ` (${howFar(texts, known)})`;
  };
  const lists: readonly [label: string, entries: readonly (readonly Inline[])[]][] = [
    [words.lists.added, added.slice(0, max).map((id) => [code(id)])],
    [words.lists.changed, changed.slice(0, max).map((id) => [code(id), extent(id)])],
    [words.lists.moved, moved.slice(0, max).map(({ from, to }) => [code(from), ' → ', code(to)])],
    [words.lists.removed, removed.slice(0, max).map((id) => [code(id)])],
  ];
  const totals = [added, changed, moved, removed].map(({ length }) => length);
  return lists.flatMap(([label, entries], i) => {
    if (entries.length === 0) return [];
    const more = (totals[i] ?? 0) - entries.length;
    const inlines = entries.flatMap((entry, at) => (at === 0 ? entry : [shared.comma, ...entry]));
    return [text(label, ...inlines, ...(more > 0 ? [shared.andMore(more)] : []))];
  });
}

function howFar(
  { refresh: words }: Texts,
  { changedPassages, passages }: PastRefresh['extents'][number],
): string {
  if (changedPassages === 0) return words.noWords;
  return words.changedPassages(changedPassages, Math.max(changedPassages, passages));
}

/** From which index to which, and who ran it. */
function foot(texts: Texts, record: Told, place: Location): Block {
  return note(...fingerprints(texts, record), texts.refresh.runBy(ranBy(texts, record, place)));
}

function fingerprints(texts: Texts, record: Told): Inline[] {
  const { oldFingerprint, fingerprint } = record;
  if (oldFingerprint === undefined || fingerprint === undefined) return [];
  const before = code(shortFingerprint(texts, oldFingerprint));
  // What a dry run would make of a part of the corpus has no name yet.
  const isKnown = fingerprint !== '' && !isUnchanged(record);
  const after = isKnown ? [' → ', code(shortFingerprint(texts, fingerprint))] : [];
  return [texts.refresh.index, before, ...after, ' · '];
}

function dataOf({ sameTexts: _, ...record }: Told) {
  return record;
}
