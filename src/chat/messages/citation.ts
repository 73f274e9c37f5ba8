import type { Citation } from '../../core/types/quote.js';
import type { Texts } from '../../texts/texts.js';
import { excerpt } from './excerpt.js';
import { namedPlace } from './named-place.js';

/** A message of a chat cites so many copies one by one; more of them are counted. */
export const maxCopiesInChat = 2;

/** What is known about a quoted document beside its title, in the order in which every adapter shows it. */
export function citedDetails({ author, publisher, date }: Citation): readonly string[] {
  return [author, publisher, date].filter(
    (detail) => detail !== undefined && detail.trim() !== '',
  ) as string[];
}

/** Stands between the headings above a quote. */
export const below = ' › ';

/** The document's title and the headings above the quote, from the document's down; the title is not said twice. */
export function citedTitle({ title, section = [] }: Citation): string {
  const same = (words: string) => words.trim().toLowerCase() === title.trim().toLowerCase();
  return [title, ...section.filter((heading) => heading !== '' && !same(heading))].join(below);
}

/** A title, and a heading behind it, in the line that is read with a quote; in characters. */
const maxBriefLength = 60;

/** What is read with a quote in a chat: the title and the heading next above, each in short; else the file's name. */
export function briefTitle({ title, section = [], documentId }: Citation): string {
  const same = (words: string) => words.trim().toLowerCase() === title.trim().toLowerCase();
  const nearest = section.filter((heading) => heading.trim() !== '' && !same(heading)).at(-1);
  return [title.trim() === '' ? documentId : title, ...(nearest === undefined ? [] : [nearest])]
    .map((words) => excerpt(words, maxBriefLength))
    .join(below);
}

/** Formats of which nobody who opens them sees lines: they are cited by section, page or slide. */
const withoutLines =
  /\.(?:s?html?|xhtml|mht(?:ml)?|webarchive|pdf|doc[xm]|odt|rtf|ppt[xm]|odp|xls[xm]|ods|epub|ipynb|msg|png|jpe?g|tiff?)$/iu;

/** Whether the lines that are counted in a document's text are those of its file. */
export function hasLines({ documentId }: Pick<Citation, 'documentId'>): boolean {
  return !withoutLines.test(documentId);
}

/** What stands behind a citation's file: its line, where a line means something. */
export function citedLine(citation: Citation): string {
  return hasLines(citation) ? `:${citation.line}` : '';
}

/** Where a quote stands, in words: its line, or else its section; and its page, row or time where the document has any. */
export function statedPlace(texts: Texts, citation: Citation): string {
  const { citation: words } = texts;
  const { place, line, paragraph, section = [] } = citation;
  const further = [
    ...(place === undefined ? [] : [namedPlace(texts, place)]),
    ...asRecognised(texts, citation),
  ];
  if (hasLines(citation)) return [words.line(line), ...further].join(', ');
  const nearest = section.at(-1);
  if (nearest !== undefined) return [...further, words.section(nearest)].join(', ');
  return further.length > 0 ? further.join(', ') : words.paragraph(paragraph ?? line);
}

/** So many words that were read with doubt are named, and so much of each. */
const maxDoubtful = 5;
const maxDoubtfulLength = 30;

/** That it was read from a picture, how surely, and which of its words with doubt. */
function asRecognised(
  { citation: words }: Texts,
  { recognised }: Pick<Citation, 'recognised'>,
): readonly string[] {
  if (recognised === undefined) return [];
  const { confidence, doubtful } = recognised;
  const named = doubtful.slice(0, maxDoubtful).map((word) => excerpt(word, maxDoubtfulLength));
  return [words.recognised(confidence, named, doubtful.length - named.length)];
}

/**
 * The page, row or time where the document has any; whose words they are, and that it is a reader's where it is a comment.
 * @param shown How an adapter shows words of a document.
 */
export function citedWhere(
  texts: Texts,
  citation: Citation,
  shown = (words: string) => words,
): readonly string[] {
  const { place, block, speaker } = citation;
  const there = place === undefined ? [] : [namedPlace(texts, place)];
  const where = [...there, ...asRecognised(texts, citation)].map(shown);
  if (block === 'comment')
    return [...where, `${texts.citation.comment}${speaker === undefined ? '' : ` (${shown(speaker)})`}`];
  // A transcript's times name the voice themselves.
  const isNamed = speaker === undefined || place?.includes(speaker) === true;
  return isNamed ? where : [...where, texts.citation.wordsOf(shown(speaker))];
}

/** Line and place, behind a citation's file. */
export function citedPlace(texts: Texts, citation: Citation, shown = (words: string) => words): string {
  return [citedLine(citation), ...citedWhere(texts, citation, shown)].join(', ');
}

/** The document's address, down to the section or the page of the quote where an address can say so. */
export function citedAddress({ url, anchor, page, documentId }: Citation): string | undefined {
  if (url === undefined || url.includes('#')) return url;
  if (anchor !== undefined) return `${url}#${encodeURIComponent(anchor)}`;
  return page !== undefined && /\.pdf$/iu.test(documentId) ? `${url}#page=${page}` : url;
}
