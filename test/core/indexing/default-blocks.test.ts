import { describe, expect, it } from 'vitest';
import { defaultBlocks } from '../../../src/core/indexing/default-blocks.js';

const kindsOf = (...lines: readonly string[]) => {
  const text = lines.join('\n\n');
  return defaultBlocks(text, { start: 0, end: text.length }).map(({ kind }) => kind);
};

const prose = 'The kiln is fired on Fridays, and nobody opens it before Monday.';

describe('short lines without a full stop', () => {
  it('head what stands below them', () => {
    expect(kindsOf('Workshop', 'The kiln', prose)).toEqual(['heading', 'heading', 'paragraph']);
  });

  it('are headings of a title, a part, a chapter and a section at most', () => {
    expect(kindsOf('Workshop', 'Part one', 'Clay', 'The kiln', prose)).toEqual([
      ...Array.from({ length: 4 }, () => 'heading'),
      'paragraph',
    ]);
  });

  it('are text where there are more of them, but for the one above other text', () => {
    const fixed = [
      'Kiln alarm rings twice',
      'Wheel two stops at noon',
      'Glaze shelf leans',
      'Tap three drips',
    ];
    expect(kindsOf(...fixed, 'Opening hours', prose)).toEqual([
      ...Array.from({ length: 4 }, () => 'paragraph'),
      'heading',
      'paragraph',
    ]);
    expect(kindsOf(prose, ...fixed, 'Door sticks')).toEqual(Array.from({ length: 6 }, () => 'paragraph'));
  });

  it('stay headings where they are marked as such', () => {
    expect(
      kindsOf('# A', '# B', '# C', '# D', '# E', prose).filter((kind) => kind === 'heading'),
    ).toHaveLength(5);
  });
});
