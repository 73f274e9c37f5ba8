import fc from 'fast-check';
import type { Block } from '../../src/core/types/block.js';
import { type Quote, quoteAt } from '../../src/core/types/quote.js';
import { documentOf, hostileTexts, withPlatformLineBreaks } from './contract.js';
import { undoStandIns } from './terminal/screen.js';

/** A quote of blocks of every kind, and what it holds by kind. */
export interface ShapedQuote {
  readonly quote: Quote;
  /** The text of each code block, in order. */
  readonly code: readonly string[];
  /** Of each row its cells, in order; of each table all rows. */
  readonly tables: readonly (readonly (readonly string[])[])[];
}

const words = fc
  .array(
    fc.oneof(
      fc.constantFrom(...hostileTexts),
      fc.constantFrom(
        'word',
        'Größe',
        '漢字',
        '`',
        '``',
        '```',
        '> ',
        '\n',
        '\r\n',
        '\n    ',
        '@everyone',
        '<b>',
        '**',
      ),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((parts) => parts.join('').trim().replaceAll('\0', ''))
  .filter((text) => text !== '' && undoStandIns(text) === text);

const cell = fc
  .oneof(
    fc.constantFrom(
      '600',
      'a cell',
      '@here',
      '*bold*',
      '`code`',
      '<b>x</b>',
      '漢字',
      'A-1 & B',
      'https://x.example',
    ),
    fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 6 }),
  )
  .map((text) => text.replace(/[|\\]/gu, '/').trim())
  .filter((text) => text !== '' && /[^-:\s]/u.test(text));

type Drafted = { readonly kind: Block['kind']; readonly text: string; readonly row?: readonly string[] };

const table: fc.Arbitrary<Drafted[]> = fc
  .integer({ min: 2, max: 4 })
  .chain((columns) =>
    fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 2, maxLength: 4 }),
  )
  .map((rows) => rows.map((row) => ({ kind: 'table-row' as const, text: row.join(' | '), row })));

const drafted: fc.Arbitrary<Drafted[]> = fc.oneof(
  fc
    .tuple(fc.constantFrom('paragraph', 'heading', 'list-item', 'code'), words)
    .map(([kind, text]) => [{ kind: kind as Block['kind'], text }]),
  table,
);

/** Blocks of hostile words, each apart from the next by a line break, tables by a blank line. */
export const shapedQuote: fc.Arbitrary<ShapedQuote> = fc
  .array(drafted, { minLength: 1, maxLength: 5 })
  .map((groups) => {
    // Tables that follow each other are parted, for rows of one are told by nothing else.
    const parted = groups.flatMap((group, i): Drafted[][] =>
      i > 0 && group[0]?.row !== undefined && groups[i - 1]?.[0]?.row !== undefined
        ? [[{ kind: 'paragraph', text: 'between' }], group]
        : [group],
    );
    let text = '';
    const blocks: Block[] = [];
    for (const group of parted) {
      if (text !== '') text += '\n';
      for (const { kind, text: own } of group) {
        if (text !== '') text += '\n';
        blocks.push({ kind, start: text.length, end: text.length + own.length });
        text += own;
      }
    }
    return {
      quote: quoteAt({ ...documentOf(text), blocks }, { start: 0, end: text.length }),
      code: parted
        .flat()
        .filter(({ kind }) => kind === 'code')
        .map((one) => withPlatformLineBreaks(one.text)),
      tables: parted
        .filter(([first]) => first?.row !== undefined)
        .map((rows) => rows.map(({ row = [] }) => row)),
    };
  });

/** What is left of a text when no white space and no bar between cells counts: what a platform sets itself. */
export function inked(text: string): string {
  return text.replace(/[\s|]/gu, '');
}
