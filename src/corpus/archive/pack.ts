import { crc32 } from 'node:zlib';

const [localHeader, centralHeader, endOfCentralDirectory] = [0x04034b50, 0x02014b50, 0x06054b50];
/** Needed to read it: version 2.0; names are UTF-8. */
const [version, utf8Names] = [20, 0x0800];

/**
 * A zip archive that holds `entries` as they are, not compressed: what has been unpacked and counted, for parsers that
 * unpack by themselves. https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
export function pack(entries: ReadonlyMap<string, Uint8Array>): Buffer {
  const parts: Uint8Array[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of entries) {
    const nameBytes = Buffer.from(name);
    // What the header of an entry and its line in the directory have in common.
    const common = Buffer.alloc(26);
    common.writeUInt16LE(version, 0);
    common.writeUInt16LE(utf8Names, 2);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(content.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(nameBytes.length, 22);
    const line = Buffer.alloc(46);
    line.writeUInt32LE(centralHeader, 0);
    line.writeUInt16LE(version, 4);
    common.copy(line, 6);
    line.writeUInt32LE(offset, 42);
    directory.push(line, nameBytes);
    parts.push(uint32(localHeader), common, nameBytes, content);
    offset += 4 + common.length + nameBytes.length + content.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(endOfCentralDirectory, 0);
  end.writeUInt16LE(entries.size, 8);
  end.writeUInt16LE(entries.size, 10);
  end.writeUInt32LE(
    directory.reduce((sum, { length }) => sum + length, 0),
    12,
  );
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
