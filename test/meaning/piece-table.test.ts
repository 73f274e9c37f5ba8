import { mkdtempSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readTable, tableBytes, tableOf } from '../../src/meaning/piece-table.js';
import { smallVectors } from './small-table.js';

const bytes = tableBytes(smallVectors);

it('a table is read as it was written', () => {
  const { hash, ...read } = tableOf(bytes, 'small.bin');
  expect(read).toEqual(smallVectors);
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
});

it('a table is also read from a file', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'verbatim-table-')), 'small.bin');
  writeFileSync(file, bytes);
  expect(readTable(file).vocabulary).toEqual(smallVectors.vocabulary);
});

it('a missing table is named, with the reason', () => {
  expect(() => readTable('/nowhere/small.bin')).toThrow(
    'the table of word vectors /nowhere/small.bin cannot be read (ENOENT)',
  );
});

it('a huge file is named and not read', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'verbatim-table-')), 'huge.bin');
  writeFileSync(file, '');
  truncateSync(file, 2 ** 36);
  expect(() => readTable(file)).toThrow(`the table of word vectors ${file} is too large to be one`);
});

it('a table cut off at any place is refused in one line', () => {
  for (let end = 0; end < bytes.length; end++) {
    expect(() => tableOf(bytes.subarray(0, end), 'small.bin')).toThrow(
      /^the table of word vectors small\.bin is (no such table|cut off or damaged): put it back as it was released$/,
    );
  }
});

it('a table with one byte changed is refused', () => {
  const damaged = Buffer.from(bytes);
  damaged[bytes.length - 40] = (damaged[bytes.length - 40] ?? 0) ^ 1;
  expect(() => tableOf(damaged, 'small.bin')).toThrow('is cut off or damaged');
});

it('a file of another kind is refused', () => {
  expect(() => tableOf(Buffer.from('PK\u0003\u0004 a zip, say'), 'small.bin')).toThrow('is no such table');
  expect(() => tableOf(Buffer.alloc(0), 'small.bin')).toThrow('is no such table');
});

it('a table of another shape than it says is refused', () => {
  const about = { ...smallVectors.about, dimensions: 3 };
  expect(() => tableOf(tableBytes({ ...smallVectors, about }), 'small.bin')).toThrow(
    'does not hold 7 pieces of 3 dimensions, as it says',
  );
  const without = { ...smallVectors.about, dimensions: 0 };
  expect(() => tableOf(tableBytes({ ...smallVectors, about: without }), 'small.bin')).toThrow(
    'is of another form',
  );
});
