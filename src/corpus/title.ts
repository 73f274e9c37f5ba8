import type { DocumentMetadata } from '../core/types/document.js';
import type { Span } from '../core/types/span.js';
import { cleanLine, cutAtWord } from './clean.js';
import { limits } from './limits.js';

export interface TitledReading {
  readonly id: string;
  readonly text: string;
  readonly body: Span;
  /** Undefined where there is none. */
  readonly frontMatter?: string | undefined;
  readonly heading?: string | undefined;
}

/** A title for every document: the one that it gives itself, else the heading, else the file's name, else its first words. */
export function titleOf(document: TitledReading): Pick<DocumentMetadata, 'title' | 'titleOrigin'> {
  if (document.frontMatter) return { title: document.frontMatter, titleOrigin: 'front-matter' };
  const heading = cutAtWord(cleanLine(document.heading ?? ''), limits.fieldLength);
  if (heading !== '') return { title: heading, titleOrigin: 'heading' };
  const fileName = fileNameTitle(document.id);
  if (fileName !== undefined) return { title: fileName, titleOrigin: 'file-name' };
  return { title: openingWords(document.text, document.body), titleOrigin: 'opening-words' };
}

/**
 * "reports/data-deal_v1.2.md" reads "data deal v1.2". undefined where the name has no word: a run of three letters
 * or more that stands for itself, so not a piece of an id such as f2fb10b7c3e32bff.
 */
export function fileNameTitle(id: string): string | undefined {
  const name = id.slice(id.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
  const readable = cleanLine(name.replace(/[_+]+|(?<!\d)[-.]+|[-.]+(?!\d)/g, ' '));
  const hasWord = readable.split(/[^\p{L}\p{M}\p{N}'’]+/u).some(isWord);
  return hasWord ? cutAtWord(readable, limits.fieldLength) : undefined;
}

function isWord(token: string): boolean {
  if (/\p{N}/u.test(token)) return false;
  const letters = token.match(/\p{L}/gu)?.length ?? 0;
  const isHexadecimal = letters >= 8 && /^[a-f]+$/i.test(token);
  return letters >= 3 && !isHexadecimal;
}

const cutMark = ' …';

/** The text's beginning as one line, cut at a word edge and marked as cut by an ellipsis. */
function openingWords(text: string, body: Span): string {
  // Blank lines may come first; what follows them is enough for any title.
  const first = text.slice(body.start, body.end).search(/[^\s\p{Cc}\p{Cf}]/u);
  const from = body.start + Math.max(first, 0);
  const line = cleanLine(text.slice(from, Math.min(body.end, from + 1_000)));
  if (line.length <= limits.openingWordsLength) return line;
  return `${cutAtWord(line, limits.openingWordsLength - cutMark.length)}${cutMark}`;
}
