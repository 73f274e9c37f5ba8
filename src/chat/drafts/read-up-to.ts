import { DraftUnreadable } from '../protocol/drafts.js';

/**
 * What a source brings, all of it.
 * @param open Called once.
 * @throws {DraftUnreadable} as soon as it is more than `max` bytes; what `open` and the source throw.
 */
export async function readUpTo(open: () => AsyncIterable<Uint8Array>, max: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of open()) {
    length += chunk.byteLength;
    if (length > max) throw new DraftUnreadable(`is larger than ${max / 1e6} MB`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
