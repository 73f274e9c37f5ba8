import type { Evidence } from '../../core/types/answer.js';
import type {
  Coverage,
  CoverageComparison,
  DocumentCoverage,
  SideCoverage,
} from '../../core/types/coverage.js';
import type { Texts } from '../../texts/texts.js';
import { type Block, note, type ReplyContent, strong, text, typed } from '../protocol/reply.js';
import { searched } from './answer.js';
import { excerpt } from './excerpt.js';
import { listed } from './lists.js';
import { whichPage } from './paging.js';
import { unknownCell, withoutEmptyColumns } from './table.js';

/** A title in a list, in characters. */
const maxTitleLength = 60;

/** Which page of a coverage is shown; pages count from 1. */
export interface Page {
  readonly page: number;
  readonly pages: number;
  /** So many documents without a matching passage are named, behind the last page. */
  readonly silentNamed: number;
}

/** How each document covers a topic: a table, the best of each, and where no matching passage was found. */
export function covered(texts: Texts, coverage: Coverage, shown: Page, data: unknown): ReplyContent {
  const { coverage: words } = texts;
  const { evidence, documents, covering } = coverage;
  const blocks = opening(texts, coverage);
  if (evidence.unsearchable !== undefined) return { blocks, data };
  if (covering === 0) {
    blocks.push(text(strong(words.none)), ...missing(texts, evidence));
  } else {
    blocks.push(
      text(words.says(covering, evidence.documentsSearched, coverage.passages)),
      ...missing(texts, evidence),
      table(texts, documents),
      ...nearDuplicates(texts, documents),
      ...documents.map(({ quote }): Block => ({ kind: 'quote', quote })),
    );
  }
  if (shown.page >= shown.pages) blocks.push(...silent(texts, coverage, shown.silentNamed));
  if (shown.pages > 1) blocks.push(paging(texts, coverage, shown));
  return { blocks: [...blocks, searched(texts, coverage)], data };
}

/** So many titles of near-duplicates are named, so that the best quotes still fit beside them. */
const nearDuplicatesNamed = 3;
const maxNearTitleLength = 40;

/** Which of the documents shown are nearly the same as which others; each is told once. */
function nearDuplicates({ coverage, shared }: Texts, documents: readonly DocumentCoverage[]): Block[] {
  const told = new Set<string>();
  return documents.flatMap((document) => {
    if (told.has(document.documentId) || document.nearDuplicates.length === 0) return [];
    const group = [document, ...document.nearDuplicates];
    for (const { documentId } of group) told.add(documentId);
    const names = group
      .slice(0, nearDuplicatesNamed)
      .map(({ title }) => shared.quoted(excerpt(title, maxNearTitleLength)).join(''));
    return [note(coverage.nearDuplicates(names, group.length - names.length))];
  });
}

/** Two sets of documents beside each other. */
export function compared(
  texts: Texts,
  comparison: CoverageComparison,
  names: readonly [string, string],
  data: unknown,
): ReplyContent {
  const { evidence, sides, shared } = comparison;
  const blocks = opening(texts, comparison);
  if (evidence.unsearchable !== undefined) return { blocks, data };
  blocks.push(...missing(texts, evidence));
  if (shared > 0) blocks.push(note(texts.coverage.onBothSides(shared)));
  const [left, right] = [excerpt(names[0], maxTitleLength), excerpt(names[1], maxTitleLength)];
  blocks.push(...section(texts, sides[0], left, right), ...section(texts, sides[1], right, left));
  return { blocks: [...blocks, searched(texts, comparison)], data };
}

/** `between` does not hold two names. */
export function twoNames({ coverage: words }: Texts): ReplyContent {
  return {
    blocks: [text(words.whichTwo), text(typed(`coverage ${words.whichTwoExample}`)), text(words.whatIsAName)],
    data: { error: 'two-names' },
  };
}

/** No document goes by a name, or has such a date. */
export function unknownSide(
  { coverage: words }: Texts,
  name: string,
  nearest: string | undefined,
): ReplyContent {
  const meant = nearest === undefined ? [] : words.didYouMean(strong(excerpt(nearest, maxTitleLength)));
  return {
    blocks: [
      text(...words.unknownSide(strong(excerpt(name, maxTitleLength))), ...meant),
      text(...words.listed(typed('sources'))),
    ],
    data: { error: 'unknown-source', name, nearest: nearest ?? null },
  };
}

/** Both names mean the same documents. */
export function sameSides(
  { coverage: words }: Texts,
  [left, right]: readonly [string, string],
  documents: number,
): ReplyContent {
  const shown = (name: string) => strong(excerpt(name, maxTitleLength));
  return {
    blocks: [text(...words.sameSides(shown(left), shown(right), documents)), text(words.nameOthers)],
    data: { error: 'same-source', names: [left, right] },
  };
}

function opening(
  { coverage: words, shared }: Texts,
  { topic, evidence }: Pick<Coverage, 'topic' | 'evidence'>,
): Block[] {
  const { unsearchable } = evidence;
  if (unsearchable === 'empty') return [text(words.noTopic)];
  const blocks: Block[] = [{ kind: 'question', text: topic }];
  if (evidence.corrections.length > 0) blocks.push(note(shared.searchedFor(evidence.searched)));
  if (unsearchable === 'no-words') blocks.push(text(words.noWords));
  if (unsearchable === 'too-long') blocks.push(text(words.tooLong));
  if (unsearchable === 'nothing-indexed') blocks.push(text(shared.noDocuments));
  return blocks;
}

function missing(texts: Texts, { missing: words, nearest }: Evidence): Block[] {
  if (words.length === 0) return [];
  const { shared } = texts;
  return [
    note(...shared.missing(listed(texts, words))),
    ...nearest.map(({ word, candidates }) =>
      note(...shared.lookAlike(strong(word), listed(texts, candidates))),
    ),
  ];
}

function table({ coverage: { columns }, format }: Texts, documents: readonly DocumentCoverage[]): Block {
  return {
    kind: 'table',
    table: withoutEmptyColumns({
      columns: [
        { title: columns.document },
        { title: columns.publisher },
        { title: columns.date },
        { title: columns.passages, align: 'right' },
      ],
      rows: documents.map(({ title, documentId, publisher, date, passages }) => [
        excerpt(title, maxTitleLength) || documentId,
        publisher === undefined ? unknownCell : excerpt(publisher, maxTitleLength),
        date === undefined ? unknownCell : excerpt(date, maxTitleLength),
        format.count(passages),
      ]),
    }),
  };
}

function silent(
  { coverage: words, shared }: Texts,
  { silent: listedSilent, silentCount, covering }: Coverage,
  max: number,
): Block[] {
  if (silentCount === 0) return [];
  const named = listedSilent
    .slice(0, max)
    .map(({ title, documentId }) => excerpt(title, maxTitleLength) || documentId);
  const further = silentCount - named.length;
  // What was not found may be there in other words: nothing is said about what a document says.
  const lead = covering === 0 ? words.lookedInto : words.noneIn;
  return [text(strong(lead), named.join(' · '), further > 0 ? shared.andMore(further) : '')];
}

function paging(texts: Texts, { from, documents, covering }: Coverage, { page, pages }: Page): Block {
  const listedPage = { page, pages, from, shown: documents.length, total: covering };
  return whichPage(texts, listedPage, texts.coverage.byDate);
}

function section(texts: Texts, side: SideCoverage, name: string, other: string): Block[] {
  const { coverage: words } = texts;
  if (side.covering === 0) return [text(strong(name), words.silentSide(side.documents))];
  const blocks: Block[] = [
    text(strong(name), words.side(side.documents, side.covering, side.passages)),
    ...side.quotes.map((quote): Block => ({ kind: 'quote', quote })),
  ];
  if (side.only !== undefined) blocks.push(text(words.onlyHere(other)), { kind: 'quote', quote: side.only });
  if (side.onlyWords.length > 0) blocks.push(note(...words.onlyWords(listed(texts, side.onlyWords))));
  return blocks;
}
