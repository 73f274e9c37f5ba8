/**
 * Where the pages of a TIFF file begin in it, at most `max` of them; [] for any other file. TIFF 6.0, section 2: each page's
 * directory names the next one's.
 */
export function tiffPages(file: Uint8Array, max: number): readonly number[] {
  const bytes = bufferOf(file);
  const isLittle = isLittleEndian(bytes);
  if (isLittle === undefined) return [];
  const read = (at: number, length: 2 | 4) =>
    at + length > bytes.length ? 0 : isLittle ? bytes.readUIntLE(at, length) : bytes.readUIntBE(at, length);
  const pages = new Set<number>();
  let at = read(firstPageAt, 4);
  while (at !== 0 && !pages.has(at) && pages.size < max) {
    pages.add(at);
    at = read(at + 2 + entryBytes * read(at, 2), 4);
  }
  return [...pages];
}

/** The file with another one of its pages as its first, which is the one that is read. */
export function opensAt(file: Uint8Array, page: number): Uint8Array {
  const bytes = Buffer.from(file);
  if (isLittleEndian(bytes) === true) bytes.writeUInt32LE(page, firstPageAt);
  else bytes.writeUInt32BE(page, firstPageAt);
  return bytes;
}

/** Where a file says where its first page is. */
const firstPageAt = 4;
/** Of an entry in a page's directory. */
const entryBytes = 12;

/** undefined where it is no TIFF file. */
function isLittleEndian(bytes: Buffer): boolean | undefined {
  const order = bytes.toString('latin1', 0, firstPageAt);
  if (order === 'II*\0') return true;
  return order === 'MM\0*' ? false : undefined;
}

function bufferOf({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
