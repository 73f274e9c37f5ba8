import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';

/** Names a corpus folder in the state, the same by whatever path it is reached: 12 hexadecimal digits. */
export function corpusKey(folder: string): string {
  return createHash('sha256').update(realPathOf(folder)).digest('hex').slice(0, 12);
}

function realPathOf(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    // Missing, so there is nothing to index; the name still has to be good for a message or two.
    return resolve(folder);
  }
}
