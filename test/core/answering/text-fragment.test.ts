import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textFragmentOf } from '../../../src/core/answering/text-fragment.js';
import { anyText } from '../../support/texts.js';

/** Where a browser would look first: https://wicg.github.io/scroll-to-text-fragment/#find-a-range-from-a-text-directive */
function foundBy(directive: string, text: string): number {
  const [first = ''] = directive
    .replace(/^text=/, '')
    .split(',')
    .map(decodeURIComponent);
  return text.replace(/\s+/gu, ' ').toLowerCase().indexOf(first.toLowerCase());
}

function fragmentOf(text: string, quoted: string): string | undefined {
  const start = text.indexOf(quoted);
  return textFragmentOf(text, { start, end: start + quoted.length });
}

describe('textFragmentOf', () => {
  it('names a short quote whole, its signs encoded as the directive asks', () => {
    const text = 'Before. A well-known, “quoted” R&D – 100% sure. Behind.';
    expect(fragmentOf(text, 'A well-known, “quoted” R&D – 100% sure.')).toBe(
      'text=A%20well%2Dknown%2C%20%E2%80%9Cquoted%E2%80%9D%20R%26D%20%E2%80%93%20100%25%20sure.',
    );
  });

  it('is not there where the words stand twice, whatever their case and line breaks', () => {
    expect(
      fragmentOf('The zebra eats.\n\nIt is said that the\nZEBRA eats.', 'The zebra eats.'),
    ).toBeUndefined();
    expect(fragmentOf('The zebra eats. A lion sleeps.', 'The zebra eats.')).toBe('text=The%20zebra%20eats.');
  });

  it('names a quote of many words or lines by its unique ends', () => {
    const long = `It began at dawn ${'and went on and on '.repeat(20)}until night fell.`;
    expect(fragmentOf(`Before. ${long} Behind.`, long)).toBe('text=It%20began%20at,until%20night%20fell.');
    const lines = 'One two three four\nfive six seven eight';
    expect(fragmentOf(`${lines}\n\nOne two three again`, lines)).toBe(
      'text=One%20two%20three%20four,six%20seven%20eight',
    );
    const ends = `${long} ${long}`;
    expect(textFragmentOf(ends, { start: 0, end: long.length })).toBeUndefined();
  });

  it('is not there for what no address can hold', () => {
    expect(fragmentOf('Half a \ud83d pair.', 'Half a \ud83d pair.')).toBeUndefined();
    expect(textFragmentOf('a b', { start: 1, end: 2 })).toBeUndefined();
  });

  it('never leads to another place than the quote', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), (text, a, b) => {
        const [start = 0, end = 0] = [a, b].map((at) => at % (text.length + 1)).sort((x, y) => x - y);
        const directive = textFragmentOf(text, { start, end });
        if (directive === undefined) return;
        expect(directive).toMatch(/^text=[^,&\s-]+(,[^,&\s-]+)?$/u);
        const before = text.slice(0, start + (/^\s*/u.exec(text.slice(start, end))?.[0].length ?? 0));
        const at = before.replace(/\s+/gu, ' ').toLowerCase().length;
        expect(foundBy(directive, text)).toBe(at);
      }),
    );
  });
});
