import { asGiven } from '../src/chat/buttons/as-given.js';
import type { FoundStatement } from '../src/chat/drafts/found-statement.js';
import { type Statement, statementsOf } from '../src/chat/drafts/statements.js';
import { findData, findSheet, foundStatementData } from '../src/chat/export/find-data.js';
import { draftFindFooter, draftFindSummary, foundStatement } from '../src/chat/messages/draft-find.js';
import type { CommandRequest } from '../src/chat/protocol/command.js';
import type { Block, ReplyContent } from '../src/chat/protocol/reply.js';
import type { Draft } from '../src/core/types/draft.js';
import { bearingOn } from './bearing.js';

/** So many statements are given together, each quote with a receipt. */
const together = 10;

/** A report on every statement of a draft, whole: those on which nothing bears first, then the least sure. */
export async function foundInDraft(draft: Draft, request: CommandRequest): Promise<ReplyContent> {
  const { scope, services, signal, progress } = request;
  const statements = statementsOf(draft);
  const found: FoundStatement[] = [];
  const hashes: Record<string, string> = {};
  for (const [i, statement] of statements.entries()) {
    signal.throwIfAborted();
    progress({ label: 'Looking for sources', done: i, total: statements.length });
    const one = await lookFor(statement, request);
    Object.assign(hashes, one.hashes);
    found.push(one);
  }
  found.sort((a, b) => a.confidence - b.confidence);
  const { documents, fingerprint, passages } = await services.library.status(scope);
  const searched = { name: draft.name, documents, index: { fingerprint, documents, passages } };
  const blocks: Block[] = [...draftFindSummary(searched, found)];
  const data: ReturnType<typeof foundStatementData>[] = [];
  for (let from = 0; from < found.length; from += together) {
    const some = found.slice(from, from + together);
    const quotes = some.flatMap(({ quote }) => quote ?? []);
    const given = await asGiven({ quotes, shown: quotes.length, hashes, fingerprint }, request, (write) => {
      data.push(...some.map((one) => foundStatementData(one, write)));
      return { blocks: some.flatMap(foundStatement) };
    });
    blocks.push(...given.blocks);
  }
  return {
    blocks: [...blocks, ...draftFindFooter(searched)],
    data: findData(searched, found, data),
    sheet: findSheet(found, data),
  };
}

async function lookFor(statement: Statement, request: CommandRequest): Promise<FoundStatement> {
  const answer = await bearingOn(statement.text, request);
  const [quote] = answer?.quotes ?? [];
  if (answer === undefined || quote === undefined) return { statement, confidence: 0, hashes: {} };
  return { statement, quote, confidence: answer.confidence, hashes: answer.hashes };
}
