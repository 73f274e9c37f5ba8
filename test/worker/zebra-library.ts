import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gate } from '../support/gate.js';
import type { RealLibrary } from './real-library.js';

export const zebra = 'The zebra eats grass in the morning.';
export const lion = 'The lion sleeps under a tree at noon.';
export const documents = { 'zebra.txt': zebra, 'lion.txt': lion };
export const question = 'where does the lion sleep';

/** So many documents that a refresh can be caught in the middle. */
export function manyDocuments(count = 300): Record<string, string> {
  const names = Array.from({ length: count }, (_, i) => i);
  const sentence = (i: number, j: number) => `Herd ${i} crossed the river ${j} times in year ${i * j}. `;
  return Object.fromEntries(
    names.map((i) => [`herd-${i}.txt`, Array.from({ length: 60 }, (_, j) => sentence(i, j)).join('')]),
  );
}

/** Resolves with the first progress that tells of `label`, which is passed on at once. */
export function progressOf(label: string) {
  const { passed: reached, open: tell } = gate();
  const onProgress = (progress: { label: string }) => {
    if (progress.label === label) tell();
  };
  return { reached, onProgress };
}

/** Alters a byte of every stored text of the index. */
export function damage(real: RealLibrary): void {
  const folder = real.kept.indexFolder;
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.documents'))) {
    const bytes = readFileSync(join(folder, name));
    const at = bytes.indexOf('lion sleeps');
    if (at < 0) continue;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(join(folder, name), bytes);
  }
}
