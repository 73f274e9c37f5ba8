import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adoc, orgMode, rst } from '../../../src/corpus/formats/light-markup.js';
import { readingOf } from './reading.js';

describe('reStructuredText', () => {
  it('is read as it is written, with sections, items, code, tables and what it says about itself', async () => {
    const { shown, fields, heading } = await readingOf(
      rst,
      [
        '==========\nThe fund\n==========\n',
        ':Author: Ada\n:Date: 2018-06-05\n',
        'Findings\n========\n',
        'It paid twice.\nSee below::\n\n  let x = 1\n\n  let y = 2\n',
        '.. code-block:: sh\n\n   ls -l\n',
        '.. a remark\n   of two lines\n',
        '.. note::\n\n   Said aside.\n',
        '* One\n  goes on\n* Two\n',
        '===== ===\nPayee Sum\n===== ===\nQuay  3\nPier  4\n===== ===\n',
        '+---+---+\n| a | b |\n+---+---+\n',
        'Below\n-----\n',
        '.. [1] The annex.\n',
      ].join('\n'),
    );
    expect(shown).toEqual([
      ['heading 1', '==========\nThe fund\n=========='],
      ['margin', ':Author: Ada'],
      ['margin', ':Date: 2018-06-05'],
      ['heading 2', 'Findings\n========'],
      ['paragraph', 'It paid twice.\nSee below::'],
      ['code', 'let x = 1\n\n  let y = 2'],
      ['code', '.. code-block:: sh\n\n   ls -l'],
      ['margin', '.. a remark\n   of two lines'],
      ['margin', '.. note::'],
      ['paragraph', 'Said aside.'],
      ['list-item 1', '* One\n  goes on'],
      ['list-item 1', '* Two'],
      ['margin', '===== ==='],
      ['table-row', 'Payee Sum'],
      ['margin', '===== ==='],
      ['table-row', 'Quay  3'],
      ['table-row', 'Pier  4'],
      ['margin', '===== ==='],
      ['margin', '+---+---+'],
      ['table-row', '| a | b |'],
      ['margin', '+---+---+'],
      ['heading 3', 'Below\n-----'],
      ['paragraph', '.. [1] The annex.'],
    ]);
    expect(fields).toEqual({ author: 'Ada', date: '2018-06-05' });
    expect(heading).toBe('The fund');
  });
});

describe('AsciiDoc', () => {
  it('is read as it is written, with sections, items, code, tables and what it says about itself', async () => {
    const { shown, fields, heading, blocks } = await readingOf(
      adoc,
      [
        '= The fund\nAda Lovelace <ada@example.org>\nv1.0, 2018-06-05\n:toc:\n',
        '== Findings\n\nIt paid twice.\nAnd again.\n',
        '// a remark\n////\nof more\n////\n',
        '[source,sh]\n----\nls -l\n\n== no heading\n----\n',
        '* One\n** Below\n. First\n',
        '.Payments\n|===\n|Payee |Sum\n\n|Quay |3\n|===\n',
      ].join('\n'),
    );
    expect(shown).toEqual([
      ['heading 1', '= The fund'],
      ['margin', 'Ada Lovelace <ada@example.org>'],
      ['margin', 'v1.0, 2018-06-05'],
      ['margin', ':toc:'],
      ['heading 2', '== Findings'],
      ['paragraph', 'It paid twice.\nAnd again.'],
      ['margin', '// a remark'],
      ['margin', '////\nof more\n////'],
      ['margin', '[source,sh]'],
      ['code', '----\nls -l\n\n== no heading\n----'],
      ['list-item 1', '* One'],
      ['list-item 2', '** Below'],
      ['list-item 1', '. First'],
      ['caption', '.Payments'],
      ['margin', '|==='],
      ['table-row', '|Payee |Sum'],
      ['table-row', '|Quay |3'],
      ['margin', '|==='],
    ]);
    expect(fields).toEqual({ author: 'Ada Lovelace', date: '2018-06-05' });
    expect(heading).toBe('The fund');
    expect(blocks?.find(({ kind }) => kind === 'heading')?.label).toBe('The fund');
  });
});

describe('Org', () => {
  it('is read as it is written, with sections, items, code, tables and what it says about itself', async () => {
    const { shown, fields, blocks } = await readingOf(
      orgMode,
      [
        '#+TITLE: The fund\n#+AUTHOR: Ada\n#+DATE: <2018-06-05>\n# a remark\n',
        '* TODO [#A] Findings :money:late:\n:PROPERTIES:\n:ID: x\n:END:\nIt paid twice.\n',
        '#+BEGIN_SRC sh\n* no heading\n#+END_SRC\n',
        '- One\n  goes on\n  - Below\n',
        '| Payee | Sum |\n|-------+-----|\n| Quay  | 3   |\n',
        ':odd:\n',
        'Still text.\n',
      ].join('\n'),
    );
    expect(shown).toEqual([
      ['margin', '#+TITLE: The fund'],
      ['margin', '#+AUTHOR: Ada'],
      ['margin', '#+DATE: <2018-06-05>'],
      ['margin', '# a remark'],
      ['heading 1', '* TODO [#A] Findings :money:late:'],
      ['margin', ':PROPERTIES:\n:ID: x\n:END:'],
      ['paragraph', 'It paid twice.'],
      ['code', '#+BEGIN_SRC sh\n* no heading\n#+END_SRC'],
      ['list-item 1', '- One\n  goes on'],
      ['list-item 2', '- Below'],
      ['table-row', '| Payee | Sum |\n|-------+-----|'],
      ['table-row', '| Quay  | 3   |'],
      ['margin', ':odd:'],
      ['paragraph', 'Still text.'],
    ]);
    expect(fields).toEqual({ title: 'The fund', author: 'Ada', date: '2018-06-05' });
    expect(blocks?.[4]?.label).toBe('Findings');
  });
});

const signs = [
  '=',
  '-',
  '*',
  '.. ',
  '::',
  ':a:',
  '|',
  '#+BEGIN_SRC',
  '----',
  '  ',
  'word',
  '\r\n',
  '\n',
  '\n\n',
];

it.each([
  ['reStructuredText', rst],
  ['AsciiDoc', adoc],
  ['Org', orgMode],
] as const)('%s is tiled whatever stands in it', async (_, format) => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...signs), { minLength: 1, maxLength: 40 }), async (parts) => {
      await readingOf(format, `x${parts.join('')}`);
    }),
  );
});

it.each([
  ['blanks', ' '.repeat(100_000), 1],
  ['marks without an end', ':a:\n', 20_000],
  ['colons', `* a ${':'.repeat(100_000)}`, 1],
  ['borders', '=== ===\n', 20_000],
] as const)('%s without end are read to the end', async (_, piece, times) => {
  for (const format of [rst, adoc, orgMode]) {
    expect((await readingOf(format, `a\n${piece.repeat(times)}\nb`)).text.endsWith('b')).toBe(true);
  }
});
