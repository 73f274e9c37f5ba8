import { crc32, createDeflateRaw, deflateRawSync } from 'node:zlib';

/** An entry of an archive as a test wants it, lies included. */
export interface ZipEntry {
  readonly name: string;
  readonly packed: Uint8Array;
  /** What the archive says comes out of it, in bytes. */
  readonly declared: number;
  readonly crc: number;
  /** Written in place of an offset of its own. */
  readonly offset?: number;
  readonly isEncrypted?: boolean;
}

export function zipEntry(name: string, content: string | Uint8Array, over: Partial<ZipEntry> = {}): ZipEntry {
  const bytes = Buffer.from(content);
  return { name, packed: deflateRawSync(bytes), declared: bytes.length, crc: crc32(bytes), ...over };
}

/** An entry of many megabytes of one character, packed into a thousandth. */
export async function bombEntry(
  name: string,
  megabytes: number,
  over: Partial<ZipEntry> = {},
): Promise<ZipEntry> {
  const deflate = createDeflateRaw({ level: 9 });
  const megabyte = Buffer.alloc(1_000_000, 'a');
  const packed: Buffer[] = [];
  deflate.on('data', (piece: Buffer) => packed.push(piece));
  const ended = new Promise((resolve) => deflate.on('end', resolve));
  for (let i = 0; i < megabytes; i++) {
    await new Promise((resolve) => deflate.write(megabyte, resolve));
  }
  deflate.end();
  await ended;
  return { name, packed: Buffer.concat(packed), declared: megabytes * 1_000_000, crc: 0, ...over };
}

/** A zip archive, written by the book but for what the entries say otherwise. */
export function zip(entries: readonly ZipEntry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, packed, declared, crc, offset: at, isEncrypted = false } of entries) {
    const nameBytes = Buffer.from(name);
    const header = Buffer.alloc(26);
    header.writeUInt16LE(20, 0);
    header.writeUInt16LE(isEncrypted ? 0x0801 : 0x0800, 2);
    header.writeUInt16LE(8, 4);
    header.writeUInt32LE(crc, 10);
    header.writeUInt32LE(packed.length, 14);
    header.writeUInt32LE(declared, 18);
    header.writeUInt16LE(nameBytes.length, 22);
    const line = Buffer.alloc(46);
    line.write('PK\u0001\u0002', 'latin1');
    header.copy(line, 6);
    line.writeUInt32LE(at ?? offset, 42);
    directory.push(line, nameBytes);
    if (at !== undefined) continue;
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), header, nameBytes, packed]);
    parts.push(local);
    offset += local.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, ...directory, end]);
}
