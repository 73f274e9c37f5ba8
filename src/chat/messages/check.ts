import type { Quote } from '../../core/types/quote.js';
import type {
  Change,
  CheckedString,
  Compared,
  QuoteCheck,
  Typography,
} from '../../core/types/quote-check.js';
import type { Texts } from '../../texts/texts.js';
import {
  type Block,
  code,
  type Inline,
  note,
  type ReplyContent,
  strong,
  text,
  typed,
} from '../protocol/reply.js';
import { citedPlace } from './citation.js';
import { excerpt } from './excerpt.js';
import { shortFingerprint } from './lists.js';

/** So much of a string is shown again above its verdict. */
const maxShownLength = 200;
/** So much of each string that was not checked is named, and so many of them. */
const maxNamedLength = 40;
const maxNamed = 8;

/** Whether a verdict is shown with a comparison. */
export function isCompared(string: CheckedString): boolean {
  return 'comparison' in string && !('apart' in string);
}

/** How a check is said: a verdict for each string, with the true text and its citation. */
export function checked(texts: Texts, check: QuoteCheck, data: unknown): ReplyContent {
  if (check.unsearchable !== undefined) return { blocks: [unchecked(texts, check.unsearchable)], data };
  const blocks = check.strings.flatMap((string) => verdict(texts, string));
  if (check.strings.some(isCompared)) blocks.push(note(texts.check.signs));
  if (check.leftOut.length > 0) blocks.push(leftOut(texts, check.leftOut));
  const whole = check.isQuoted ? '' : texts.check.wasWhole;
  blocks.push(note(whole, ...searchedIn(texts, check)));
  return { blocks, data };
}

/** What was checked against. */
export function searchedIn(
  texts: Texts,
  { documentsSearched: documents, index }: Pick<QuoteCheck, 'documentsSearched' | 'index'>,
) {
  return texts.shared.searched({ documents }, code(shortFingerprint(texts, index.fingerprint)));
}

function unchecked({ check: words }: Texts, reason: NonNullable<QuoteCheck['unsearchable']>): Block {
  switch (reason) {
    case 'empty':
      return text(...words.nothingTyped(typed(`check ${words.example}`)));
    case 'no-words':
      return text(words.noWords);
    case 'too-long':
      return text(words.tooLong);
    case 'nothing-indexed':
      return text(words.noDocuments);
  }
}

/** @param where Where the string stands in what was checked; absent where that is short. */
export function verdict(texts: Texts, string: CheckedString, where?: string): Block[] {
  const { check: words, shared, drafts } = texts;
  const shown = excerpt(string.text, maxShownLength);
  const behind = where === undefined ? shared.quoted(shown).join('') : drafts.at(shown, where);
  const title = (differences: readonly Typography[] = []) => {
    const named = differences.map((difference) => words.differences[difference]);
    const headline = words.verdict(words.verdicts[string.kind], named);
    return text(strong(headline), ' ', behind, ...attribution(texts, string));
  };
  const unfaithful = (why: string) => (isUnfaithful(string) ? [text(strong(why))] : []);
  switch (string.kind) {
    case 'exact':
      return [title(), ...places(texts, string.places, string.further)];
    case 'typographic':
    case 'ocr':
      return [title(string.differences), ...places(texts, string.places, string.further)];
    case 'same-figure':
      return [title(string.differences), ...compared(texts, string)];
    case 'shortened':
      return [title(string.differences), ...compared(texts, string), ...unfaithful(words.leavesOutDenial)];
    case 'edited':
      return [title(string.differences), ...compared(texts, string), ...unfaithful(words.changesMeaning)];
    case 'altered':
      return string.apart === undefined
        ? [
            title(),
            text(words.nearestIs),
            ...compared(texts, string),
            ...(string.differences.includes('closing mark') ? [note(words.noClosingMark)] : []),
          ]
        : [
            title(),
            text(string.apart.how === 'far' ? words.partsFarApart : words.partsInSeveral),
            ...string.apart.places.map((quote): Block => ({ kind: 'quote', quote })),
          ];
    case 'absent':
    case 'too-short':
      return [title()];
  }
}

function isUnfaithful(string: CheckedString): boolean {
  return 'isFaithful' in string && !string.isFaithful;
}

/** A name is shown so far, in characters. */
const maxSpeakerLength = 60;

/** Whose words they are said to be, where the document names another speaker. */
function attribution({ check: words }: Texts, { misattributed }: CheckedString): Inline[] {
  if (misattributed === undefined) return [];
  const shown = (name: string) => excerpt(name, maxSpeakerLength);
  return [' – ', strong(words.attributed(shown(misattributed.to), shown(misattributed.speaker)))];
}

/** The passage, and what tells the string from it. */
function compared({ check: words }: Texts, { nearest, comparison: changes }: Compared): Block[] {
  return [{ kind: 'quote', quote: nearest }, text(...words.compared(comparison(changes)))];
}

function places(texts: Texts, [first, ...others]: readonly Quote[], further: number): Block[] {
  if (first === undefined) return [];
  return [{ kind: 'quote', quote: first }, ...alsoIn(texts, others, further)];
}

/** Where else words are; [] where they are nowhere else. @param further So many places are not listed. */
export function alsoIn(texts: Texts, others: readonly Quote[], further: number): Block[] {
  const also = others.map(({ citation }) => citation.documentId + citedPlace(texts, citation));
  if (further > 0) also.push(texts.shared.morePlaces(further));
  return also.length > 0 ? [note(texts.shared.alsoIn(also))] : [];
}

/** What is kept, deleted and inserted, in order. */
export function comparison(changes: readonly Change[]): Inline[] {
  return changes.flatMap((change, i) => {
    if (change.kind === 'kept') return [oneLine(change.text)];
    const next = changes[i + 1];
    const isClosed = next === undefined || (next.kind === 'kept' && closing.test(next.text));
    return [...marked(change), isClosed ? '' : ' '];
  });
}

/** What stands close to the word before it. */
const closing = /^[\p{Pe}\p{Pf}.,;:!?…]/u;

function marked(change: Exclude<Change, { kind: 'kept' }>): Inline[] {
  const was =
    'was' in change && change.was !== ''
      ? [{ text: oneLine(change.was).trim(), style: 'deleted' as const }]
      : [];
  const is =
    'is' in change && change.is !== ''
      ? [{ text: oneLine(change.is).trim(), style: 'inserted' as const }]
      : [];
  return was.length > 0 && is.length > 0 ? [...was, ' ', ...is] : [...was, ...is];
}

function oneLine(words: string): string {
  return words.replace(/\s+/gu, ' ');
}

function leftOut({ check: words, shared }: Texts, strings: readonly string[]): Block {
  const named = strings
    .slice(0, maxNamed)
    .map((string) => shared.quoted(excerpt(string, maxNamedLength)).join(''));
  return note(words.notChecked(named, strings.length - named.length));
}
