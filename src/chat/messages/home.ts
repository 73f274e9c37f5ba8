import type { CatalogueEntry } from '../../core/types/index-reader.js';
import type { LibraryStatus, SuggestedQuestion } from '../../core/types/library.js';
import type { RefreshRecord } from '../../core/types/refresh-record.js';
import { toldChanges } from '../../core/types/told-changes.js';
import { type AnyCommand, usageOf } from '../protocol/command.js';
import type { Location } from '../protocol/location.js';
import { type Block, heading, note, type ReplyContent, strong, text, typed } from '../protocol/reply.js';
import { age, count, countOf } from './format.js';
import { ranBy, sums } from './refresh.js';

/** How many documents are named. */
const maxNamed = 20;

/** The bot's own page: what it answers from, how fresh that is, and how to ask. */
export function home(facts: {
  readonly status: LibraryStatus;
  readonly documents: readonly CatalogueEntry[];
  /** Questions that these documents answer. */
  readonly suggestions: readonly SuggestedQuestion[];
  readonly commands: readonly AnyCommand[];
  readonly place: Location;
  readonly now: number;
}): ReplyContent {
  const { status, documents, suggestions, commands, place, now } = facts;
  const [example] = suggestions;
  const blocks: Block[] = [
    heading('How to ask'),
    example === undefined
      ? text('Write to me under Messages, or mention me in a channel.')
      : text('Write to me under Messages, or mention me in a channel: ', strong(example.question)),
    ...commands.map((command) =>
      text(typed(`${command.name} ${usageOf(command)}`), ` – ${command.description}`),
    ),
    heading('What I answer from'),
  ];
  if (documents.length === 0) {
    blocks.push(text('There are no documents here that I may search.'));
    return { blocks };
  }
  blocks.push(
    text(
      `${countOf(status.documents, 'document')}, ${countOf(status.passages, 'passage')}, indexed ${age(status.builtAt, now)}:`,
    ),
    ...documents.slice(0, maxNamed).map((document) => text(lineOf(document))),
  );
  if (documents.length > maxNamed)
    blocks.push(
      note(`and ${count(documents.length - maxNamed)} more; `, typed('sources'), ' lists them all.'),
    );
  if (status.lastRefresh !== undefined)
    blocks.push(heading('The last refresh'), ...recordLines(status.lastRefresh, place, now));
  return { blocks };
}

function lineOf({ title, publisher, date }: CatalogueEntry): string {
  return ['• ', [title, publisher, date].filter((part) => part !== undefined).join(' · ')].join('');
}

function recordLines(record: RefreshRecord, place: Location, now: number): Block[] {
  const { documents, skipped, finishedAt } = record;
  return [
    text(`${age(finishedAt, now)}, run by ${ranBy(record, place)}: ${countOf(documents, 'document')}.`),
    text(`${sums({ ...toldChanges(record), skipped })}.`),
  ];
}
