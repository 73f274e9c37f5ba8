import { type Block, type BlockKind, blockAt, headingsOver, headingText } from './block.js';
import { splitsPair } from './cut.js';
import { defined } from './defined.js';
import type { DocumentMetadata } from './document.js';
import { lineAndParagraphAt } from './lines.js';
import { anchorAt, type Places, type Recognition, recognitionIn } from './places.js';
import type { SliceableText } from './sliceable-text.js';
import type { Span } from './span.js';

/** Where a quote stands. `line` and `paragraph` are 1-based, for people; `span` is exact, for programs. */
export interface Citation {
  readonly documentId: string;
  readonly title: string;
  readonly url?: string;
  readonly author?: string;
  readonly publisher?: string;
  readonly date?: string;
  readonly span: Span;
  readonly line: number;
  /** Absent in quotes that were kept before paragraphs were counted. */
  readonly paragraph?: number;
  /** The page, row, time or message in which it begins, as people name it; absent where the document has none. */
  readonly place?: string;
  /** The page in which it begins, from 1; absent where the document has none. */
  readonly page?: number;
  /** The headings above it, from the document's down, its own block's included; absent: none. */
  readonly section?: readonly string[];
  /** What the block is in which it begins; absent in quotes that were kept before blocks were told apart. */
  readonly block?: BlockKind;
  /** Whose words they are, as the document names them: of a turn, a comment, or a quotation; absent: nobody's, or not said whose. */
  readonly speaker?: string;
  /** Where it was read from a picture, in whole or in part: how surely, 0..1, and its words that were read with doubt. */
  readonly recognised?: { readonly confidence: number; readonly doubtful: readonly string[] };
  /** The HTML id nearest above it in its section, by which a link reaches it. */
  readonly anchor?: string;
}

/** Verbatim text: `text === document.text.slice(citation.span.start, citation.span.end)`, always. */
export interface Quote {
  readonly text: string;
  readonly citation: Citation;
  /** Spans of matched words, relative to `text`; in order, not overlapping. */
  readonly highlights: readonly Span[];
  /** Comparable within one answer only; larger is better. */
  readonly score: number;
  /** What belongs to it and stands further up in the document: each a slice, in order; absent: nothing. */
  readonly parts?: readonly QuotePart[];
  /** The blocks that it holds, whole or in part, relative to `text`; absent: nothing in it looks other than prose. */
  readonly blocks?: readonly QuotedBlock[];
}

/** A block as far as a quote holds it. */
export type QuotedBlock = Pick<Block, 'kind' | 'level' | 'start' | 'end'>;

/** A slice that a quote is not understood without: `text === document.text.slice(span.start, span.end)`, always. */
export interface QuotePart {
  readonly span: Span;
  readonly text: string;
  /** A table's row of column names, or the sentence that leads to a list. */
  readonly role: 'header' | 'lead-in';
}

/** What a quote is cut from: a document as read from the corpus, or out of the index. */
export interface Quotable extends DocumentMetadata {
  readonly id: string;
  readonly text: SliceableText;
  readonly places?: Places;
  readonly blocks?: readonly Block[];
}

/**
 * The only maker of quotes: it slices, so a quote cannot be wrong.
 * @param highlights Spans relative to the document's text; what lies outside `span` is left out.
 * @throws {RangeError} if the span is empty, outside the document, or splits a surrogate pair.
 */
export function quoteAt(document: Quotable, span: Span, highlights: readonly Span[] = [], score = 0): Quote {
  const { start, end } = span;
  if (
    !Number.isInteger(start) ||
    !Number.isInteger(end) ||
    start < 0 ||
    end > document.text.length ||
    start >= end
  ) {
    throw new RangeError(`no quote at [${start}, ${end}) of ${document.id} (length ${document.text.length})`);
  }
  if (splitsPair(document.text, start) || splitsPair(document.text, end)) {
    throw new RangeError(`[${start}, ${end}) of ${document.id} cuts a character in two`);
  }
  const place = anchorAt(document.places?.anchors ?? [], start)?.label;
  return {
    text: document.text.slice(start, end),
    citation: {
      documentId: document.id,
      title: document.title,
      ...defined({
        url: document.url,
        author: document.author,
        publisher: document.publisher,
        date: document.date,
      }),
      span: { start, end },
      ...lineAndParagraphAt(document.text, start),
      ...defined({ place }),
      ...pageOf(place),
      ...inWords(document, recognitionIn(document.places?.anchors ?? [], span)),
      ...shapeAt(document, start),
    },
    highlights: highlights
      .filter((mark) => mark.start >= start && mark.end <= end && mark.start < mark.end)
      .map((mark) => ({ start: mark.start - start, end: mark.end - start })),
    score,
    ...blocksIn(document, span),
  };
}

/** What is shown otherwise than the words of a paragraph. */
const shownApart: ReadonlySet<BlockKind> = new Set(['heading', 'list-item', 'table-row', 'code']);

function blocksIn({ blocks = [] }: Quotable, span: Span): Pick<Quote, 'blocks'> {
  const held: QuotedBlock[] = [];
  for (let i = Math.max(0, blockAt(blocks, span.start)); i < blocks.length; i++) {
    const block = blocks[i];
    if (block === undefined || block.start >= span.end) break;
    const start = Math.max(block.start, span.start) - span.start;
    const end = Math.min(block.end, span.end) - span.start;
    const { kind, level } = block;
    if (start < end) held.push({ kind, ...defined({ level }), start, end });
  }
  return held.some(({ kind }) => shownApart.has(kind)) ? { blocks: held } : {};
}

function inWords({ text }: Quotable, recognition: Recognition | undefined): Pick<Citation, 'recognised'> {
  if (recognition === undefined) return {};
  const { confidence, doubtful } = recognition;
  return { recognised: { confidence, doubtful: doubtful.map(({ start, end }) => text.slice(start, end)) } };
}

/** Readers name a page "page 3". */
function pageOf(place: string | undefined): Pick<Citation, 'page'> {
  const page = /^page (\d+)$/u.exec(place ?? '')?.[1];
  return page === undefined ? {} : { page: Number(page) };
}

/** What the blocks of a document say of a place in it. */
function shapeAt(
  { text, blocks = [] }: Quotable,
  offset: number,
): Pick<Citation, 'section' | 'block' | 'speaker' | 'anchor'> {
  const number = blockAt(blocks, offset);
  const block = blocks[number];
  if (block === undefined) return {};
  const over = headingsOver(blocks, number);
  const anchor = block.anchor ?? over.at(-1)?.anchor;
  return {
    ...(over.length === 0 ? {} : { section: over.map((heading) => headingText(text, heading)) }),
    block: block.kind,
    ...defined({ speaker: block.speaker, anchor }),
  };
}

/** A quote given earlier: enough to slice it again. */
export interface GivenSpan {
  readonly documentId: string;
  readonly documentHash: string;
  readonly span: Span;
}
