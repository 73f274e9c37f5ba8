import { describe, expect, it } from 'vitest';
import {
  type Block,
  blockAt,
  crossesMark,
  headingsOver,
  headingText,
} from '../../../src/core/types/block.js';
import { tilingFault } from '../../../src/core/types/tiling.js';

const text =
  '# Shop\n\nHello.\n\n## Refunds ##\n\nWithin 30 days.\n\n### [EU](u)\n\n14 days.\n\n## Jobs\n\nNone.';

function block(kind: Block['kind'], words: string, further: Partial<Block> = {}): Block {
  const start = text.indexOf(words);
  return { kind, start, end: start + words.length, ...further };
}

const blocks: readonly Block[] = [
  block('heading', '# Shop', { level: 1 }),
  block('paragraph', 'Hello.'),
  block('heading', '## Refunds ##', { level: 2 }),
  block('paragraph', 'Within 30 days.'),
  block('heading', '### [EU](u)', { level: 3, label: 'EU' }),
  block('paragraph', '14 days.'),
  block('heading', '## Jobs', { level: 2 }),
  block('margin', 'None.'),
];

describe('headingsOver', () => {
  const path = (number: number) => headingsOver(blocks, number).map((one) => headingText(text, one));

  it('names the section of a block from the document down, as its headings are read', () => {
    expect(path(1)).toEqual(['Shop']);
    expect(path(3)).toEqual(['Shop', 'Refunds']);
    expect(path(5)).toEqual(['Shop', 'Refunds', 'EU']);
    expect(path(6)).toEqual(['Shop', 'Jobs']);
  });

  it('gives the margin no section, and none before the first heading', () => {
    expect(path(7)).toEqual([]);
    expect(headingsOver([block('paragraph', 'Hello.')], 0)).toEqual([]);
    expect(headingsOver(blocks, -1)).toEqual([]);
  });

  it('puts a line that only looks like a heading below all others', () => {
    const [shop, hello, refunds = shop, within] = blocks.map((one) =>
      one.level === 2 ? { kind: one.kind, start: one.start, end: one.end } : one,
    ) as Block[];
    expect(headingsOver([shop, hello, refunds, refunds, within] as Block[], 4)).toEqual([shop, refunds]);
  });
});

it('finds the block at an offset, white space counting to the one before', () => {
  expect(blockAt(blocks, 0)).toBe(0);
  expect(blockAt(blocks, text.indexOf('Hello') - 1)).toBe(0);
  expect(blockAt(blocks, text.length)).toBe(7);
  expect(blockAt([block('paragraph', 'Hello.')], 0)).toBe(-1);
});

it('knows whether a mark stands inside a span, empty ones too', () => {
  const rate = 'The rate is percent.';
  const around: Block[] = [
    { kind: 'paragraph', start: 0, end: 11 },
    { kind: 'mark', start: 11, end: 11 },
    { kind: 'paragraph', start: 12, end: rate.length },
  ];
  expect(crossesMark(around, { start: 4, end: 15 })).toBe(true);
  expect(crossesMark(around, { start: 0, end: 11 })).toBe(false);
  expect(crossesMark(around, { start: 12, end: 19 })).toBe(false);
});

describe('tilingFault', () => {
  const body = { start: 0, end: text.length };

  it('is undefined where only white space lies between blocks', () => {
    expect(tilingFault(text, body, blocks)).toBeUndefined();
    expect(tilingFault(' \n', { start: 0, end: 2 }, [])).toBeUndefined();
  });

  it('names text that is in no block, blocks that overlap, and empty ones', () => {
    expect(tilingFault(text, body, blocks.slice(1))).toMatch(/between 0 and/);
    expect(tilingFault(text, body, blocks.slice(0, -1))).toMatch(/behind the last/);
    expect(tilingFault(text, body, [...blocks].reverse())).toBeDefined();
    expect(tilingFault(' ', { start: 0, end: 1 }, [{ kind: 'code', start: 0, end: 0 }])).toMatch(/is empty/);
    expect(tilingFault('😀', { start: 0, end: 2 }, [{ kind: 'code', start: 0, end: 1 }])).toMatch(/in two/);
  });
});
