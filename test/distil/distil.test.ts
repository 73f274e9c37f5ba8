import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config/config.js';
import { readTable } from '../../src/meaning/piece-table.js';
import { WordPieces } from '../../src/meaning/word-pieces.js';
import { temporaryFolder } from '../end-to-end/program.js';
import { distil } from './distil.js';
import { checked } from './packages.js';
import { type Teacher, teacherDimensions, teacherHash, teacherName } from './teacher.js';

const vocabulary = ['[PAD]', '[UNK]', 'ship', 'boat', 'sails', 'dog', 'barks', 'sleeps', 'the', 'a'];
/** What pieces mean to it: three directions, and next to nothing. */
const meant = [0, 0, 1, 1, 1, 2, 2, 3, 0, 0];

/** Says of a text what its pieces mean, and nothing of "the"; a piece alone it takes for the next one. */
const teacher: Teacher = {
  vocabulary,
  pieces: new WordPieces(vocabulary),
  async vectorOf(_key, pieces) {
    const vector = new Float32Array(4);
    for (const piece of pieces) {
      const direction = meant[pieces.length === 1 ? piece + 1 : piece] ?? 0;
      if (direction > 0) vector[direction] = (vector[direction] ?? 0) + 1;
    }
    const norm = Math.hypot(...vector) || 1;
    return vector.map((value) => value / norm);
  },
};

const subjects = ['the ship', 'a boat', 'the dog', 'a dog'];
const texts = subjects.flatMap((subject) => ['sails', 'barks', 'sleeps'].map((verb) => `${subject} ${verb}`));
const options = { teacher, name: 'toy', hash: 'ab'.repeat(32), dimensions: 3, trained: 9, tested: 3 };

describe('distilling a table', () => {
  it('gives the same file for the same texts and teacher, which names both', async () => {
    const one = await distil(texts, options);
    const again = await distil(texts, options);
    expect(again.bytes.equals(one.bytes)).toBe(true);
    const file = join(temporaryFolder(), 'table.bin');
    writeFileSync(file, one.bytes);
    const table = readTable(file);
    expect(table.about).toMatchObject({
      name: 'static-toy-3',
      teacher: 'toy',
      teacherHash: options.hash,
      dimensions: 3,
    });
    expect(table.vocabulary).toEqual(vocabulary);
  });

  it('comes nearer to the teacher by training, on texts that it was not trained on', async () => {
    const { untrained, trained } = await distil(texts, options);
    expect(trained).toBeGreaterThan(untrained);
    expect(trained).toBeLessThanOrEqual(1 + 1e-9);
  });

  it('refuses a file that is not the one that is pinned', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'a.deb'), 'abc');
    const sha256 = createHash('sha256').update('abc').digest('hex');
    expect(checked(folder, { file: 'a.deb', sha256 })).toBe(join(folder, 'a.deb'));
    expect(() => checked(folder, { file: 'a.deb', sha256: '0'.repeat(64) })).toThrow(`has SHA-256 ${sha256}`);
  });
});

it('the table that ships names the teacher that the script pins', () => {
  const { about } = readTable(readConfig({}).meaning.table);
  expect([about.teacher, about.teacherHash]).toEqual([teacherName, teacherHash]);
  expect(about.dimensions).toBeLessThan(teacherDimensions);
});
