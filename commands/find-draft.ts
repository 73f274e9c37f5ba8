import { giveQuotes } from '../src/chat/buttons/give-quotes.js';
import type { Viewer } from '../src/chat/drafts/draft-report.js';
import type { FoundStatement, Searched } from '../src/chat/drafts/found-statement.js';
import { type Statement, statementsOf } from '../src/chat/drafts/statements.js';
import { findData, findSheet, foundStatementData } from '../src/chat/export/find-data.js';
import { draftFindFooter, draftFindSummary, foundStatement } from '../src/chat/messages/draft-find.js';
import type { CommandRequest } from '../src/chat/protocol/command.js';
import { type Block, isActions, type ReplyContent } from '../src/chat/protocol/reply.js';
import type { Draft } from '../src/core/types/draft.js';
import { firstPage } from './draft-pages.js';
import { relevantPassage } from './relevant-passage.js';

/** In a chat so many statements of a draft are looked for; the others are counted. */
const maxInChat = 100;

/** So many statements are given together, each quote with a receipt. */
const batchSize = 10;

/**
 * A report on every statement of a draft, whole in a terminal, in pages in a chat: those on which nothing bears first, then the
 * least sure.
 */
export async function foundInDraft(draft: Draft, request: CommandRequest): Promise<ReplyContent> {
  const { scope, services, signal, progress, place } = request;
  const isWhole = place.platform === 'terminal';
  const all = statementsOf(draft);
  const statements = all.slice(0, isWhole ? undefined : maxInChat);
  const found: FoundStatement[] = [];
  for (const [i, statement] of statements.entries()) {
    signal.throwIfAborted();
    if (statements.length > batchSize)
      progress({ label: 'Looking for sources', done: i, total: statements.length });
    found.push(await lookFor(statement, request));
  }
  found.sort((a, b) => a.confidence - b.confidence);
  const { documents, fingerprint, passages } = await services.library.status(scope);
  const searched: Searched = {
    name: draft.name,
    leftOut: all.length - statements.length,
    documents,
    index: { fingerprint, documents, passages },
  };
  return isWhole ? wholeReport(searched, found, request) : reportInPages(searched, found, request);
}

async function wholeReport(
  searched: Searched,
  found: readonly FoundStatement[],
  request: CommandRequest,
): Promise<ReplyContent> {
  const { texts } = request.services.settings;
  const blocks: Block[] = [...draftFindSummary(texts, searched, found)];
  const data: StatementData[] = [];
  for (let from = 0; from < found.length; from += batchSize) {
    const given = await givenStatements(searched, found.slice(from, from + batchSize), request);
    blocks.push(...given.blocks);
    data.push(...given.data);
  }
  return {
    blocks: [...blocks, ...draftFindFooter(texts, searched)],
    data: findData(texts, searched, found, data),
    sheet: findSheet(found, data),
  };
}

function reportInPages(
  searched: Searched,
  found: readonly FoundStatement[],
  request: CommandRequest,
): Promise<ReplyContent> {
  const { texts } = request.services.settings;
  const items = found.map(({ statement }) => statement);
  const whole = findData(texts, searched, found, []);
  const summary = draftFindSummary(texts, searched, found);
  let first: readonly FoundStatement[] | undefined = found;
  const show = async (some: readonly Statement[], viewer: Viewer): Promise<ReplyContent> => {
    const shown = first?.slice(0, some.length) ?? (await lookAgain(some, viewer));
    // What was found is shown once, and then let go.
    first = undefined;
    const { blocks, data } = await givenStatements(searched, shown, viewer);
    return {
      blocks: [
        ...blocks.filter((block) => !isActions(block)),
        ...draftFindFooter(texts, searched),
        ...blocks.filter(isActions),
      ],
      data: { ...whole, statements: data },
    };
  };
  return firstPage({ name: searched.name, items, summary, show }, request);
}

/** The same statements, looked for in what the viewer may see now. */
async function lookAgain(statements: readonly Statement[], viewer: Viewer): Promise<FoundStatement[]> {
  const again: FoundStatement[] = [];
  for (const statement of statements) again.push(await lookFor(statement, viewer));
  return again;
}

type StatementData = ReturnType<typeof foundStatementData>;

/** Some statements with the receipts of what bears on them. */
async function givenStatements(
  { index: { fingerprint } }: Searched,
  found: readonly FoundStatement[],
  viewer: Omit<Viewer, 'scope'>,
): Promise<{ readonly blocks: readonly Block[]; readonly data: readonly StatementData[] }> {
  const quotes = found.flatMap(({ quote }) => quote ?? []);
  const hashes = Object.assign({}, ...found.map((one) => one.hashes));
  const { texts } = viewer.services.settings;
  let data: readonly StatementData[] = [];
  const { blocks } = await giveQuotes(
    { quotes, shown: quotes.length, hashes, fingerprint },
    viewer,
    (write) => {
      data = found.map((one) => foundStatementData(one, write));
      return { blocks: found.flatMap((one) => foundStatement(texts, one)) };
    },
  );
  return { blocks, data };
}

async function lookFor(
  statement: Statement,
  viewer: Pick<Viewer, 'scope' | 'services'>,
): Promise<FoundStatement> {
  const answer = await relevantPassage(statement.text, viewer);
  const [quote] = answer?.quotes ?? [];
  if (answer === undefined || quote === undefined) return { statement, confidence: 0, hashes: {} };
  return { statement, quote, confidence: answer.confidence, hashes: answer.hashes };
}
