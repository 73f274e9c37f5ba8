import { asGiven } from '../src/chat/buttons/as-given.js';
import { checkDraft, type DraftCheck, type DraftVerdict } from '../src/chat/drafts/check-draft.js';
import {
  type DraftVerdictData,
  draftData,
  draftSheet,
  draftVerdictData,
} from '../src/chat/export/draft-data.js';
import {
  draftFooter,
  draftNotChecked,
  draftSummary,
  draftVerdict,
} from '../src/chat/messages/draft-check.js';
import type { CommandRequest } from '../src/chat/protocol/command.js';
import type { Block, ReplyContent } from '../src/chat/protocol/reply.js';
import type { Draft } from '../src/core/types/draft.js';
import { quotesOf } from '../src/core/types/quote-check.js';

/** What giving quotes takes of a request. */
type Giving = Pick<CommandRequest, 'place' | 'person' | 'visibility' | 'publicScope' | 'services'>;

/** So many verdicts are given together, each quote with a receipt. */
const together = 10;

/** A report on every quotation of a draft, whole. */
export async function checkedDraft(draft: Draft, request: CommandRequest): Promise<ReplyContent> {
  const { scope, services, signal, progress } = request;
  const check = await checkDraft(draft, {
    library: services.library,
    scope,
    most: Number.POSITIVE_INFINITY,
    signal,
    onProgress: progress,
  });
  const blocks: Block[] = [...draftSummary(check), ...draftNotChecked(check)];
  const data: DraftVerdictData[] = [];
  for (let from = 0; from < check.verdicts.length; from += together) {
    const given = await givenVerdicts(check, check.verdicts.slice(from, from + together), request);
    blocks.push(...given.blocks);
    data.push(...given.data);
  }
  return {
    blocks: [...blocks, ...draftFooter(check, check.verdicts)],
    data: draftData(check, data),
    sheet: draftSheet(check, data),
  };
}

/** Some verdicts with the receipts of their quotes. */
async function givenVerdicts(
  { hashes, index }: DraftCheck,
  verdicts: readonly DraftVerdict[],
  request: Giving,
): Promise<{ readonly blocks: readonly Block[]; readonly data: readonly DraftVerdictData[] }> {
  const quotes = verdicts.flatMap(({ checked }) => quotesOf(checked).slice(0, 1));
  const quoting = { quotes, shown: quotes.length, hashes, fingerprint: index.fingerprint };
  let data: readonly DraftVerdictData[] = [];
  const { blocks } = await asGiven(quoting, request, (write) => {
    data = verdicts.map((one) => draftVerdictData(one, write));
    return { blocks: verdicts.flatMap(draftVerdict) };
  });
  return { blocks, data };
}
