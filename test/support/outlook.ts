import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { burn } =
  require('@kenjiuno/msgreader/lib/Burner.js') as typeof import('@kenjiuno/msgreader/lib/Burner.js');
type Entry = Parameters<typeof burn>[0][number];

/** Kinds of entries in a compound file. https://learn.microsoft.com/openspecs/windows_protocols/ms-cfb */
const [folder, stream, root] = [1, 2, 5];

/** Properties by tag, four hexadecimal digits: text, bytes (of the type behind the tag, as in `0037001E`), numbers and times. */
export type Properties = Readonly<Record<string, string | Uint8Array | number | Date>>;

export interface OutlookMessage {
  readonly properties: Properties;
  readonly recipients?: readonly Properties[];
  readonly attachments?: readonly Properties[];
}

/** A `.msg` as Outlook writes it. https://learn.microsoft.com/openspecs/exchange_server_protocols/ms-oxmsg */
export function outlookMessage({
  properties,
  recipients = [],
  attachments = [],
}: OutlookMessage): Uint8Array {
  const entries: Entry[] = [{ name: 'Root Entry', type: root, length: 0, children: [] }];
  const add = (parent: number, entry: Entry): number => {
    entries.push(entry);
    entries[parent]?.children?.push(entries.length - 1);
    return entries.length - 1;
  };
  const addAll = (parent: number, own: Properties, header: number) => {
    for (const [name, content] of streamsOf(own, header)) {
      // Of a view, what writes the file takes all that lies behind it.
      const bytes = Uint8Array.from(content);
      add(parent, { name, type: stream, length: bytes.length, binaryProvider: () => bytes });
    }
  };
  const addFolders = (name: string, all: readonly Properties[]) => {
    for (const [i, own] of all.entries()) {
      const number = i.toString(16).toUpperCase().padStart(8, '0');
      addAll(add(0, { name: `${name}_#${number}`, type: folder, length: 0, children: [] }), own, 8);
    }
  };
  addAll(0, properties, 32);
  addFolders('__recip_version1.0', recipients);
  addFolders('__attach_version1.0', attachments);
  return burn(entries);
}

function* streamsOf(properties: Properties, header: number): Generator<readonly [string, Uint8Array]> {
  const fixed: Buffer[] = [Buffer.alloc(header)];
  for (const [tag, value] of Object.entries(properties)) {
    if (typeof value === 'number' || value instanceof Date) fixed.push(fixedProperty(tag, value));
    else if (typeof value === 'string') yield [`__substg1.0_${tag}001F`, Buffer.from(value, 'utf16le')];
    else yield [`__substg1.0_${tag}`, value];
  }
  yield ['__properties_version1.0', Buffer.concat(fixed)];
}

function fixedProperty(tag: string, value: number | Date): Buffer {
  const bytes = Buffer.alloc(16);
  bytes.writeUInt16LE(typeof value === 'number' ? 0x0003 : 0x0040, 0);
  bytes.writeUInt16LE(Number.parseInt(tag, 16), 2);
  if (typeof value === 'number') bytes.writeInt32LE(value, 8);
  // Tenths of a microsecond since 1601.
  else bytes.writeBigInt64LE((BigInt(value.getTime()) + 11_644_473_600_000n) * 10_000n, 8);
  return bytes;
}
