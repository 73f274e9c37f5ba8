import type { Quote } from '../../core/types/quote.js';
import type { Change, CheckedString, Compared, QuoteCheck } from '../../core/types/quote-check.js';
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
import { countOf, shortFingerprint } from './format.js';

/** So much of a string is shown again above its verdict. */
const longestShown = 200;
/** So much of each string that was not checked is named, and so many of them. */
const longestNamed = 40;
const maxNamed = 8;

/** What the marks of a comparison mean. */
export const signsOfComparison = '[-was-] is in the document, {+is+} in what was checked.';

/** Whether a verdict is shown with a comparison. */
export function isCompared(string: CheckedString): boolean {
  return 'comparison' in string && !('apart' in string);
}

/** How a check is said: a verdict for each string, with the true text and its citation. */
export function checked(check: QuoteCheck, data: unknown): ReplyContent {
  if (check.unsearchable !== undefined) return { blocks: [unchecked(check.unsearchable)], data };
  const blocks = check.strings.flatMap((string) => verdict(string));
  if (check.strings.some(isCompared)) blocks.push(note(signsOfComparison));
  if (check.leftOut.length > 0) blocks.push(leftOut(check.leftOut));
  const whole = check.isQuoted ? '' : 'Without quotation marks, the text was checked as a whole. ';
  blocks.push(
    note(
      `${whole}Searched ${countOf(check.documentsSearched, 'document')} · index `,
      code(shortFingerprint(check.index.fingerprint)),
    ),
  );
  return { blocks, data };
}

function unchecked(reason: NonNullable<QuoteCheck['unsearchable']>): Block {
  switch (reason) {
    case 'empty':
      return text('There is nothing to check. Try ', typed('check “words of a quote”'), '.');
    case 'no-words':
      return text('I found no words in that to check.');
    case 'too-long':
      return text('That is too long to check. Please check the quoted words alone.');
    case 'nothing-indexed':
      return text('There are no documents to check against.');
  }
}

/** @param where Where the string stands in what was checked; absent where that is short. */
export function verdict(string: CheckedString, where?: string): Block[] {
  const behind = where === undefined ? '”' : `” – ${where}`;
  const title = (words: string) =>
    text(strong(words), ' “', excerpt(string.text, longestShown), behind, ...attribution(string));
  switch (string.kind) {
    case 'exact':
      return [title('Exact:'), ...places(string.places, string.further)];
    case 'typographic':
      return [
        title(`The same words in other typography${named(string.differences)}:`),
        ...places(string.places, string.further),
      ];
    case 'same-figure':
      return [
        title(`The same words, a figure written otherwise${named(string.differences)}:`),
        ...compared(string),
      ];
    case 'shortened':
      return [
        title(`Shortened, with marks where words were left out${named(string.differences)}:`),
        ...compared(string),
        ...(string.isFaithful ? [] : [text(strong('What was left out denies something.'))]),
      ];
    case 'edited':
      return [
        title(`Edited, with the editor’s words in brackets${named(string.differences)}:`),
        ...compared(string),
        ...(string.isFaithful
          ? []
          : [text(strong('What was left out or put in brackets changes a name or denies something.'))]),
      ];
    case 'altered':
      return string.apart === undefined
        ? [
            title('Altered:'),
            text('The nearest passage is:'),
            ...compared(string),
            ...(string.differences.includes('closing mark')
              ? [note('The mark at its end is not there.')]
              : []),
          ]
        : [
            title('Altered:'),
            text(
              string.apart.how === 'far'
                ? 'Its parts are in one document, but not near one another in this order:'
                : 'Its parts are in the documents, but in different ones:',
            ),
            ...string.apart.places.map((quote): Block => ({ kind: 'quote', quote })),
          ];
    case 'absent':
      return [title('Not in the documents:')];
    case 'too-short':
      return [title('Too short to check:')];
  }
}

/** A name is shown so far, in characters. */
const longestSpeaker = 60;

/** Whose words they are said to be, where the document names another speaker. */
function attribution({ misattributed }: CheckedString): Inline[] {
  if (misattributed === undefined) return [];
  const [to, speaker] = [misattributed.to, misattributed.speaker].map((name) =>
    excerpt(name, longestSpeaker),
  );
  return [' – ', strong(`attributed to ${to}, the document says ${speaker}`)];
}

function named(differences: readonly string[]): string {
  return differences.length > 0 ? ` (${differences.join(', ')})` : '';
}

/** The passage, and what tells the string from it. */
function compared({ nearest, comparison: changes }: Compared): Block[] {
  return [{ kind: 'quote', quote: nearest }, text('Compared: ', ...comparison(changes))];
}

function places([first, ...others]: readonly Quote[], further: number): Block[] {
  if (first === undefined) return [];
  const also = others.map(({ citation }) => citation.documentId + citedPlace(citation));
  if (further > 0) also.push(countOf(further, 'more place'));
  return [{ kind: 'quote', quote: first }, ...(also.length > 0 ? [note(`Also in ${also.join(', ')}`)] : [])];
}

/** `kept [-was-] {+is+}`, as wdiff writes it: it can be copied, and read aloud. */
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
  const was = 'was' in change && change.was !== '' ? [strong(`[-${oneLine(change.was).trim()}-]`)] : [];
  const is = 'is' in change && change.is !== '' ? [strong(`{+${oneLine(change.is).trim()}+}`)] : [];
  return was.length > 0 && is.length > 0 ? [...was, ' ', ...is] : [...was, ...is];
}

function oneLine(words: string): string {
  return words.replace(/\s+/gu, ' ');
}

function leftOut(strings: readonly string[]): Block {
  const named = strings.slice(0, maxNamed).map((string) => `“${excerpt(string, longestNamed)}”`);
  const more = strings.length - named.length;
  return note(`Not checked: ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`);
}
