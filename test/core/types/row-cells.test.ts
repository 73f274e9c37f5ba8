import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellsOf } from '../../../src/core/types/row-cells.js';

const read = (row: string) => cellsOf(row).map(({ start, end }) => row.slice(start, end));

describe('the cells of a row', () => {
  it.each([
    ['| Team | 600 | |', ['Team', '600', '']],
    ['Team | 600', ['Team', '600']],
    ['| Plan | Requests |\n|:---|---:|', ['Plan', 'Requests']],
    ['| a \\| b | c |', ['a \\| b', 'c']],
    ['Team\t600\t\tmail', ['Team', '600', '', 'mail']],
    ['Team    600  two days', ['Team', '600', 'two days']],
    ['  Team  600', ['Team', '600']],
    ['| | 600 |', ['', '600']],
  ])('%j are %j', (row, cells) => expect(read(row)).toEqual(cells));

  it.each(['Name: Hinge\nPrice: 4.20', 'one cell', '', '| alone |', 'a | b\nc | d'])('%j has none', (row) =>
    expect(read(row)).toEqual([]),
  );

  it('lie in order within any row', () => {
    fc.assert(
      fc.property(
        fc
          .array(fc.constantFrom('|', '\\', ' ', '  ', '\t', 'ab', '漢', '-', '\n'))
          .map((all) => all.join('')),
        (row) => {
          let at = 0;
          for (const { start, end } of cellsOf(row)) {
            expect(start).toBeGreaterThanOrEqual(at);
            expect(end).toBeGreaterThanOrEqual(start);
            at = end;
          }
          expect(at).toBeLessThanOrEqual(row.length);
        },
      ),
    );
  });

  it('are found in a row of 200,000 of them', () => {
    expect(cellsOf('| x '.repeat(200_000))).toHaveLength(200_000);
    expect(cellsOf(`${' '.repeat(200_000)}x`)).toEqual([]);
  });
});
