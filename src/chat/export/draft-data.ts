import { passes, quotesOf, similarityIn } from '../../core/types/quote-check.js';
import type { Texts } from '../../texts/texts.js';
import type { WriteQuote } from '../buttons/give-quotes.js';
import { type DraftCheck, type DraftVerdict, draftPasses } from '../drafts/check-draft.js';
import { noQuotation } from '../messages/draft-check.js';
import type { Sheet } from '../protocol/reply.js';
import { stringData } from './check-data.js';

export type DraftVerdictData = ReturnType<typeof draftVerdictData>;

/** A verdict of a draft for programs. */
export function draftVerdictData({ quotation, checked }: DraftVerdict, write: WriteQuote) {
  const { line, place, attributedTo } = quotation;
  const told = { line, place: place ?? null, attributedTo: attributedTo ?? null };
  return { ...told, ...stringData(checked, write) };
}

/** A report on a draft for programs. @param quotations Those that it shows. */
export function draftData(texts: Texts, check: DraftCheck, quotations: readonly object[]) {
  const { name, verdicts, notChecked, furtherNotChecked, code, documentsSearched, index } = check;
  const passing = verdicts.filter(({ checked }) => passes(checked)).length;
  return {
    draft: name,
    passes: draftPasses(check),
    ...(verdicts.length + notChecked.length === 0 ? { nothing: noQuotation(texts, name) } : {}),
    passing,
    failing: verdicts.length - passing,
    quotations,
    notChecked: notChecked.map(({ text, line, place }) => ({ text, line, place: place ?? null })),
    furtherNotChecked,
    code,
    documentsSearched,
    index,
  };
}

const columns = [
  'line',
  'place',
  'quotation',
  'verdict',
  'passes',
  'similarity',
  'passage',
  'document',
  'document line',
  'attributed to',
  'speaker',
  'receipt',
];

/** A report for a spreadsheet: a row each, also for what was not checked. @param data Of each verdict, in order. */
export function draftSheet(
  { verdicts, notChecked }: Pick<DraftCheck, 'verdicts' | 'notChecked'>,
  data: readonly DraftVerdictData[],
): Sheet {
  return {
    columns,
    rows: [
      ...verdicts.map(({ quotation, checked }, i) => {
        const [quote] = 'nearest' in checked ? [checked.nearest] : quotesOf(checked);
        const similarity = similarityIn(checked);
        return [
          String(quotation.line),
          quotation.place ?? '',
          checked.text,
          checked.kind,
          passes(checked) ? 'yes' : 'no',
          similarity === null ? '' : similarity.toFixed(3),
          quote?.text ?? '',
          quote?.citation.documentId ?? '',
          quote === undefined ? '' : String(quote.citation.line),
          quotation.attributedTo ?? '',
          checked.misattributed?.speaker ?? '',
          receiptIn(data[i]) ?? '',
        ];
      }),
      ...notChecked.map(({ text, line, place }) => [
        String(line),
        place ?? '',
        text,
        'not-checked',
        'no',
        ...Array.from({ length: columns.length - 5 }, () => ''),
      ]),
    ],
  };
}

/** The receipt of the quote that is shown for a verdict. */
function receiptIn(data: DraftVerdictData | undefined): string | undefined {
  if (data === undefined) return undefined;
  const shown = 'nearest' in data ? data.nearest : 'places' in data ? data.places?.[0] : undefined;
  return shown?.receipt ?? undefined;
}
