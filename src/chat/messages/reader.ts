import { countOf } from './format.js';

/** What stands on a quote's own page, beside the document's words. */
export const readerWords = {
  program: 'Verbatim',
  skip: 'Skip to the quoted words',
  publisher: 'Publisher',
  author: 'Author',
  date: 'Date',
  file: 'File',
  section: 'Section',
  line: 'Line',
  place: 'Place',
  original: 'Open the original',
  passage: 'The passage',
  quoteBegins: 'quoted words begin',
  quoteEnds: 'quoted words end',
  others: 'Other quotes of this answer',
  asItWas: 'The words as they were quoted',
  receipt: 'Receipt',
  cite: 'Cite this quote',
} as const;

/** Under the passage: days as UTC tells them. */
export function openUntil(givenAt: number, endsAt: number): string {
  return `Quoted on ${dayOf(givenAt)}. Whoever has this link can open it until ${dayOf(endsAt)}, so pass it on with care.`;
}

/** The quoted words hold characters that one cannot see or that turn the direction of writing. */
export function holdsUnseen(count: number): string {
  return `The marked words hold ${countOf(count, 'character')} that cannot be seen or that change the direction of writing.`;
}

export interface ReaderMessage {
  readonly title: string;
  readonly text: string;
}

/** Why a link shows no passage; none of them names a document. */
export const readerMessages: Readonly<
  Record<'unknown' | 'ended' | 'closed' | 'removed' | 'changed' | 'method' | 'busy' | 'failed', ReaderMessage>
> = {
  unknown: {
    title: 'This link opens nothing',
    text: 'It may be incomplete, have been altered, or belong to an answer that is no longer kept. Please ask again where you found it.',
  },
  ended: {
    title: 'This link has ended',
    text: 'Links to quotes open for a limited time. Please ask the question again to get a new one.',
  },
  closed: {
    title: 'This quote may not be read any more',
    text: 'What the answer quoted is no longer open to the place where it was given.',
  },
  removed: {
    title: 'This document is gone',
    text: 'What was quoted here has been taken out of the documents, so it is quoted no more.',
  },
  changed: {
    title: 'The document has changed since',
    text: 'What the answer quoted no longer stands on the same ground. This is how it read when the answer was given:',
  },
  method: { title: 'That cannot be done here', text: 'A quote can only be read.' },
  busy: {
    title: 'Please try again',
    text: 'Too much is being asked at the moment. Please try again in a minute.',
  },
  failed: { title: 'Something went wrong', text: 'That is my fault, not yours. Please try again.' },
};

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
