import type { Readable, Writable } from 'node:stream';

const headerBytes = 4;

/** Sends `payloads` one by one, each behind its length: 32 bits, big-endian. */
export function writeFrames(stream: Writable, ...payloads: readonly Uint8Array[]): void {
  for (const payload of payloads) {
    const header = Buffer.alloc(headerBytes);
    header.writeUInt32BE(payload.byteLength);
    stream.write(header);
    stream.write(payload);
  }
}

/**
 * The frames that come over `stream`, until it ends; one that is cut off by its end is dropped.
 * @throws {RangeError} at a frame that says it is longer than `maxBytes`, before it is read.
 */
export async function* readFrames(stream: Readable, maxBytes: number): AsyncGenerator<Buffer> {
  let pieces: Buffer[] = [];
  let held = 0;
  let wanted: number | undefined;
  for await (const piece of stream as AsyncIterable<Buffer>) {
    pieces.push(piece);
    held += piece.length;
    for (;;) {
      if (wanted === undefined) {
        if (held < headerBytes) break;
        const all = Buffer.concat(pieces);
        wanted = all.readUInt32BE();
        if (wanted > maxBytes) throw new RangeError(`a frame of ${wanted} bytes`);
        pieces = [all.subarray(headerBytes)];
        held -= headerBytes;
      }
      if (held < wanted) break;
      const all = Buffer.concat(pieces);
      yield all.subarray(0, wanted);
      pieces = [all.subarray(wanted)];
      held -= wanted;
      wanted = undefined;
    }
  }
}
