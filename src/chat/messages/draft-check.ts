import type { DraftLeftover, DraftPlace } from '../../core/types/draft.js';
import { type CheckedString, passes } from '../../core/types/quote-check.js';
import { type DraftCheck, type DraftVerdict, draftPasses } from '../drafts/check-draft.js';
import { type Block, code, heading, note, strong, text } from '../protocol/reply.js';
import { isCompared, signsOfComparison, verdict } from './check.js';
import { excerpt } from './excerpt.js';
import { count, countOf, shortFingerprint } from './format.js';

/** A draft's name is shown so far, in characters. */
const longestName = 80;
/** So much of what was not checked is shown again. */
const longestNamed = 200;

/** What a report on a draft begins with: how many of its quotations pass. */
export function draftSummary(check: DraftCheck): Block[] {
  const { verdicts, notChecked, furtherNotChecked } = check;
  const left = notChecked.length + furtherNotChecked;
  const name = excerpt(check.name, longestName);
  if (verdicts.length === 0 && notChecked.length === 0) return [text(noQuotation(check.name))];
  const failing = verdicts.filter(({ checked }) => !passes(checked));
  const passing = verdicts.filter(({ checked }) => passes(checked));
  return [
    heading(`${countOf(verdicts.length, 'quotation')} in ${name}`),
    ...(failing.length === 0 ? [] : [text(strong(`${doNot(failing.length)} pass: `), byKind(failing))]),
    ...(passing.length === 0
      ? []
      : [
          text(
            strong(`${count(passing.length)} ${passing.length === 1 ? 'passes' : 'pass'}: `),
            byKind(passing),
          ),
        ]),
    ...(left === 0 ? [] : [text(strong(`${countOf(left, 'more string')} in marks `), wasNot(left))]),
    ...(draftPasses(check) ? [] : [note('Worst first.')]),
  ];
}

/** Said where there is nothing to check. */
export function noQuotation(name: string): string {
  return `There is no quotation in ${excerpt(name, longestName)}: nothing was checked.`;
}

/** The file could not be read. @param reason A clause: "is encrypted". */
export function draftUnreadable(name: string, reason: string): string {
  return `${excerpt(name, longestName)} ${reason}.`;
}

function doNot(failing: number): string {
  return `${count(failing)} ${failing === 1 ? 'does' : 'do'} not`;
}

function wasNot(strings: number): string {
  return strings === 1 ? 'was not checked.' : 'were not checked.';
}

const kinds: Readonly<Record<CheckedString['kind'], string>> = {
  altered: 'altered',
  absent: 'not in the documents',
  edited: 'edited',
  shortened: 'shortened',
  'too-short': 'too short',
  'same-figure': 'with a figure written otherwise',
  typographic: 'in other typography',
  exact: 'exact',
};

/** "2 altered, 1 not in the documents." */
function byKind(verdicts: readonly DraftVerdict[]): string {
  const counts = new Map<CheckedString['kind'], number>();
  for (const { checked } of verdicts) counts.set(checked.kind, (counts.get(checked.kind) ?? 0) + 1);
  return `${[...counts].map(([kind, number]) => `${count(number)} ${kinds[kind]}`).join(', ')}.`;
}

/** One quotation with its verdict and where it stands in the draft. */
export function draftVerdict({ quotation, checked }: DraftVerdict): Block[] {
  return verdict(checked, placeIn(quotation));
}

/** "line 7", "row 12", "page 3, line 40" */
export function placeIn({ line, place }: DraftPlace): string {
  return place === undefined ? `line ${line}` : place;
}

/** What stands in marks and was not checked, each with where. */
export function draftNotChecked(leftovers: readonly DraftLeftover[]): Block[] {
  return leftovers.map(({ text: words, ...where }) =>
    text(strong('Not checked:'), ' “', excerpt(words, longestNamed), '” – ', placeIn(where)),
  );
}

/** What a report on a draft ends with. */
export function draftFooter(
  { documentsSearched, index, code: codes }: Pick<DraftCheck, 'documentsSearched' | 'index' | 'code'>,
  shown: readonly DraftVerdict[],
): Block[] {
  return [
    ...(shown.some(({ checked }) => isCompared(checked)) ? [note(signsOfComparison)] : []),
    ...(codes === 0
      ? []
      : [note(`Code quotes nobody: marks in ${countOf(codes, 'piece')} of code were passed over.`)]),
    note(
      `Searched ${countOf(documentsSearched, 'document')} · index `,
      code(shortFingerprint(index.fingerprint)),
    ),
  ];
}

/** Which page of a report this is. */
export function pageOfReport(name: string, page: number, pages: number): Block {
  const where = `Page ${count(page)} of ${count(pages)} on ${excerpt(name, longestName)}.`;
  return note(`${where} Pages can be turned for an hour; what is checked is kept in memory alone.`);
}
