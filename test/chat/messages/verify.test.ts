import { expect, it } from 'vitest';
import { verified } from '../../../src/chat/messages/verify.js';
import type { Block as QuotedBlock } from '../../../src/core/types/block.js';
import { quoteAt } from '../../../src/core/types/quote.js';
import { english } from '../../../src/texts/english/index.js';
import { wordsOf } from '../../support/bot.js';
import { documentOf } from '../../support/texts.js';

const words = 'The pool opens at seven.';

/** The words under headings, each of a level below the one before. */
function quoteUnder(...headings: readonly string[]) {
  let text = '';
  const blocks: QuotedBlock[] = headings.map((heading, i) => {
    const start = text.length;
    text += `${heading}\n\n`;
    return { kind: 'heading', level: i + 1, start, end: start + heading.length };
  });
  const span = { start: text.length, end: text.length + words.length };
  return quoteAt(
    { ...documentOf('pool.md', text + words), blocks: [...blocks, { kind: 'paragraph', ...span }] },
    span,
  );
}

function told(
  given: readonly string[],
  now: readonly string[],
  kind: 'unchanged' | 'moved' = 'unchanged',
): string {
  const before = quoteUnder(...given);
  const quote = quoteUnder(...now);
  const verification =
    kind === 'unchanged'
      ? { kind, quote, isDocumentChanged: true }
      : { kind, places: [quote], further: 0, isRenamed: false };
  const one = {
    receipt: '7K2M',
    given: { text: words, citation: before.citation },
    givenAt: 0,
    verification,
    parts: [],
  };
  return wordsOf(verified(english, [one], 1));
}

it('a receipt tells that the section of its words has another name now', () => {
  expect(told(['Pool', 'Hours'], ['Pool', 'Times'])).toContain(
    'The section was “Pool › Hours”; now it is “Pool › Times”.',
  );
  expect(told(['Pool', 'Hours'], ['Pool', 'Summer times'], 'moved')).toContain(
    'now it is “Pool › Summer times”.',
  );
  expect(told(['Pool'], [])).toContain('The section was “Pool”; now there is none.');
});

it('a receipt says nothing of a section that is what it was, or that it never knew', () => {
  expect(told(['Pool', 'Hours'], ['Pool', 'Hours'])).not.toContain('The section was');
  expect(told([], ['Pool'])).not.toContain('The section was');
});
