import { DamagedIndexError } from '../../core/types/ports.js';
import type { FileWriter, Storage, StoredFile } from './storage.js';

/** An index that is gone with the process. */
export class MemoryStorage implements Storage {
  readonly place = 'memory';
  readonly manifestName = 'manifest';
  readonly #files = new Map<string, Uint8Array<ArrayBuffer>>();
  #manifest: Uint8Array | undefined;
  #writes = 0;

  async readManifest(): Promise<Uint8Array | undefined> {
    return this.#manifest;
  }

  async writeManifest(manifest: Uint8Array): Promise<void> {
    this.#manifest = manifest;
    this.#writes++;
  }

  async generation(): Promise<string | undefined> {
    return this.#writes === 0 ? undefined : String(this.#writes);
  }

  async create(name: string): Promise<FileWriter> {
    const pieces: Uint8Array[] = [];
    return {
      append: async (bytes) => {
        pieces.push(bytes);
      },
      finish: async () => {
        this.#files.set(name, joined(pieces));
      },
      abandon: async () => {
        this.#files.delete(name);
      },
    };
  }

  async open(name: string): Promise<StoredFile | undefined> {
    const bytes = this.#files.get(name);
    return bytes && new MemoryFile(name, bytes);
  }

  async keepOnly(names: ReadonlySet<string>): Promise<void> {
    for (const name of this.#files.keys()) if (!names.has(name)) this.#files.delete(name);
  }
}

class MemoryFile implements StoredFile {
  readonly name: string;
  readonly size: number;
  readonly #bytes: Uint8Array<ArrayBuffer>;

  constructor(name: string, bytes: Uint8Array<ArrayBuffer>) {
    this.name = name;
    this.size = bytes.length;
    this.#bytes = bytes;
  }

  read(position: number, length: number): Uint8Array<ArrayBuffer> {
    if (position + length > this.size) throw new DamagedIndexError(this.name, 'is cut off');
    return this.#bytes.subarray(position, position + length);
  }

  close(): void {}
}

/** @returns an array of its own, at the beginning of its memory. */
function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let end = 0;
  for (const piece of pieces) {
    bytes.set(piece, end);
    end += piece.length;
  }
  return bytes;
}
