import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { z } from 'zod';
import type { Document } from '../core/document.js';
import type { SavedIndex } from '../core/ports.js';
import type { Skipped } from '../core/refresh-record.js';
import { skippedSchema } from './skipped-schema.js';

/** The file is no saved index that may be trusted; `message` is the reason, a clause such as "is cut off". */
export class IndexFileError extends Error {
  override readonly name = 'IndexFileError';
}

// A saved index, one JSON value a line, each line ending in \n:
//
//   header    {"format":"verbatim-index","version":1,"fingerprint":…,"savedAt":…,"documents":2,"skipped":1}
//   documents one a line
//   skipped   one a line
//   seal      {"sha256":"…"} of every byte before it, and nothing after it
//
// Line by line, because all documents in one string can be longer than a string can be.
const format = 'verbatim-index';
const version = 1;
const writeBytes = 1 << 20;
const maxHeaderBytes = 4_096;

const count = z.int().nonnegative();
const headerSchema = z.object({
  fingerprint: z.string(),
  savedAt: z.number(),
  documents: count,
  skipped: count,
});
const documentSchema: z.ZodType<Document> = z
  .object({
    id: z.string().min(1),
    title: z.string(),
    titleOrigin: z.enum(['front-matter', 'sources', 'heading', 'file-name', 'opening-words']),
    url: z.string().exactOptional(),
    author: z.string().exactOptional(),
    date: z.string().exactOptional(),
    publisher: z.string().exactOptional(),
    text: z.string(),
    body: z.object({ start: count, end: count }).exactOptional(),
    bytes: count,
  })
  .refine(({ text, body }) => body === undefined || (body.start <= body.end && body.end <= text.length));

export async function writeIndexFile(handle: FileHandle, saved: SavedIndex): Promise<void> {
  const hash = createHash('sha256');
  let pending: string[] = [];
  let length = 0;
  const flush = async () => {
    const bytes = Buffer.from(pending.join(''));
    pending = [];
    length = 0;
    hash.update(bytes);
    await handle.appendFile(bytes);
  };
  for (const value of valuesOf(saved)) {
    const line = `${JSON.stringify(value)}\n`;
    pending.push(line);
    length += line.length;
    if (length >= writeBytes) await flush();
  }
  await flush();
  await handle.appendFile(`${sealOf(hash.digest('hex'))}\n`);
}

function* valuesOf({ fingerprint, savedAt, documents, skipped }: SavedIndex): Generator<object> {
  yield { format, version, fingerprint, savedAt, documents: documents.length, skipped: skipped.length };
  yield* documents;
  yield* skipped;
}

function sealOf(sha256: string): string {
  return JSON.stringify({ sha256 });
}

/** @throws {IndexFileError} unless the file is, to the last byte, what `writeIndexFile` wrote. */
export async function readIndexFile(handle: FileHandle): Promise<SavedIndex> {
  const lines = linesOf(handle);
  try {
    return await readLines(lines);
  } finally {
    // Stops reading ahead before the handle is closed.
    await lines.return(undefined);
  }
}

async function readLines(lines: AsyncGenerator<Buffer, undefined>): Promise<SavedIndex> {
  const hash = createHash('sha256');
  const next = async (): Promise<Buffer> => {
    const { value, done } = await lines.next();
    if (done) throw new IndexFileError('is cut off');
    return value;
  };
  const take = async (): Promise<Buffer> => {
    const line = await next();
    hash.update(line).update('\n');
    return line;
  };

  const header = readHeader(await take());
  const documents: Document[] = [];
  const skipped: Skipped[] = [];
  while (documents.length < header.documents) documents.push(parse(await take(), documentSchema));
  while (skipped.length < header.skipped) skipped.push(parse(await take(), skippedSchema));
  if ((await next()).toString() !== sealOf(hash.digest('hex'))) throw new IndexFileError('is damaged');
  if (!(await lines.next()).done) throw new IndexFileError('goes on after its end');
  return { fingerprint: header.fingerprint, savedAt: header.savedAt, documents, skipped };
}

function readHeader(line: Buffer) {
  const header = parse(line, z.record(z.string(), z.unknown()), 'is no saved index');
  if (header['format'] !== format) throw new IndexFileError('is no saved index');
  if (header['version'] !== version) throw new IndexFileError('was written by another version of Verbatim');
  return parse(line, headerSchema);
}

function parse<T>(line: Buffer, schema: z.ZodType<T>, reason = 'is damaged'): T {
  try {
    return schema.parse(JSON.parse(line.toString()));
  } catch (cause) {
    throw new IndexFileError(reason, { cause });
  }
}

/** The lines without their \n. @throws {IndexFileError} if the last one has none, or the first has no end in sight. */
async function* linesOf(handle: FileHandle): AsyncGenerator<Buffer, undefined> {
  let pieces: Buffer[] = [];
  let isFirst = true;
  for await (const chunk of handle.createReadStream({ autoClose: false, highWaterMark: writeBytes })) {
    let rest: Buffer = chunk;
    for (let end = rest.indexOf(0x0a); end !== -1; end = rest.indexOf(0x0a)) {
      yield Buffer.concat([...pieces, rest.subarray(0, end)]);
      pieces = [];
      isFirst = false;
      rest = rest.subarray(end + 1);
    }
    if (rest.length > 0) pieces.push(rest);
    if (isFirst && rest.length > maxHeaderBytes) throw new IndexFileError('is no saved index');
  }
  if (pieces.length > 0) throw new IndexFileError('is cut off');
  return undefined;
}
