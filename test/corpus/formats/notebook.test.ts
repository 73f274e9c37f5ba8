import { describe, expect, it } from 'vitest';
import { notebook } from '../../../src/corpus/formats/notebook.js';
import { readingOf } from './reading.js';

const cells = [
  { cell_type: 'markdown', source: ['# The fund\n', '\n', 'It paid twice.'] },
  {
    cell_type: 'code',
    source: 'print(1)\n',
    outputs: [
      { output_type: 'stream', text: ['1\n', '2\n'] },
      { output_type: 'execute_result', data: { 'text/plain': ['table'], 'text/html': '<table>' } },
      { output_type: 'error', ename: 'ValueError', evalue: '\u001b[0;31mno\u001b[0m' },
    ],
  },
  { cell_type: 'code', source: [], outputs: [] },
  { cell_type: 'raw', source: 'As it is.' },
];

describe('a notebook', () => {
  it('is read cell by cell: Markdown, code, and what it printed', async () => {
    const { shown, labels, heading } = await readingOf(notebook, JSON.stringify({ nbformat: 4, cells }));
    expect(shown).toEqual([
      ['heading 1', '# The fund'],
      ['paragraph', 'It paid twice.'],
      ['code', 'print(1)'],
      ['code', '1\n2\ntable\nValueError: no'],
      ['paragraph', 'As it is.'],
    ]);
    expect(labels).toEqual(['cell 1', 'cell 2', 'cell 2, output', 'cell 4']);
    expect(heading).toBe('The fund');
  });

  it('is read in the form of version 3, too', async () => {
    const old = { worksheets: [{ cells: [{ cell_type: 'code', input: ['x = 1'], outputs: [] }] }] };
    expect((await readingOf(notebook, JSON.stringify(old))).shown).toEqual([['code', 'x = 1']]);
  });

  it('is skipped by its reason where it is none or holds nothing', async () => {
    await expect(readingOf(notebook, '{"cells": [')).rejects.toThrow('it is no JSON');
    await expect(readingOf(notebook, '[]')).rejects.toThrow('it holds no cells');
    await expect(readingOf(notebook, '{"cells": [{"cell_type": "code"}, 3]}')).rejects.toThrow(
      'holds no text',
    );
  });
});
