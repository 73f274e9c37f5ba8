import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tilingFault } from '../../../src/core/types/tiling.js';
import { text as format } from '../../../src/corpus/formats/text.js';
import { parsingLimits } from '../folder.js';

async function read(source: string) {
  const {
    text,
    blocks = [],
    body = { start: 0, end: text.length },
  } = await format.read(Buffer.from(source), parsingLimits);
  expect(tilingFault(text, body, blocks)).toBeUndefined();
  return { text, blocks, shown: blocks.map(({ kind, start, end }) => [kind, text.slice(start, end)]) };
}

const long = (about: string) =>
  `The ferry sails at dawn, and of ${about} the council said at some length that nobody had asked for it, although everybody was glad that it was there.`;

describe('the blocks of plain text', () => {
  it('are headings that are underlined, numbered, in capitals, or alone between paragraphs', async () => {
    const { shown, blocks } = await read(
      `FERRY CONTRACT\n\nTerms\n-----\nWords below.\n\n1. Fees\n1.1 The fee is 4 €.\n1.2 It is paid in May.\n\n2. Law\nDutch law.\n\n${long('fees')}\n\nWhat the council says\n\n${long('law')}\n`,
    );
    expect(shown).toEqual([
      ['heading', 'FERRY CONTRACT'],
      ['heading', 'Terms\n-----'],
      ['paragraph', 'Words below.'],
      ['heading', '1. Fees'],
      ['list-item', '1.1 The fee is 4 €.'],
      ['list-item', '1.2 It is paid in May.'],
      ['heading', '2. Law'],
      ['paragraph', 'Dutch law.'],
      ['paragraph', long('fees')],
      ['heading', 'What the council says'],
      ['paragraph', long('law')],
    ]);
    expect(blocks.filter(({ kind }) => kind === 'heading').map(({ level }) => level)).toEqual([
      1, 2, 2, 2, 2,
    ]);
  });

  it('are paragraphs where nothing is plain: short lines, poems, lists of numbers, names before a colon', async () => {
    const { shown } = await read(
      'Short line\n\nAnother\n\nRoses are red,\n  violets blue,\n\nAddress: the quay\n\n1. Buy rope\n\n2. Buy paint\n',
    );
    expect(shown.map(([kind]) => kind)).toEqual([
      'paragraph',
      'paragraph',
      'paragraph',
      'paragraph',
      'list-item',
      'list-item',
    ]);
  });

  it('are items, not headings, where a line is broken that is full; what is numbered anew stands below a heading', async () => {
    const { shown } = await read(
      [
        '  6.2. Crew\n',
        '    1. The Harbour Council may send as many as eight people and should\n       send at least four.',
        '    2. When fewer than eight are sent it may name others to the master.\n',
        '  6.3. Pay\n',
        '    1. Nobody who stands for the council is paid anything at all by the\n       Harbour Master.\n    2. The others are.\n',
        '4. Liability\nThe council is liable for what its people do on board, and for nothing else.\n',
      ].join('\n'),
    );
    expect(shown.map(([kind, words]) => [kind, words?.slice(0, 12)])).toEqual([
      ['heading', '6.2. Crew'],
      ['list-item', '1. The Harbo'],
      ['list-item', '2. When fewe'],
      ['heading', '6.3. Pay'],
      ['list-item', '1. Nobody wh'],
      ['list-item', '2. The other'],
      ['heading', '4. Liability'],
      ['paragraph', 'The council '],
    ]);
  });

  it('are turns, also behind the time at which they are said, and where a short one stands between long ones', async () => {
    const { shown, blocks } = await read(
      `[00:00:04] Ada: ${long('fees')}\n[00:00:09] Grace Hopper: Why?\n(01:12) Ada: ${long('law')}\n1:00:31 - Grace Hopper: Who says so\n[01:00:40] **Ada:** ${long('May')}\n`,
    );
    expect(shown.map(([kind]) => kind)).toEqual(['turn', 'turn', 'turn', 'turn', 'turn']);
    expect(shown[1]).toEqual(['turn', '[00:00:09] Grace Hopper: Why?']);
    expect(blocks.map(({ speaker }) => speaker)).toEqual([
      'Ada',
      'Grace Hopper',
      'Ada',
      'Grace Hopper',
      'Ada',
    ]);
  });

  it('are items with their lead-in apart, code, rows of columns with their header, and turns', async () => {
    const { shown, blocks } = await read(
      'Bring:\n- a rope\n  of hemp\n- paint\n\n    git push --force;\n    run(x);\n\nShip     Crew   Port\nAda      12     Leeds\nGrace    9      Hull\n\nAda: I sail.\nI sail at dawn.\nGrace Hopper: Why?\nAda: Because.\n\nIt is so.\n\nGrace Hopper: Well.\n',
    );
    expect(shown).toEqual([
      ['paragraph', 'Bring:'],
      ['list-item', '- a rope\n  of hemp'],
      ['list-item', '- paint'],
      ['code', 'git push --force;\n    run(x);'],
      ['table-row', 'Ship     Crew   Port'],
      ['table-row', 'Ada      12     Leeds'],
      ['table-row', 'Grace    9      Hull'],
      ['turn', 'Ada: I sail.\nI sail at dawn.'],
      ['turn', 'Grace Hopper: Why?'],
      ['turn', 'Ada: Because.'],
      ['turn', 'It is so.'],
      ['turn', 'Grace Hopper: Well.'],
    ]);
    expect(blocks.filter(({ kind }) => kind === 'table-row').map(({ header }) => header)).toEqual([
      undefined,
      4,
      4,
    ]);
    expect(blocks.filter(({ kind }) => kind === 'turn').map(({ speaker }) => speaker)).toEqual([
      'Ada',
      'Grace Hopper',
      'Ada',
      'Ada',
      'Grace Hopper',
    ]);
  });

  it('are margin and comments where a saved page goes on behind its text', async () => {
    const { shown } = await read(
      `${long('fees')}\n\nAda Example\n\nAda Example is a captain and writes about quays.\n\n2 Comments\n\nI never saw it sail.\n\nNor did I, and the council never answers at all.\n\nLeave a Reply\n\nThis site uses Akismet to reduce spam. Learn more.\n`,
    );
    expect(shown.map(([kind]) => kind)).toEqual([
      'paragraph',
      'margin',
      'margin',
      'margin',
      'comment',
      'comment',
      'margin',
      'margin',
    ]);
  });

  it('take each long line for a paragraph', async () => {
    const { shown } = await read(`${long('one')} ${long('two')}\n${long('three')} ${long('four')}\n`);
    expect(shown.map(([kind]) => kind)).toEqual(['paragraph', 'paragraph']);
  });

  it('tile whatever is written, in linear time', async () => {
    const piece = fc.constantFrom(
      'Ada: ',
      '# A',
      '\n',
      '\n\n',
      '- ',
      '1. ',
      '1.1 ',
      '===\n',
      '    ',
      '\t',
      'a  b',
      'WORDS',
      'words.',
      '🎉',
      '\r\n',
      '\u00a0',
      '1 Comment',
      'Leave a Reply',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async (pieces) => {
        await read(pieces.join(''));
      }),
    );
    // In quadratic time they would meet the folder's time limit.
    for (const source of [
      'Ada: a\n'.repeat(50_000),
      'a '.repeat(1_000_000),
      ' '.repeat(1_000_000),
      `${'1.'.repeat(100_000)} a`,
      'A'.repeat(500_000),
      'a  b  c\n'.repeat(50_000),
      '-'.repeat(500_000),
      '1. A\n\n'.repeat(50_000),
    ]) {
      await read(source);
    }
  });
});
