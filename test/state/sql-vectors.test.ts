import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { removeOtherVectors, SqlVectors, vectorsFile } from '../../src/state/sql-vectors.js';

function place(): string {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-vectors-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return vectorsFile(folder, 'a'.repeat(64));
}

function opened(file: string): SqlVectors {
  const vectors = new SqlVectors(file);
  onTestFinished(() => vectors.close());
  return vectors;
}

const key = (number: number) => Uint8Array.of(...Array(15).fill(0), number);
const vector = Int8Array.of(127, -128, 0, 5);

it('gives back what was written, in any process, in the order asked for', () => {
  const file = place();
  const writing = opened(file);
  writing.write([
    [key(1), vector],
    [key(2), null],
  ]);
  writing.addDocument('16 abc');
  for (const reading of [writing, opened(file)]) {
    expect(reading.read([key(2), key(3), key(1), key(1)])).toEqual([null, undefined, vector, vector]);
    expect([reading.hasDocument('16 abc'), reading.hasDocument('16 abd')]).toEqual([true, false]);
  }
});

it('keeps what was written first', () => {
  const vectors = opened(place());
  vectors.write([[key(1), vector]]);
  vectors.write([[key(1), null]]);
  expect(vectors.read([key(1)])).toEqual([vector]);
});

it('starts anew where the file is no database, or is cut off', () => {
  const file = place();
  writeFileSync(file, randomBytes(5_000));
  const vectors = new SqlVectors(file);
  expect(vectors.read([key(1)])).toEqual([undefined]);
  vectors.write(Array.from({ length: 200 }, (_, i) => [key(i), Int8Array.from(randomBytes(384))] as const));
  vectors.close();
  truncateSync(file, 9_000);
  const again = opened(file);
  again.read(Array.from({ length: 200 }, (_, i) => key(i)));
  again.write([[key(1), vector]]);
  expect(again.read([key(1)])).toHaveLength(1);
});

it('removes what other models have left, and nothing else', () => {
  const file = place();
  const folder = join(file, '..');
  opened(file);
  for (const name of ['vectors-0000.db', 'vectors-0000.db-wal', 'seen.jsonl'])
    writeFileSync(join(folder, name), 'x');
  removeOtherVectors(file);
  expect(existsSync(file)).toBe(true);
  expect(readdirSync(folder).filter((name) => !name.startsWith('vectors-aaaa'))).toEqual(['seen.jsonl']);
});
