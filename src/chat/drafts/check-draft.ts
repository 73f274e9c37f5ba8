import type { Draft, DraftLeftover, DraftQuotation, StringsCheck } from '../../core/types/draft.js';
import type { Library, Progress } from '../../core/types/library.js';
import { type CheckedString, passes, similarityIn } from '../../core/types/quote-check.js';
import type { Scope } from '../../core/types/scope.js';

/** A quotation of a draft, and what became of it. */
export interface DraftVerdict {
  readonly quotation: DraftQuotation;
  readonly checked: CheckedString;
}

/** Every quotation of a draft with its verdict. */
export interface DraftCheck extends Omit<StringsCheck, 'verdicts'> {
  readonly name: string;
  /** Worst first: those that do not pass, then the others, each by how little is the same. */
  readonly verdicts: readonly DraftVerdict[];
  /** What stands in marks and was not checked. */
  readonly notChecked: readonly DraftLeftover[];
  /** So much more was not checked. */
  readonly furtherNotChecked: number;
  /** So many blocks and stretches of code have marks in them, and were not read. */
  readonly code: number;
}

export interface DraftCheckOptions {
  readonly library: Pick<Library, 'quotations' | 'checkStrings'>;
  readonly scope: Scope;
  /** So many quotations are checked, the first ones; the others are named. */
  readonly max: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/** So many strings the documents are looked through for at once: others who ask meanwhile get their turn in between. */
const batchSize = 32;

/** Checks every quotation of a draft. */
export async function checkDraft(draft: Draft, options: DraftCheckOptions): Promise<DraftCheck> {
  const { library, scope, max, signal, onProgress = () => {} } = options;
  const { quotations: read, leftOut, further, code } = await library.quotations(draft, max);
  const verdicts: DraftVerdict[] = [];
  const hashes: Record<string, string> = {};
  let last: StringsCheck | undefined;
  for (let from = 0; last === undefined || from < read.length; from += batchSize) {
    signal?.throwIfAborted();
    // A short draft is done before anybody has read how far it is.
    if (read.length > batchSize) onProgress({ label: 'Checking quotations', done: from, total: read.length });
    const strings = read.slice(from, from + batchSize);
    last = await library.checkStrings(
      strings.map(({ line: _, place: __, ...string }) => string),
      { scope },
    );
    Object.assign(hashes, last.hashes);
    for (const [i, quotation] of strings.entries()) {
      for (const checked of last.verdicts[i] ?? []) verdicts.push({ quotation, checked });
    }
  }
  const { documentsSearched, index } = last;
  return {
    name: draft.name,
    verdicts: verdicts.sort(worstFirst),
    notChecked: leftOut,
    furtherNotChecked: further,
    code,
    documentsSearched,
    index,
    hashes,
  };
}

/** Verdicts from the worst to the best. What is altered stands before what is not there: it is harder to see. */
const order: readonly CheckedString['kind'][] = [
  'altered',
  'absent',
  'edited',
  'shortened',
  'too-short',
  'ocr',
  'same-figure',
  'typographic',
  'exact',
];

/** Of equals the one that stands first in the draft; a stable sort keeps that. */
function worstFirst({ checked: a }: DraftVerdict, { checked: b }: DraftVerdict): number {
  const byPassing = Number(passes(a)) - Number(passes(b));
  const byAttribution = Number(a.misattributed === undefined) - Number(b.misattributed === undefined);
  const byKind = order.indexOf(a.kind) - order.indexOf(b.kind);
  return byPassing || byAttribution || byKind || (similarityIn(a) ?? 0) - (similarityIn(b) ?? 0);
}

/** Whether all of a draft's quotations may stand as they are, and all were checked. */
export function draftPasses({ verdicts, notChecked }: Pick<DraftCheck, 'verdicts' | 'notChecked'>): boolean {
  return notChecked.length === 0 && verdicts.every(({ checked }) => passes(checked));
}
