import { type PieceTable, type PieceVectors, tableBytes, tableOf } from '../../src/meaning/piece-table.js';

/** A table of two dimensions: one for animals, one for ships. */
export const smallVectors: PieceVectors = {
  about: { name: 'small', languages: ['en'], dimensions: 2, teacher: 'nobody', teacherHash: '00' },
  vocabulary: ['[UNK]', 'cat', 'dog', 'ship', 'boat', '##s', 'the'],
  scales: Uint16Array.of(0, 100, 90, 100, 90, 1, 2),
  vectors: Int8Array.of(0, 0, 127, 5, 120, -5, 3, 127, -3, 127, 1, 1, 60, 60),
};

export function smallTable(): PieceTable {
  return tableOf(tableBytes(smallVectors), 'small.bin');
}
