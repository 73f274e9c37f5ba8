import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { titleOrigins } from '../core/types/document.js';
import { type FoundFile, lastChangedNs } from './found-file.js';

// What the last reading saw, as lines of JSON:
//
//   head  {"format":"verbatim-seen","version":1,"key":"…"}
//   file  ["minutes/june.md",{"bytes":1200,"modified":"1780000000000000000","inode":"42","hash":"…","metadataHash":"…"}]

const head = z.object({ format: z.literal('verbatim-seen'), version: z.literal(1), key: z.string() });

const entry = z.tuple([
  z.string(),
  z.object({
    bytes: z.number(),
    /** Nanoseconds since 1970, in digits. */
    modified: z.string(),
    inode: z.string(),
    /** Of the document that the file made; absent where it made none. */
    hash: z.string().exactOptional(),
    metadataHash: z.string().exactOptional(),
    history: z.object({ hash: z.string(), earlierTexts: z.array(z.string()).readonly() }).exactOptional(),
    /** Why it made none, or not all of one. */
    fault: z.string().exactOptional(),
    /** What the operator says about it, as JSON. */
    source: z.string().exactOptional(),
    /** What the document says about itself, or is called by without the operator. */
    own: z
      .object({
        title: z.string(),
        titleOrigin: z.enum(titleOrigins),
        url: z.string().exactOptional(),
        author: z.string().exactOptional(),
        date: z.string().exactOptional(),
        publisher: z.string().exactOptional(),
      })
      .exactOptional(),
  }),
]);

/** A file as it was when it was last read, and what came of it. */
export type SeenFile = z.infer<typeof entry>[1];

/** By id. */
export type SeenFiles = ReadonlyMap<string, SeenFile>;

/**
 * The finest time that every file system tells apart: FAT counts in two seconds. A file changed so shortly before it
 * was read may have been changed again within the same tick, its size kept, and look the same.
 * https://git-scm.com/docs/racy-git
 */
const tickNs = 2_000_000_000n;

export const noneSeen: SeenRecord = { key: '', files: new Map() };

/** In UTF-16 code units. */
const batchLength = 1_000_000;

/** Whether a file that looks as it did when it was read has not been written to since. */
export function isSettled(modifiedNs: bigint, readFromMs: number): boolean {
  return modifiedNs + tickNs <= BigInt(Math.floor(readFromMs)) * 1_000_000n;
}

/** Whether it looks as it did. */
export function looksSame(seen: SeenFile, file: FoundFile): boolean {
  const { bytes, inode } = file;
  return (
    seen.bytes === bytes && seen.modified === String(lastChangedNs(file)) && seen.inode === String(inode)
  );
}

/** What was seen when files were last read, and under which key. */
export interface SeenRecord {
  readonly key: string;
  readonly files: SeenFiles;
}

/**
 * The texts that were read before in the bytes that the file holds now, newest first.
 * @param hash SHA-256 of its bytes.
 */
export function textsBefore(seen: SeenFile | undefined, file: FoundFile, hash: string): string[] {
  if (seen?.hash === undefined) return [];
  const isSame = seen.history === undefined ? looksSame(seen, file) : seen.history.hash === hash;
  return isSame ? [seen.hash, ...(seen.history?.earlierTexts ?? [])] : [];
}

/**
 * What was seen when files were last read; no file where nothing was, or where the file is not what `saveSeen` wrote:
 * all that costs is that every file is read.
 */
export async function loadSeen(path: string): Promise<SeenRecord> {
  try {
    const [first = '', ...lines] = (await readFile(path, 'utf8')).split('\n');
    const { key } = head.parse(JSON.parse(first));
    if (lines.pop() !== '') return noneSeen;
    return { key, files: new Map(lines.map((line) => entry.parse(JSON.parse(line)))) };
  } catch {
    return noneSeen;
  }
}

/** Puts it in the place of what was there; does nothing where the disk refuses, for the same reason. */
export async function saveSeen(path: string, key: string, files: SeenFiles): Promise<void> {
  const temporary = `${path}.${randomBytes(4).toString('hex')}.new`;
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const handle = await open(temporary, 'wx', 0o600);
    try {
      const first = JSON.stringify({ format: 'verbatim-seen', version: 1, key });
      for (const lines of batches(first, files)) await handle.appendFile(lines);
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
  } catch {
    await rm(temporary, { force: true }).catch(() => {});
  }
}

/** Lines, many at a time. */
function* batches(first: string, files: SeenFiles): Generator<string> {
  let batch = `${first}\n`;
  for (const file of files) {
    batch += `${JSON.stringify(file)}\n`;
    if (batch.length < batchLength) continue;
    yield batch;
    batch = '';
  }
  yield batch;
}
