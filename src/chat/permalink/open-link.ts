import { dayMs } from '../../core/types/day.js';
import type { Reading } from '../../core/types/library.js';
import type { View } from '../access/views.js';
import { type GivenAnswers, type GivenQuote, shownQuotes, spanOf } from '../protocol/given-answers.js';
import type { LinkKeys } from '../protocol/link-keys.js';
import { anybody, type Location, type Person } from '../protocol/location.js';
import type { Visibility } from '../protocol/reply.js';
import { isGenuine, lastPosition, readToken, writeToken } from './link-token.js';

/** A page's text in UTF-16 code units at most, its quote aside. */
const maxContextLength = 30_000;

/** Another quote of the same answer, or a copy of one. */
export interface OtherQuote {
  readonly quote: GivenQuote;
  readonly token: string;
}

/** What a link opens. All but `open` and `changed` name no document. */
export type Opened =
  /** Forged, altered, cut off, or of an answer that is not kept (any more): which of these is nobody's to know. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'ended' }
  /** What was granted when the answer was given is granted no more. */
  | { readonly kind: 'closed' }
  /** The document is in the folder no more. */
  | { readonly kind: 'removed' }
  | { readonly kind: 'changed'; readonly quote: GivenQuote }
  | {
      readonly kind: 'open';
      readonly quote: GivenQuote;
      readonly reading: Reading;
      readonly others: readonly OtherQuote[];
      /** Milliseconds since 1970. */
      readonly givenAt: number;
      readonly endsAt: number;
    };

export interface PermalinkParts {
  readonly keys: LinkKeys;
  readonly givenAnswers: Pick<GivenAnswers, 'find'>;
  /** What may be seen there now. */
  viewOf(place: Location, person: Person, visibility: Visibility): Promise<View>;
  /** A place that was kept, able again to tell whether others share it. */
  placeAgain(place: Location): Location;
  /** Milliseconds since 1970. */
  now(): number;
  readonly contextParagraphs: number;
  readonly retentionDays: number;
}

/** Opens a link: what its answer showed, as far as its place may see that now, and nothing else. */
export async function openLink(token: string, parts: PermalinkParts): Promise<Opened> {
  const { keys, givenAnswers, retentionDays } = parts;
  const claimed = readToken(token);
  if (claimed === undefined) return { kind: 'unknown' };
  const answer = await givenAnswers.find(claimed.answerId);
  const { position, endsAt } = claimed;
  if (!isGenuine(claimed, answer, keys) || answer === undefined) return { kind: 'unknown' };
  const quote = shownQuotes(answer)[position];
  if (quote === undefined || parts.now() - answer.givenAt > retentionDays * dayMs) return { kind: 'unknown' };
  if (parts.now() >= endsAt * 1000) return { kind: 'ended' };

  const { visibleScope, services } = await parts.viewOf(
    parts.placeAgain(answer.place),
    // Whoever has the link: what only some of a place may see has no link.
    anybody(answer.personId),
    answer.visibility,
  );
  if (!visibleScope.includes(quote.citation.documentId)) return { kind: 'closed' };
  const { library } = services;
  const { start, end } = quote.citation.span;
  const reading = await library.reading(spanOf(quote), {
    paragraphs: parts.contextParagraphs,
    maxLength: end - start + maxContextLength,
  });
  const present = new Set(await library.listed());
  if (reading === undefined) {
    return present.has(quote.citation.documentId) ? { kind: 'changed', quote } : { kind: 'removed' };
  }
  const others = shownQuotes(answer)
    .slice(0, lastPosition + 1)
    .flatMap((other, at) => {
      const { documentId } = other.citation;
      if (at === position || !visibleScope.includes(documentId) || !present.has(documentId)) return [];
      // Signed anew, to end when this one does: reading on never makes a link last longer.
      return [{ quote: other, token: writeToken({ answer, position: at, endsAt }, keys.current()) }];
    });
  return { kind: 'open', quote, reading, others, givenAt: answer.givenAt, endsAt: endsAt * 1000 };
}
