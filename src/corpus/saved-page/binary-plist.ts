const trailerBytes = 32;

/** A property list in Apple's binary form, as far as web archives need it: dictionaries, strings and data. */
export class BinaryPlist {
  readonly #bytes: Buffer;
  readonly #offsets: readonly number[];
  readonly #referenceBytes: number;
  /** The number of the outermost object. */
  readonly root: number;

  private constructor(bytes: Buffer, offsets: readonly number[], referenceBytes: number, root: number) {
    this.#bytes = bytes;
    this.#offsets = offsets;
    this.#referenceBytes = referenceBytes;
    this.root = root;
  }

  /** undefined where the bytes are none, or damaged. */
  static of(bytes: Buffer): BinaryPlist | undefined {
    if (bytes.length < trailerBytes + 8) return undefined;
    const trailer = bytes.subarray(-trailerBytes);
    const [offsetBytes = 0, referenceBytes = 0] = [trailer[6], trailer[7]];
    const count = Number(trailer.readBigUInt64BE(8));
    const root = Number(trailer.readBigUInt64BE(16));
    const table = Number(trailer.readBigUInt64BE(24));
    const isPossible = [offsetBytes, referenceBytes].every((width) => width >= 1 && width <= 6);
    if (!isPossible || root >= count || table + count * offsetBytes > bytes.length) return undefined;
    const offsets = Array.from({ length: count }, (_, i) =>
      bytes.readUIntBE(table + i * offsetBytes, offsetBytes),
    );
    return new BinaryPlist(bytes, offsets, referenceBytes, root);
  }

  /** The numbers of a dictionary's objects by their names; undefined where the object is none. */
  dictionary(object: number): ReadonlyMap<string, number> | undefined {
    const found = this.#found(object);
    if (found === undefined || found.type !== 0xd) return undefined;
    const { start, length } = found;
    const width = this.#referenceBytes;
    if (start + 2 * length * width > this.#bytes.length) return undefined;
    const entries = new Map<string, number>();
    for (let i = 0; i < length; i++) {
      const name = this.value(this.#bytes.readUIntBE(start + i * width, width));
      if (typeof name === 'string')
        entries.set(name, this.#bytes.readUIntBE(start + (length + i) * width, width));
    }
    return entries;
  }

  /** A string or data; undefined for anything else, and for what is cut off. */
  value(object: number): string | Buffer | undefined {
    const found = this.#found(object);
    if (found === undefined) return undefined;
    const { type, start, length } = found;
    const bytes = this.#bytes.subarray(start, start + length * (type === 6 ? 2 : 1));
    if (type === 4) return bytes;
    if (type === 5) return bytes.toString('latin1');
    return type === 6 ? Buffer.from(bytes).swap16().toString('utf16le') : undefined;
  }

  #found(
    object: number,
  ): { readonly type: number; readonly start: number; readonly length: number } | undefined {
    const offset = this.#offsets[object];
    const marker = offset === undefined ? undefined : this.#bytes[offset];
    if (offset === undefined || marker === undefined) return undefined;
    const [type, short] = [marker >> 4, marker & 0xf];
    if (short !== 0xf) return { type, start: offset + 1, length: short };
    // A longer one is told by a number that follows.
    const width = 2 ** ((this.#bytes[offset + 1] ?? 0) & 0xf);
    if (width > 6 || offset + 2 + width > this.#bytes.length) return undefined;
    return { type, start: offset + 2 + width, length: this.#bytes.readUIntBE(offset + 2, width) };
  }
}
