import type { Quote } from '../../core/types/quote.js';
import type { Change, CheckedString, QuoteCheck } from '../../core/types/quote-check.js';
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
const mostNamed = 8;

/** How a check is said: a verdict for each string, with the true text and its citation. */
export function checked(check: QuoteCheck, data: unknown): ReplyContent {
  if (check.unsearchable !== undefined) return { blocks: [unchecked(check.unsearchable)], data };
  const blocks = check.strings.flatMap((string) => verdict(string));
  if (check.strings.some(({ kind }) => kind === 'altered')) {
    blocks.push(note('[-was-] stands in the document, {+is+} in what was checked.'));
  }
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

function verdict(string: CheckedString): Block[] {
  const title = (words: string) => text(strong(words), ' “', excerpt(string.text, longestShown), '”');
  switch (string.kind) {
    case 'exact':
      return [title('Exact:'), ...places(string.places, string.further)];
    case 'typographic': {
      const differences = string.differences.length > 0 ? ` (${string.differences.join(', ')})` : '';
      return [
        title(`The same words in other typography${differences}:`),
        ...places(string.places, string.further),
      ];
    }
    case 'altered':
      return [
        title('Altered:'),
        text('The nearest passage is:'),
        { kind: 'quote', quote: string.nearest },
        text('Compared: ', ...comparison(string.comparison)),
        ...(string.comparison.every(({ kind }) => kind === 'kept')
          ? [text('Only spaces between words and marks differ.')]
          : []),
        ...(string.differences.length > 0 ? [note('The mark at its end does not stand there.')] : []),
      ];
    case 'absent':
      return [title('Not in the documents:')];
    case 'too-short':
      return [title('Too short to check:')];
  }
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
  const was = change.kind === 'added' ? [] : [strong(`[-${oneLine(change.was).trim()}-]`)];
  const is = change.kind === 'dropped' ? [] : [strong(`{+${oneLine(change.is).trim()}+}`)];
  return change.kind === 'changed' ? [...was, ' ', ...is] : [...was, ...is];
}

function oneLine(words: string): string {
  return words.replace(/\s+/gu, ' ');
}

function leftOut(strings: readonly string[]): Block {
  const named = strings.slice(0, mostNamed).map((string) => `“${excerpt(string, longestNamed)}”`);
  const more = strings.length - named.length;
  return note(`Not checked: ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`);
}
