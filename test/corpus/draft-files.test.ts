import { describe, expect, it } from 'vitest';
import { DraftUnreadable } from '../../src/chat/protocol/drafts.js';
import { DraftFiles } from '../../src/corpus/draft-files.js';
import { docx, paragraph } from '../support/docx.js';
import { parsingLimits } from './folder.js';

function read(name: string, content: string | Uint8Array, maxFileBytes = 1_000_000, ending?: string) {
  const files = new DraftFiles({ maxFileBytes, parsing: parsingLimits });
  const bytes = new Uint8Array(Buffer.from(content));
  return files.read({ name, ...(ending === undefined ? {} : { ending }), bytes: async () => bytes });
}

const rowsOf = async (content: string, name = 'a.csv') =>
  (await read(name, content)).rows?.map(({ text }) => text);

describe('a draft', () => {
  it('is read as the documents are, whatever kind of file it is', async () => {
    const drafts = await Promise.all([
      read('a.txt', 'He said “so”.'),
      read('a.md', '---\ntitle: T\n---\nHe said “so”.'),
      read('a.html', '<title>T</title><article><p>He said “so”.</p></article>'),
      read('a.docx', await docx(paragraph('He said “so”.'))),
      read(
        'a.eml',
        'From: a@example.org\nSubject: T\nContent-Type: text/plain; charset=utf-8\n\nHe said “so”.',
      ),
    ]);
    for (const { text } of drafts) expect(text).toContain('He said “so”.');
    expect(drafts[1]?.body?.start).toBeGreaterThan(0);
    expect((await read('somewhere', 'He said “so”.', 100, '.txt')).name).toBe('somewhere');
  });

  it.each([
    ['a.exe', 'MZ', 'is of a kind of file that is not read'],
    ['Makefile', 'all:', 'is of a kind of file that is not read'],
    ['a.txt', '', 'is empty'],
    ['a.docx', 'no archive', /\w/u],
    ['a.pdf', '%PDF-1.7 and nothing more', /\w/u],
  ])('that is no draft is refused with the reason: %s', async (name, content, reason) => {
    const fault = await read(name, content).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(fault).toBeInstanceOf(DraftUnreadable);
    expect((fault as Error).message).toMatch(reason);
  });

  it('is asked for no more bytes than a document may have', async () => {
    const asked: number[] = [];
    const files = new DraftFiles({ maxFileBytes: 123, parsing: parsingLimits });
    await files.read({
      name: 'a.txt',
      bytes: async (max) => {
        asked.push(max);
        return new Uint8Array([97]);
      },
    });
    expect(asked).toEqual([123]);
  });
});

describe('the statements of a table', () => {
  it('are those of the column that is called so, else of the longest one', async () => {
    expect(
      await rowsOf(
        'id,claim,source\n1,It rains.,A long name of a source of it\n2,"It, so they say, snows.",B\n',
      ),
    ).toEqual(['It rains.', 'It, so they say, snows.']);
    expect(await rowsOf('id;words\n1;The zebra eats grass.\n2;Nobody: not even the lion.\n')).toEqual([
      'The zebra eats grass.',
      'Nobody: not even the lion.',
    ]);
  });

  it('are the rows of a list, with a name above it and without', async () => {
    expect(await rowsOf('sentence\nIt rains.\nIt snows.\n')).toEqual(['It rains.', 'It snows.']);
    expect(await rowsOf('It rains.\nIt snows.\n')).toEqual(['It rains.', 'It snows.']);
    expect(await rowsOf('claim\n"It rains,\nand more."\n')).toEqual(['It rains,\nand more.']);
    expect((await read('a.csv', 'It rains.\nIt snows.\n')).rows?.map(({ place }) => place)).toEqual([
      'row 1',
      'row 2',
    ]);
  });

  it('are not made of what is no table', async () => {
    expect(await rowsOf('It rains. It snows.', 'a.txt')).toBeUndefined();
  });
});
