import { unpack } from '../archive/unpack.js';
import { Unreadable } from '../unreadable.js';

export type Parts = ReadonlyMap<string, Buffer>;

/** What a kind of Office file is called, for messages. */
export interface OfficeKind {
  /** "Excel workbook (.xlsx)". */
  readonly name: string;
  /** The kind before it: "save it as .xlsx". */
  readonly remedy: string;
}

/** What of the archive may be text: no pictures, fonts and programs. */
const isText = (name: string) => /\.(?:xml|rels)$/i.test(name) && !/^(?:customXml|Thumbnails)\//i.test(name);

/**
 * The parts of an Office file, of Microsoft's kind or of the OpenDocument kind, that may hold text.
 * @param maxBytes Of all parts together, unpacked.
 * @throws {Unreadable} if it is no such file, encrypted, damaged or too large.
 */
export async function officeParts(bytes: Uint8Array, maxBytes: number, kind: OfficeKind): Promise<Parts> {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  refuseOther(archive, kind);
  const parts = await unpack(archive, { maxBytes, isWanted: isText });
  if (parts.get('META-INF/manifest.xml')?.includes('encryption-data')) throw encrypted();
  return parts;
}

/** A part that must be there. @throws {Unreadable} where it is not. */
export function partOf(parts: Parts, name: string, { name: kind }: OfficeKind): Buffer {
  const part = parts.get(name);
  if (part === undefined) throw new Unreadable(`is no ${kind}: ${name} is missing`);
  return part;
}

/** @throws {Unreadable} if it is no zip archive, which each such file is. */
function refuseOther(bytes: Buffer, { name, remedy }: OfficeKind): void {
  if (bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') return;
  const isCompound = bytes.subarray(0, 8).toString('hex') === 'd0cf11e0a1b11ae1';
  if (!isCompound) throw new Unreadable(`is no ${name}`);
  if (bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))) throw encrypted();
  throw new Unreadable(`is of the old kind of Office files; ${remedy}`);
}

function encrypted(): Unreadable {
  return new Unreadable('is encrypted: it opens only with a password');
}
