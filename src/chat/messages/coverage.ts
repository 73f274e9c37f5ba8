import type { Evidence } from '../../core/types/answer.js';
import type {
  Coverage,
  CoverageComparison,
  DocumentCoverage,
  SideCoverage,
} from '../../core/types/coverage.js';
import type { Quote } from '../../core/types/quote.js';
import { type Block, code, note, type ReplyContent, strong, text, typed } from '../protocol/reply.js';
import { listed } from './answer.js';
import { excerpt } from './excerpt.js';
import { count, countOf, shortFingerprint } from './format.js';
import { whichPage } from './paging.js';
import { unknownCell, withoutEmptyColumns } from './table.js';

/** A title in a list, in characters. */
const longestTitle = 60;

/** Which page of a coverage is shown; pages count from 1. */
export interface Page {
  readonly page: number;
  readonly pages: number;
  /** So many documents without a matching passage are named, behind the last page. */
  readonly silentNamed: number;
}

/** How each document covers a topic: a table, the best of each, and where no matching passage was found. */
export function covered(coverage: Coverage, shown: Page, data: unknown): ReplyContent {
  const { evidence, documents, covering } = coverage;
  const blocks = opening(coverage);
  if (evidence.unsearchable !== undefined) return { blocks, data };
  const searched = countOf(evidence.documentsSearched, 'document');
  if (covering === 0) {
    blocks.push(text(strong('No matching passage found.')), ...missing(evidence));
  } else {
    const says = `${count(covering)} of ${searched} ${covering === 1 ? 'says' : 'say'}`;
    blocks.push(
      text(`${says} something about it, in ${countOf(coverage.passages, 'passage')}.`),
      ...missing(evidence),
      table(documents),
      ...nearCopies(documents),
      ...documents.map(({ quote }): Block => ({ kind: 'quote', quote })),
    );
  }
  if (shown.page >= shown.pages) blocks.push(...silent(coverage, shown.silentNamed));
  if (shown.pages > 1) blocks.push(paging(coverage, shown));
  return { blocks: [...blocks, searchedIn(coverage)], data };
}

/** So many titles of near-copies are named, so that the best quotes still fit beside them. */
const nearCopiesNamed = 3;
const longestNearTitle = 40;

/** Which of the documents shown are nearly the same as which others; each is told once. */
function nearCopies(documents: readonly DocumentCoverage[]): Block[] {
  const told = new Set<string>();
  return documents.flatMap((document) => {
    if (told.has(document.documentId) || document.nearCopies.length === 0) return [];
    const group = [document, ...document.nearCopies];
    for (const { documentId } of group) told.add(documentId);
    const names = group.slice(0, nearCopiesNamed).map(({ title }) => `“${excerpt(title, longestNearTitle)}”`);
    const left = group.length - names.length;
    return [
      note(`Near-copies: ${names.join(', ')}${left > 0 ? ` and ${countOf(left, 'more document')}` : ''}.`),
    ];
  });
}

/** Two sets of documents beside each other. */
export function compared(
  comparison: CoverageComparison,
  names: readonly [string, string],
  data: unknown,
): ReplyContent {
  const { evidence, sides, shared } = comparison;
  const blocks = opening(comparison);
  if (evidence.unsearchable !== undefined) return { blocks, data };
  blocks.push(...missing(evidence));
  if (shared > 0) blocks.push(note(`${countOf(shared, 'document')} on both sides.`));
  const [left, right] = [excerpt(names[0], longestTitle), excerpt(names[1], longestTitle)];
  blocks.push(...section(sides[0], left, right), ...section(sides[1], right, left));
  return { blocks: [...blocks, searchedIn(comparison)], data };
}

/** `between` does not hold two names. */
export function twoNames(): ReplyContent {
  return {
    blocks: [
      text(
        'Between which two? Name both, with a comma between them, and in quotation marks if there is a space in them:',
      ),
      text(typed('coverage data sharing between:“Android Headlines,The Verge”')),
      text('A name is a document, a publisher, or a date: 2018, 2018-06 or 2018-06-05.'),
    ],
    data: { error: 'two-names' },
  };
}

/** No document goes by a name, or has such a date. */
export function unknownSide(name: string, nearest: string | undefined): ReplyContent {
  const meant =
    nearest === undefined ? [] : [' Did you mean “', strong(excerpt(nearest, longestTitle)), '”?'];
  return {
    blocks: [
      text(
        'No document has “',
        strong(excerpt(name, longestTitle)),
        '” as title, name, publisher or date.',
        ...meant,
      ),
      text(typed('sources'), ' lists them.'),
    ],
    data: { error: 'unknown-source', name, nearest: nearest ?? null },
  };
}

/** Both names mean the same documents. */
export function sameSides(names: readonly [string, string], documents: number): ReplyContent {
  const [left, right] = names.map((name) => strong(excerpt(name, longestTitle)));
  return {
    blocks: [
      text('“', left ?? '', '” and “', right ?? '', `” are the same ${countOf(documents, 'document')}.`),
      text('Name two that differ.'),
    ],
    data: { error: 'same-source', names },
  };
}

function opening({ topic, evidence }: Pick<Coverage, 'topic' | 'evidence'>): Block[] {
  const { unsearchable } = evidence;
  if (unsearchable === 'empty') return [text('Please type a topic: a name or a few words.')];
  const blocks: Block[] = [{ kind: 'question', text: topic }];
  if (evidence.corrections.length > 0) blocks.push(note('Searched: ', evidence.searched));
  if (unsearchable === 'no-words')
    blocks.push(text('I found no words in that to look for, or only words that occur everywhere.'));
  if (unsearchable === 'too-long')
    blocks.push(text('That topic is too long to look for. A few words will do.'));
  if (unsearchable === 'nothing-indexed') blocks.push(text('There are no documents to look into.'));
  return blocks;
}

function missing({ missing: words, nearest }: Evidence): Block[] {
  if (words.length === 0) return [];
  return [
    note('Not in the documents: ', ...listed(words), '.'),
    ...nearest.map(({ word, candidates }) =>
      note('Words that do occur and look like ', strong(word), ': ', ...listed(candidates), '.'),
    ),
  ];
}

function table(documents: readonly DocumentCoverage[]): Block {
  return {
    kind: 'table',
    table: withoutEmptyColumns({
      columns: [
        { title: 'Document' },
        { title: 'Publisher' },
        { title: 'Date' },
        { title: 'Passages', align: 'right' },
      ],
      rows: documents.map(({ title, documentId, publisher, date, passages }) => [
        excerpt(title, longestTitle) || documentId,
        publisher === undefined ? unknownCell : excerpt(publisher, longestTitle),
        date === undefined ? unknownCell : excerpt(date, longestTitle),
        count(passages),
      ]),
    }),
  };
}

function silent({ silent: listedSilent, silentCount, covering }: Coverage, most: number): Block[] {
  if (silentCount === 0) return [];
  const named = listedSilent
    .slice(0, most)
    .map(({ title, documentId }) => excerpt(title, longestTitle) || documentId);
  const further = silentCount - named.length;
  // What was not found may be there in other words: nothing is said about what a document says.
  const lead = covering === 0 ? 'Looked into' : 'No matching passage found in';
  return [text(strong(`${lead}: `), named.join(' · '), further > 0 ? ` and ${count(further)} more` : '')];
}

function paging({ from, documents, covering }: Coverage, { page, pages }: Page): Block {
  return whichPage({ page, pages, from, shown: documents.length, total: covering }, 'By date');
}

function section(side: SideCoverage, name: string, other: string): Block[] {
  const documents = countOf(side.documents, 'document');
  if (side.covering === 0) return [text(strong(name), ` – ${documents}: no matching passage found.`)];
  const says = side.covering === side.documents ? '' : ` of which ${count(side.covering)} say something,`;
  const blocks: Block[] = [
    text(strong(name), ` – ${documents},${says} ${countOf(side.passages, 'passage')}`),
    ...side.quotes.map((quote): Block => ({ kind: 'quote', quote })),
  ];
  if (side.only !== undefined) {
    blocks.push(text('Only here. In bold: words that “', other, '” does not have.'), only(side.only));
  }
  if (side.onlyWords.length > 0)
    blocks.push(note('Of the topic, only here: ', ...listed(side.onlyWords), '.'));
  return blocks;
}

function only(quote: Quote): Block {
  return { kind: 'quote', quote };
}

function searchedIn({ evidence, index }: Pick<Coverage, 'evidence' | 'index'>): Block {
  const unreadable =
    evidence.unreadable > 0 ? `, ${countOf(evidence.unreadable, 'file')} could not be read` : '';
  return note(
    `Searched ${countOf(evidence.documentsSearched, 'document')}, ${countOf(evidence.passagesSearched, 'passage')}${unreadable} · index `,
    code(shortFingerprint(index.fingerprint)),
  );
}
