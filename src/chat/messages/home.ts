import type { CatalogueEntry } from '../../core/types/index-reader.js';
import type { LibraryStatus, SuggestedQuestion } from '../../core/types/library.js';
import type { RefreshRecord } from '../../core/types/refresh-record.js';
import { toldChanges } from '../../core/types/told-changes.js';
import type { Texts } from '../../texts/texts.js';
import type { AnyCommand } from '../protocol/command.js';
import type { Location } from '../protocol/location.js';
import { type Block, heading, note, type ReplyContent, strong, text, typed } from '../protocol/reply.js';
import { ranBy, sums } from './refresh.js';
import { usages } from './requests.js';

/** How many documents are named. */
const maxNamed = 20;

/** The bot's own page: what it answers from, how fresh that is, and how to ask. */
export function home(
  texts: Texts,
  facts: {
    readonly status: LibraryStatus;
    readonly documents: readonly CatalogueEntry[];
    /** Questions that these documents answer. */
    readonly suggestions: readonly SuggestedQuestion[];
    readonly commands: readonly AnyCommand[];
    readonly place: Location;
    readonly now: number;
  },
): ReplyContent {
  const { home: words } = texts;
  const { status, documents, suggestions, commands, place, now } = facts;
  const [example] = suggestions;
  const blocks: Block[] = [
    heading(words.howToAsk),
    text(...(example === undefined ? [words.write] : words.writeLike(strong(example.question)))),
    ...usages(texts, commands),
    heading(words.whatFrom),
  ];
  if (documents.length === 0) {
    blocks.push(text(words.nothing));
    return { blocks };
  }
  blocks.push(
    text(words.holdings(status.documents, status.passages, status.builtAt, now)),
    ...documents.slice(0, maxNamed).map((document) => text(lineOf(document))),
  );
  if (documents.length > maxNamed)
    blocks.push(note(...words.more(documents.length - maxNamed, typed('sources'))));
  if (status.lastRefresh !== undefined)
    blocks.push(heading(words.lastRefresh), ...recordLines(texts, status.lastRefresh, place, now));
  return { blocks };
}

function lineOf({ title, publisher, date }: CatalogueEntry): string {
  return ['• ', [title, publisher, date].filter((part) => part !== undefined).join(' · ')].join('');
}

function recordLines(texts: Texts, record: RefreshRecord, place: Location, now: number): Block[] {
  const { documents, skipped, finishedAt } = record;
  return [
    text(texts.home.refreshed(finishedAt, now, ranBy(texts, record, place), documents)),
    text(`${sums(texts, { ...toldChanges(record), skipped })}.`),
  ];
}
