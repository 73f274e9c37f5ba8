import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headingsOver, headingText } from '../../../src/core/types/block.js';
import { tilingFault } from '../../../src/core/types/tiling.js';
import { markdown } from '../../../src/corpus/formats/markdown.js';
import { parsingLimits } from '../folder.js';

async function read(source: string) {
  const reading = await markdown.read(Buffer.from(source), parsingLimits);
  const { text, blocks = [], body = { start: 0, end: text.length } } = reading;
  expect(tilingFault(text, body, blocks)).toBeUndefined();
  return { ...reading, blocks, shown: blocks.map(({ kind, start, end }) => [kind, text.slice(start, end)]) };
}

describe('the blocks of Markdown', () => {
  it('are what CommonMark says, with their markup, as spans over the text as it is written', async () => {
    const { shown, text } = await read(
      'Title\n=====\n\nOne line,\nand one more.\r\n\r\n## Part *two* ##\n> Quoted\nlazily.\n>\n> More.\n\n```sh\nrun --now\n\n# no heading\n```\n\n    indented\n\n---\n',
    );
    expect(shown).toEqual([
      ['heading', 'Title\n====='],
      ['paragraph', 'One line,\nand one more.'],
      ['heading', '## Part *two* ##'],
      ['block-quote', '> Quoted\nlazily.\n>'],
      ['block-quote', '> More.'],
      ['code', '```sh\nrun --now\n\n# no heading\n```'],
      ['code', 'indented'],
      ['margin', '---'],
    ]);
    expect(text).toContain('\r\n\r\n');
  });

  it('are turns where most lines are, in a paragraph each or in one, names in bold or not', async () => {
    const spoken = [
      '# Interview\n\nIn May, on tape.\n\n**Ada:** When?\n\n**Grace Hopper:** At dawn,\nI said.\n\n**Ada**: Why?\n\n**Grace Hopper:** Hm.\n',
      '# Interview\n\nIn May, on tape.\nAda: When?\nGrace Hopper: At dawn,\nI said.\nAda: Why?\nGrace Hopper: Hm.\n',
    ];
    for (const source of spoken) {
      const { blocks, shown } = await read(source);
      expect(blocks.map(({ kind, speaker }) => speaker ?? kind)).toEqual([
        'heading',
        'paragraph',
        'Ada',
        'Grace Hopper',
        'Ada',
        'Grace Hopper',
      ]);
      expect(shown[3]?.[1]).toMatch(/Grace Hopper:.* At dawn,\nI said\.$/);
    }
  });

  it.each([
    [
      'a reference',
      '**Default:** 5\n\n**Type:** number, the default type\n\n**Default:** 6\n\n**Type:** text\n',
    ],
    [
      'questions and answers',
      '**Q:** When does a ferry sail?\n\n**A:** At dawn.\n\n**Q:** Why?\n\n**A:** So.\n\nThe q is free.\n',
    ],
    ['prose', `Ada: One.\n\nBen: Two.\n\nAda: Three.\n\nBen: Four.\n\n${'More words.\n\n'.repeat(5)}`],
  ])('are no turns in %s', async (_, source) => {
    const { blocks } = await read(source);
    expect(blocks.map(({ kind }) => kind)).not.toContain('turn');
  });

  it('name sections by their headings as they are read', async () => {
    const { blocks, text } = await read(
      '# Guide\n\n## The `run` [command](#run) {#run}\n\nWords.\n\n- # In an item\n\nAfter.\n\n**Bold words**\n\nBelow.\n',
    );
    const over = (words: string) =>
      headingsOver(
        blocks,
        blocks.findIndex(({ start }) => text.startsWith(words, start)),
      ).map((block) => headingText(text, block));
    expect(over('Words.')).toEqual(['Guide', 'The run command']);
    expect(over('After.')).toEqual(['Guide', 'The run command']);
    expect(blocks.find(({ anchor }) => anchor === 'run')).toMatchObject({ kind: 'heading', level: 2 });
    const bold = blocks.find(({ label }) => label === 'Bold words');
    expect(bold).toMatchObject({ kind: 'heading' });
    expect(bold?.level).toBeUndefined();
  });

  it('are the items of lists by their depth, and rows of tables by their header', async () => {
    const { blocks, shown } = await read(
      'Pick one:\n\n1. First\n   goes on\n\n   and on.\n   - Inner\n2. Second\n\n| a | b |\n| - | - |\n| c\\|c | d |\n| e | f |\n\nEnd.\n',
    );
    expect(shown.slice(1)).toEqual([
      ['list-item', '1. First\n   goes on\n\n   and on.'],
      ['list-item', '- Inner'],
      ['list-item', '2. Second'],
      ['table-row', '| a | b |\n| - | - |'],
      ['table-row', '| c\\|c | d |'],
      ['table-row', '| e | f |'],
      ['paragraph', 'End.'],
    ]);
    expect(blocks.slice(1, 4).map(({ level }) => level)).toEqual([1, 2, 1]);
    expect(blocks.slice(4).map(({ header }) => header)).toEqual([undefined, 4, 4, undefined]);
  });

  it('put into the margin what is no text: comments, tags, badges, definitions of links, settings of a generator', async () => {
    const { shown, fields } = await read(
      '---\nlayout: post\nsidebar: 3\n---\n\n[![Build](b.svg)](https://ci.example.org)\n\n<!-- not yet:\n\nhidden words -->\n\n<div align="center">\n\n<h1 align="center">Ferry</h1>\n\nIt [sails][1] daily.\n\n</div>\n\n[1]: https://example.org "Sails"\n',
    );
    expect(shown.map(([kind]) => kind)).toEqual([
      'margin',
      'margin',
      'margin',
      'margin',
      'heading',
      'paragraph',
      'margin',
      'margin',
    ]);
    expect(shown[2]?.[1]).toBe('<!-- not yet:\n\nhidden words -->');
    expect(fields).toEqual({});
  });

  it('take what opens a folded part for a heading, and lines of tags alone for the margin', async () => {
    const { shown, blocks } = await read(
      '# Guide\n\nWords.\n\n</details>\n<details><summary>Why <b>not</b>?</summary><br/>\n\nBecause.\n\n<details>\n<summary>\nAnd then?\n</summary>\n\nLater.\n\n<p align="center">\nShown in the middle.\n</p>\n\n<img\n  alt="a < b">\n',
    );
    expect(shown).toEqual([
      ['heading', '# Guide'],
      ['paragraph', 'Words.'],
      ['margin', '</details>'],
      ['heading', '<details><summary>Why <b>not</b>?</summary><br/>'],
      ['paragraph', 'Because.'],
      ['margin', '<details>'],
      ['heading', '<summary>\nAnd then?\n</summary>'],
      ['paragraph', 'Later.'],
      ['margin', '<p align="center">'],
      ['paragraph', 'Shown in the middle.'],
      ['margin', '</p>'],
      ['paragraph', '<img\n  alt="a < b">'],
    ]);
    expect(blocks.filter(({ kind }) => kind === 'heading').map(({ label }) => label)).toEqual([
      undefined,
      'Why not?',
      'And then?',
    ]);
  });

  it('take a list that is links alone for contents, not one that says something', async () => {
    const { shown } = await read(
      '- [Start](#start)\n  - [More](#more)\n- [End](#end)\n\n## Start\n\n- [Ship](https://ships.example.org) sails\n- [Quay](#quay), where it lies\n- [Crew](#crew)\n',
    );
    expect(shown.map(([kind]) => kind)).toEqual([
      'contents',
      'contents',
      'contents',
      'heading',
      'list-item',
      'list-item',
      'list-item',
    ]);
  });

  it('tile whatever is written', async () => {
    const piece = fc.constantFrom(
      '# ',
      '## A',
      '\n',
      '\n\n',
      '- ',
      '1. ',
      '> ',
      '```',
      '~~~',
      '    ',
      '\t',
      '| a | b |',
      '|---|---|',
      '\n===\n',
      '---',
      '<div>',
      '<!--',
      '-->',
      '[a]: b',
      '[^1]: note',
      '**bold**',
      'words',
      '🎉',
      '\r\n',
      '\r',
      '\u00a0',
      '\u2028',
      '* * *',
      '{#id}',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async (pieces) => {
        await read(pieces.join(''));
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('bad Markdown is read to its end', () => {
  const many = 10_000;
  it.each([
    ['a fence that nothing closes', `Words.\n\n\`\`\`\n${'line\n'.repeat(many)}The end.`],
    [
      'a table of 2,000 columns',
      `|${' a |'.repeat(2_000)}\n|${' - |'.repeat(2_000)}\n|${' b |'.repeat(2_000)}\n\nThe end.`,
    ],
    ['headings alone', `${'# Heading\n'.repeat(many)}# The end.`],
    ['one heading', `# ${'word '.repeat(many)}The end.`],
    ['a heading of # signs', `# ${' #'.repeat(many)} The end.`],
    ['10,000 levels of lists in a line', `${'- '.repeat(many)}The end.`],
    [
      '1,000 levels of lists',
      `${Array.from({ length: 1_000 }, (_, i) => `${'  '.repeat(i)}- item`).join('\n')}\n\nThe end.`,
    ],
    ['10,000 levels of quotes', `${'>'.repeat(many)} The end.`],
    ['links alone', `${'- [a](#b)\n'.repeat(many)}- The end.`],
    ['front matter without an end', `---\n${'title: T\n'.repeat(many)}The end.`],
    ['CRLF in rows of a table', '| a | b |\r\n|---|---|\r\n| c | The end. |\r\n'],
    [
      'headings from right to left',
      '# \u05d4\u05e4\u05e8\u05e7\n\n## \u0627\u0644\u0628\u0627\u0628 1\n\nThe end.',
    ],
    ['open brackets', `${'['.repeat(many)}\n\n${'![a'.repeat(many)}\n\nThe end.`],
    ['comments that nothing closes', `${'<!-- a\n'.repeat(many)}The end.`],
    ['stars', `${'*'.repeat(many)} a ${'_*'.repeat(many)}\n\nThe end.`],
  ])('%s', async (_, source) => {
    // What took quadratic time or more would meet the folder's time limit.
    const { text, blocks } = await read(source);
    const last = blocks.at(-1);
    expect(text.slice(last?.start, last?.end)).toContain('The end.');
  });
});
