import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from 'yauzl';
import { Unreadable } from '../unreadable.js';
import { cutOff } from './entries.js';

/**
 * Reads nothing but its end, where every archive has its table of contents; whoever opened the file closes it.
 * @param bytes How long the file is.
 * @param readAhead How many bytes are read at a time at least: a table of contents is asked for in pieces of some ten.
 */
export async function openArchive(file: FileHandle, bytes: number, readAhead = 0): Promise<ZipFile> {
  try {
    const reader = new WindowReader(file, bytes, readAhead);
    return await fromRandomAccessReaderPromise(reader, bytes, { autoClose: false });
  } catch (cause) {
    throw new Unreadable(cutOff, { cause });
  }
}

const pieceBytes = 65_536;

class WindowReader extends RandomAccessReader {
  readonly #file: FileHandle;
  readonly #bytes: number;
  readonly #readAhead: number;
  #window = Buffer.alloc(0);
  #start = 0;

  constructor(file: FileHandle, bytes: number, readAhead: number) {
    super();
    this.#file = file;
    this.#bytes = bytes;
    this.#readAhead = readAhead;
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    this.#slice(position, length).then(
      (piece) => {
        piece.copy(buffer, offset);
        callback(null);
      },
      (error: unknown) => callback(error as Error),
    );
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#pieces(start, end));
  }

  async *#pieces(start: number, end: number): AsyncGenerator<Buffer> {
    for (let at = start; at < end; at += pieceBytes) {
      yield await this.#slice(at, Math.min(pieceBytes, end - at));
    }
  }

  async #slice(position: number, length: number): Promise<Buffer> {
    const at = position - this.#start;
    if (at < 0 || at + length > this.#window.length) await this.#move(position, length);
    return this.#window.subarray(position - this.#start, position - this.#start + length);
  }

  async #move(position: number, length: number): Promise<void> {
    const wanted = Math.max(length, Math.min(this.#readAhead, this.#bytes - position));
    const { bytesRead, buffer } = await this.#file.read(Buffer.alloc(wanted), 0, wanted, position);
    if (bytesRead < length) throw new Error('the file ends within what its table of contents lists');
    this.#window = buffer.subarray(0, bytesRead);
    this.#start = position;
  }
}
