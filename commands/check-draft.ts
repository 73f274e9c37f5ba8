import { giveQuotes } from '../src/chat/buttons/give-quotes.js';
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
import { type Block, isActions, type ReplyContent } from '../src/chat/protocol/reply.js';
import type { Draft, DraftLeftover, DraftQuotation } from '../src/core/types/draft.js';
import { quotesOf } from '../src/core/types/quote-check.js';
import { firstPage } from './draft-pages.js';

/** In a chat so many quotations of a draft are checked; the others are named. */
const maxInChat = 500;

/** So many verdicts are given together, each quote with a receipt. */
const batchSize = 10;

/** A report on every quotation of a draft: whole in a terminal, in pages in a chat. */
export async function checkedDraft(draft: Draft, request: CommandRequest): Promise<ReplyContent> {
  const { scope, services, signal, progress, place } = request;
  const isWhole = place.platform === 'terminal';
  const check = await checkDraft(draft, {
    library: services.library,
    scope,
    max: isWhole ? Number.POSITIVE_INFINITY : maxInChat,
    signal,
    onProgress: progress,
  });
  return isWhole ? wholeReport(check, request) : reportInPages(check, request);
}

async function wholeReport(check: DraftCheck, request: CommandRequest): Promise<ReplyContent> {
  const { texts } = request.services.settings;
  const blocks: Block[] = [...draftSummary(texts, check), ...draftNotChecked(texts, check.notChecked)];
  const data: DraftVerdictData[] = [];
  for (let from = 0; from < check.verdicts.length; from += batchSize) {
    const given = await givenVerdicts(check, check.verdicts.slice(from, from + batchSize), request);
    blocks.push(...given.blocks);
    data.push(...given.data);
  }
  return {
    blocks: [...blocks, ...draftFooter(texts, check, check.verdicts)],
    data: draftData(texts, check, data),
    sheet: draftSheet(check, data),
  };
}

/** What of a verdict is kept to be looked up again: the others would be out of date. */
interface Known {
  readonly quotation: DraftQuotation;
  /** Of the string that was checked: the quotation's, or that of one of its halves. */
  readonly text: string;
}

type Item = Known | { readonly leftover: DraftLeftover };

function reportInPages(check: DraftCheck, request: CommandRequest): Promise<ReplyContent> {
  const { name, code, notChecked } = check;
  const known = check.verdicts.map(({ quotation, checked: { text } }) => ({ quotation, text }));
  const items: Item[] = [...notChecked.map((leftover) => ({ leftover })), ...known];
  const { texts } = request.services.settings;
  const summary = draftSummary(texts, check);
  const whole = draftData(texts, check, []);
  const verdictOf = new Map<Item, DraftVerdict>(
    check.verdicts.map((verdict, i) => [known[i] as Item, verdict]),
  );
  let first: Checked | undefined = { ...check, verdicts: [] };
  const show = async (some: readonly Item[], viewer: Viewer): Promise<ReplyContent> => {
    const strings = some.flatMap((item) => ('leftover' in item ? [] : [item]));
    const shown =
      first === undefined
        ? await checkedAgain(strings, viewer)
        : { ...first, verdicts: strings.flatMap((item) => verdictOf.get(item) ?? []) };
    // What was found is shown once, and then let go.
    first = undefined;
    verdictOf.clear();
    const { blocks, data } = await givenVerdicts(shown, shown.verdicts, viewer);
    const { documentsSearched, index } = shown;
    return {
      blocks: [
        ...draftNotChecked(
          texts,
          some.flatMap((item) => ('leftover' in item ? [item.leftover] : [])),
        ),
        ...blocks.filter((block) => !isActions(block)),
        ...draftFooter(texts, { code, documentsSearched, index }, shown.verdicts),
        ...blocks.filter(isActions),
      ],
      data: { ...whole, quotations: data, documentsSearched, index },
    };
  };
  return firstPage({ name, items, summary, show }, request);
}

type Checked = Pick<DraftCheck, 'verdicts' | 'hashes' | 'index' | 'documentsSearched'>;

/** The same quotations, checked in what the viewer may see now. */
async function checkedAgain(known: readonly Known[], { scope, services }: Viewer): Promise<Checked> {
  const strings = known.map(({ quotation: { line: _, place: __, ...string } }) => string);
  const { verdicts, ...again } = await services.library.checkStrings(strings, { scope });
  return {
    ...again,
    verdicts: known.flatMap(({ quotation, text }, i) => {
      const told = verdicts[i] ?? [];
      // One whose halves stood apart has a verdict for each.
      const checked = told.find((one) => one.text === text) ?? told[0];
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
  const { texts } = viewer.services.settings;
  let data: readonly DraftVerdictData[] = [];
  const { blocks } = await giveQuotes(quoting, viewer, (write) => {
    data = verdicts.map((one) => draftVerdictData(one, write));
    return { blocks: verdicts.flatMap((one) => draftVerdict(texts, one)) };
  });
  return { blocks, data };
}
