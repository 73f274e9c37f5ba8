import type { DraftLeftover, DraftPosition } from '../../core/types/draft.js';
import { type CheckedString, passes } from '../../core/types/quote-check.js';
import type { Texts } from '../../texts/texts.js';
import { type DraftCheck, type DraftVerdict, draftPasses } from '../drafts/check-draft.js';
import { type Block, heading, note, strong, text } from '../protocol/reply.js';
import { isCompared, searchedIn, verdict } from './check.js';
import { excerpt } from './excerpt.js';
import { namedPlace } from './named-place.js';

/** A draft's name is shown so far, in characters. */
const maxNameLength = 80;
/** So much of what was not checked is shown again. */
const maxNamedLength = 200;

/** What a report on a draft begins with: how many of its quotations pass. */
export function draftSummary(texts: Texts, check: DraftCheck): Block[] {
  const { drafts: words } = texts;
  const { verdicts, notChecked, furtherNotChecked } = check;
  const left = notChecked.length + furtherNotChecked;
  const name = excerpt(check.name, maxNameLength);
  if (verdicts.length === 0 && notChecked.length === 0) return [text(noQuotation(texts, check.name))];
  const failing = verdicts.filter(({ checked }) => !passes(checked));
  const passing = verdicts.filter(({ checked }) => passes(checked));
  return [
    heading(words.quotations(verdicts.length, name)),
    ...(failing.length === 0 ? [] : [text(strong(words.doNotPass(failing.length)), byKind(texts, failing))]),
    ...(passing.length === 0 ? [] : [text(strong(words.pass(passing.length)), byKind(texts, passing))]),
    ...(left === 0 ? [] : [text(strong(words.moreStrings(left)))]),
    ...(draftPasses(check) ? [] : [note(words.worstFirst)]),
  ];
}

/** Said where there is nothing to check. */
export function noQuotation({ drafts: words }: Texts, name: string): string {
  return words.noQuotation(excerpt(name, maxNameLength));
}

/** The file could not be read. @param reason A clause: "is encrypted". */
export function draftUnreadable({ drafts: words }: Texts, name: string, reason: string): string {
  return words.unreadable(excerpt(name, maxNameLength), reason);
}

/** "2 altered, 1 not in the documents." */
function byKind({ drafts: words, format, shared }: Texts, verdicts: readonly DraftVerdict[]): string {
  const counts = new Map<CheckedString['kind'], number>();
  for (const { checked } of verdicts) counts.set(checked.kind, (counts.get(checked.kind) ?? 0) + 1);
  const kinds = [...counts].map(([kind, number]) => `${format.count(number)} ${words.kinds[kind]}`);
  return `${kinds.join(shared.comma)}.`;
}

/** One quotation with its verdict and where it stands in the draft. */
export function draftVerdict(texts: Texts, { quotation, checked }: DraftVerdict): Block[] {
  return verdict(texts, checked, placeIn(texts, quotation));
}

/** "line 7", "row 12", "page 3, line 40" */
function placeIn(texts: Texts, { line, place }: DraftPosition): string {
  return place === undefined ? texts.citation.line(line) : namedPlace(texts, place);
}

/** What stands in marks and was not checked, each with where. */
export function draftNotChecked(texts: Texts, leftovers: readonly DraftLeftover[]): Block[] {
  const { drafts: words } = texts;
  return leftovers.map(({ text: string, ...where }) =>
    text(strong(words.notChecked), ' ', words.at(excerpt(string, maxNamedLength), placeIn(texts, where))),
  );
}

/** What a report on a draft ends with. */
export function draftFooter(
  texts: Texts,
  { code: codes, ...searched }: Pick<DraftCheck, 'documentsSearched' | 'index' | 'code'>,
  shown: readonly DraftVerdict[],
): Block[] {
  return [
    ...(shown.some(({ checked }) => isCompared(checked)) ? [note(texts.check.signs)] : []),
    ...(codes === 0 ? [] : [note(texts.drafts.code(codes))]),
    note(...searchedIn(texts, searched)),
  ];
}

/** Which page of a report this is. */
export function pageOfReport({ drafts: words }: Texts, name: string, page: number, pages: number): Block {
  return note(words.page(page, pages, excerpt(name, maxNameLength)));
}
