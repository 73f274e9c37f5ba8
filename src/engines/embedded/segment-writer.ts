import { randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { EncodedText } from './document-text.js';
import { narrow, startsOf } from './number-array.js';
import type { RecordSection, SegmentArrays } from './segment-arrays.js';
import { encodeImage } from './segment-image.js';
import type { FileWriter, Storage } from './storage.js';

/** What of a document stands in the side file; asked for by the document's number, in order, each kind once. */
export interface RecordSource {
  readonly documents: number;
  metadata(document: number): Uint8Array;
  /** A whole number of 32-bit words. */
  forward(document: number): Uint8Array;
  text(document: number): EncodedText;
}

export function imageName(segment: string): string {
  return `segment-${segment}.image`;
}

/** The side file: the documents' metadata, then their forward records, then their texts. */
export function sideName(segment: string): string {
  return `segment-${segment}.documents`;
}

/** Writes the two files of a segment. @returns its name. */
export async function writeSegment(
  storage: Storage,
  arrays: Omit<SegmentArrays, RecordSection>,
  records: RecordSource,
): Promise<string> {
  const name = randomBytes(8).toString('hex');
  const side = await writeFile(storage, sideName(name), (writer) => writeRecords(writer, records));
  await writeFile(storage, imageName(name), async (writer) => {
    for (const piece of encodeImage({ ...arrays, ...side.sections }, side.length)) await writer.append(piece);
  });
  return name;
}

async function writeFile<T>(
  storage: Storage,
  name: string,
  write: (writer: FileWriter) => Promise<T>,
): Promise<T> {
  const writer = await storage.create(name);
  try {
    const result = await write(writer);
    await writer.finish();
    return result;
  } catch (error) {
    await writer.abandon();
    throw error;
  }
}

async function writeRecords(writer: FileWriter, records: RecordSource) {
  const buffer = new WriteBuffer(writer);
  const metadata = await writeRuns(buffer, records.documents, (i) => records.metadata(i));
  // Numbers are read where they stand: at a multiple of their size.
  await buffer.append(new Uint8Array(-buffer.length & 7));
  const forward = await writeRuns(buffer, records.documents, (i) => records.forward(i));
  const lengths: number[] = [];
  const widths: number[] = [];
  const texts = await writeRuns(buffer, records.documents, (i) => {
    const text = records.text(i);
    lengths.push(text.length);
    widths.push(text.width);
    return text.bytes;
  });
  await buffer.flush();
  const sections: Pick<SegmentArrays, RecordSection> = {
    metadataStarts: metadata.starts,
    metadataSums: metadata.sums,
    forwardStarts: forward.starts,
    forwardSums: forward.sums,
    documentStarts: texts.starts,
    documentSums: texts.sums,
    documentLengths: narrow(lengths),
    documentWidths: narrow(widths),
  };
  return { sections, length: buffer.length };
}

/** Writes a record of every document. */
async function writeRuns(buffer: WriteBuffer, documents: number, record: (document: number) => Uint8Array) {
  const start = buffer.length;
  const lengths: number[] = [];
  const sums: number[] = [];
  for (let i = 0; i < documents; i++) {
    const bytes = record(i);
    lengths.push(bytes.length);
    sums.push(crc32(bytes));
    await buffer.append(bytes);
  }
  const starts = startsOf(lengths).map((offset) => start + offset);
  if ((starts.at(-1) ?? 0) >= 2 ** 32) throw new RangeError('a document is larger than a segment can be');
  return { starts: narrow(starts), sums: narrow(sums) };
}

const bufferBytes = 1 << 20;

/** Gathers small pieces into large writes. */
class WriteBuffer {
  /** Bytes appended so far. */
  length = 0;
  readonly #writer: FileWriter;
  #pending: Uint8Array[] = [];
  #pendingBytes = 0;

  constructor(writer: FileWriter) {
    this.#writer = writer;
  }

  async append(bytes: Uint8Array): Promise<void> {
    this.length += bytes.length;
    this.#pending.push(bytes);
    this.#pendingBytes += bytes.length;
    if (this.#pendingBytes >= bufferBytes) await this.flush();
  }

  async flush(): Promise<void> {
    const bytes = Buffer.concat(this.#pending);
    this.#pending = [];
    this.#pendingBytes = 0;
    await this.#writer.append(bytes);
  }
}
