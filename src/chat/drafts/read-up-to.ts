import { DraftUnreadable } from '../protocol/drafts.js';

/**
 * What a source brings, all of it.
 * @param open Called once.
 * @throws {DraftUnreadable} as soon as it is more than `most` bytes; what `open` and the source throw.
 */
export async function readUpTo(open: () => AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of open()) {
    length += chunk.byteLength;
    if (length > most) throw new DraftUnreadable(`is larger than ${most / 1e6} MB`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
