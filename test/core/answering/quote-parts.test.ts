import { describe, expect, it } from 'vitest';
import { partsOf, quoteWithParts } from '../../../src/core/answering/quote-parts.js';
import type { Block, BlockKind } from '../../../src/core/types/block.js';
import { documentOf } from '../../support/texts.js';

const text =
  'Prices\n\n| Plan | Price |\n| --- | --- |\n| Basic | 5 |\n| Large | 9 |\n\nThe plans hold:\n\n- mail\n- files\n';

function block(kind: BlockKind, words: string, further: Partial<Block> = {}): Block {
  const start = text.indexOf(words);
  return { kind, start, end: start + words.length, ...further };
}

const blocks = [
  block('heading', 'Prices'),
  block('table-row', '| Plan | Price |\n| --- | --- |'),
  block('table-row', '| Basic | 5 |', { header: 1 }),
  block('table-row', '| Large | 9 |', { header: 1 }),
  block('paragraph', 'The plans hold:'),
  block('list-item', '- mail'),
  block('list-item', '- files'),
];
const document = { ...documentOf('a.md', text), blocks };

function partsAt(words: string) {
  const start = text.indexOf(words);
  const parts = partsOf(document, { start, end: start + words.length });
  for (const part of parts) expect(text.slice(part.span.start, part.span.end)).toBe(part.text);
  return parts.map(({ text: said, role }) => [said, role]);
}

describe('beside a quote stands', () => {
  it('the row that names the columns of its row, as a slice of its own', () => {
    expect(partsAt('| Large | 9 |')).toEqual([['| Plan | Price |', 'header']]);
  });

  it('what leads to the list that it is an item of', () => {
    expect(partsAt('- files')).toEqual([['The plans hold:', 'lead-in']]);
  });

  it('nothing that the quote holds itself, and nothing beside prose', () => {
    expect(partsAt('| Plan | Price |\n| --- | --- |\n| Basic | 5 |')).toEqual([]);
    expect(partsAt('The plans hold:\n\n- mail')).toEqual([]);
    expect(partsAt('Prices')).toEqual([]);
    expect(partsOf(documentOf('b.txt', text), { start: 0, end: 6 })).toEqual([]);
  });
});

describe('of a block of code', () => {
  const shell = 'Start it:\n\n```sh\n  serve --port 8443\n```\n\nThen wait.\n';
  const fenced = '```sh\n  serve --port 8443\n```';
  const inShell = (kind: BlockKind, words: string) => {
    const start = shell.indexOf(words);
    return { kind, start, end: start + words.length };
  };
  const page = {
    ...documentOf('s.md', shell),
    blocks: [inShell('paragraph', 'Start it:'), inShell('code', fenced), inShell('paragraph', 'Then wait.')],
  };
  const quoted = (words: string) => {
    const { text: said, citation } = quoteWithParts(page, inShell('code', words));
    expect(shell.slice(citation.span.start, citation.span.end)).toBe(said);
    return said;
  };

  it('the fences at the ends of a quote are left out, those between words are not', () => {
    expect(quoted(fenced)).toBe('  serve --port 8443');
    expect(quoted(`Start it:\n\n${fenced}`)).toBe('Start it:\n\n```sh\n  serve --port 8443');
    expect(quoted(`${fenced}\n\nThen wait.`)).toBe('  serve --port 8443\n```\n\nThen wait.');
    expect(quoted('  serve --port 8443')).toBe('  serve --port 8443');
  });
});
