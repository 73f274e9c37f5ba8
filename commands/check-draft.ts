import { asGiven } from '../src/chat/buttons/as-given.js';
import { checkDraft, type DraftCheck, type DraftVerdict } from '../src/chat/drafts/check-draft.js';
import type { Viewer } from '../src/chat/drafts/draft-report.js';
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
import type { Draft, DraftLeftover } from '../src/core/types/draft.js';
import { quotesOf } from '../src/core/types/quote-check.js';
import { firstPage } from './draft-pages.js';

/** In a chat so many quotations of a draft are checked; the others are named. */
const mostInChat = 500;

/** So many verdicts are given together, each quote with a receipt. */
const together = 10;

/** A report on every quotation of a draft: whole in a terminal, in pages in a chat. */
export async function checkedDraft(draft: Draft, request: CommandRequest): Promise<ReplyContent> {
  const { scope, services, signal, progress, place } = request;
  const isWhole = place.platform === 'terminal';
  const check = await checkDraft(draft, {
    library: services.library,
    scope,
    most: isWhole ? Number.POSITIVE_INFINITY : mostInChat,
    signal,
    onProgress: progress,
  });
  return isWhole ? wholeReport(check, request) : reportInPages(check, request);
}

async function wholeReport(check: DraftCheck, request: CommandRequest): Promise<ReplyContent> {
  const blocks: Block[] = [...draftSummary(check), ...draftNotChecked(check.notChecked)];
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

/** A verdict, or what was not checked. */
type Item = DraftVerdict | { readonly leftover: DraftLeftover };

function reportInPages(check: DraftCheck, request: CommandRequest): Promise<ReplyContent> {
  const items: Item[] = [...check.notChecked.map((leftover) => ({ leftover })), ...check.verdicts];
  return firstPage(
    {
      name: check.name,
      items,
      summary: draftSummary(check),
      show: (...shown) => shownItems(check, ...shown),
    },
    request,
  );
}

async function shownItems(
  check: DraftCheck,
  items: readonly Item[],
  viewer: Viewer,
  isFirst: boolean,
): Promise<ReplyContent> {
  const leftovers = items.flatMap((item) => ('leftover' in item ? [item.leftover] : []));
  const known = items.flatMap((item) => ('leftover' in item ? [] : [item]));
  const shown = isFirst ? { ...check, verdicts: known } : await checkedAgain(check, known, viewer);
  const given = await givenVerdicts(shown, shown.verdicts, viewer);
  const buttons = given.blocks.filter(({ kind }) => kind === 'actions');
  return {
    blocks: [
      ...draftNotChecked(leftovers),
      ...given.blocks.filter(({ kind }) => kind !== 'actions'),
      ...draftFooter(shown, shown.verdicts),
      ...buttons,
    ],
    data: draftData({ ...check, index: shown.index, documentsSearched: shown.documentsSearched }, given.data),
  };
}

/** The same quotations, checked in what the viewer may see now. */
async function checkedAgain(
  check: DraftCheck,
  verdicts: readonly DraftVerdict[],
  { scope, services }: Viewer,
): Promise<DraftCheck> {
  const strings = verdicts.map(({ quotation: { line: _, place: __, ...string } }) => string);
  const again = await services.library.checkStrings(strings, { scope });
  return {
    ...check,
    ...again,
    verdicts: verdicts.flatMap(({ quotation, checked: before }, i) => {
      const told = again.verdicts[i] ?? [];
      // One whose halves stood apart has a verdict for each.
      const checked = told.find(({ text }) => text === before.text) ?? told[0];
      return checked === undefined ? [] : [{ quotation, checked }];
    }),
  };
}

/** Some verdicts with the receipts of their quotes. */
async function givenVerdicts(
  { hashes, index }: Pick<DraftCheck, 'hashes' | 'index'>,
  verdicts: readonly DraftVerdict[],
  viewer: Omit<Viewer, 'scope'>,
): Promise<{ readonly blocks: readonly Block[]; readonly data: readonly DraftVerdictData[] }> {
  const quotes = verdicts.flatMap(({ checked }) => quotesOf(checked).slice(0, 1));
  const quoting = { quotes, shown: quotes.length, hashes, fingerprint: index.fingerprint };
  let data: readonly DraftVerdictData[] = [];
  const { blocks } = await asGiven(quoting, viewer, (write) => {
    data = verdicts.map((one) => draftVerdictData(one, write));
    return { blocks: verdicts.flatMap(draftVerdict) };
  });
  return { blocks, data };
}
