import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Entry } from 'yauzl';
import { z } from 'zod';
import { defined } from '../../core/types/defined.js';
import type { FoundFile } from '../found-file.js';
import { isSettled } from '../seen-files.js';
import { Unreadable } from '../unreadable.js';
import { type ArchiveListing, type ArchiveOptions, listArchive } from './list-archive.js';

const listing = z.object({
  bytes: z.number(),
  /** Nanoseconds since 1970, in digits. */
  modified: z.string(),
  inode: z.string(),
  /** Paths in the archive, and unpacked bytes. */
  files: z.array(z.tuple([z.string(), z.number()])),
  skipped: z.array(
    z.object({ file: z.string(), reason: z.string(), isFault: z.literal(true).exactOptional() }),
  ),
});

type Listing = z.infer<typeof listing>;

const content = z.object({ rules: z.string(), archives: z.record(z.string(), listing) });

export interface ListingCacheOptions {
  /** Where they are kept. A file that cannot be written costs that archives are listed again, nothing else. */
  readonly file: string;
  /** Changes with whatever decides what of an archive is read. */
  readonly rules: string;
  /** When the walk began, milliseconds since 1970. */
  readonly fromMs: number;
}

/** What archives hold, kept between readings: one that looks as it did is not opened to be listed. */
export class ListingCache {
  readonly #options: ListingCacheOptions;
  readonly #before: Readonly<Record<string, Listing>>;
  readonly #now: Record<string, Listing> = {};
  #isOther = false;

  private constructor(options: ListingCacheOptions, before: Readonly<Record<string, Listing>>) {
    this.#options = options;
    this.#before = before;
  }

  static async open(options: ListingCacheOptions): Promise<ListingCache> {
    try {
      const { rules, archives } = content.parse(JSON.parse(await readFile(options.file, 'utf8')));
      return new ListingCache(options, rules === options.rules ? archives : {});
    } catch {
      return new ListingCache(options, {});
    }
  }

  /** As `listArchive`. */
  async list(archive: FoundFile, options: ArchiveOptions): Promise<ArchiveListing> {
    const { id, bytes, modifiedNs, inode } = archive;
    const kept = Object.hasOwn(this.#before, id) ? this.#before[id] : undefined;
    const isSame =
      kept?.bytes === bytes && kept.modified === String(modifiedNs) && kept.inode === String(inode);
    if (kept !== undefined && isSame) {
      this.#now[id] = kept;
      return { files: filesIn(archive, kept, options), skipped: kept.skipped };
    }
    const listed = await listArchive(archive, options);
    if (!isSettled(modifiedNs, this.#options.fromMs)) return listed;
    this.#isOther = true;
    this.#now[id] = {
      bytes,
      modified: String(modifiedNs),
      inode: String(inode),
      files: listed.files.map((file) => [file.id.slice(id.length + 1), file.bytes]),
      skipped: listed.skipped.map(({ file, reason, isFault }) => ({ file, reason, ...defined({ isFault }) })),
    };
    return listed;
  }

  /** Keeps those of the archives that were listed since it was opened. */
  async save(): Promise<void> {
    const hasGone = Object.keys(this.#before).some((id) => !Object.hasOwn(this.#now, id));
    if (!this.#isOther && !hasGone) return;
    const { file, rules } = this.#options;
    const unfinished = `${file}.${randomBytes(4).toString('hex')}.new`;
    try {
      await mkdir(dirname(file), { recursive: true, mode: 0o700 });
      await writeFile(unfinished, JSON.stringify({ rules, archives: this.#now }), { mode: 0o600 });
      await rename(unfinished, file);
    } catch {
      await rm(unfinished, { force: true }).catch(() => {});
    }
  }
}

/** The files of an archive as they were listed; where one is read, the archive is listed again, once for all of them. */
function filesIn(archive: FoundFile, { files }: Listing, options: ArchiveOptions): readonly FoundFile[] {
  let again: Promise<ReadonlyMap<string, () => Promise<Entry>>> | undefined;
  const list = async () => {
    const listed = await listArchive(archive, options);
    return new Map(
      listed.files.flatMap(({ id, entry }) => (entry === undefined ? [] : [[id, entry] as const])),
    );
  };
  return files.map(([name, bytes]) => {
    const id = `${archive.id}/${name}`;
    const entry = async () => {
      again ??= list();
      const found = (await again).get(id);
      if (found === undefined) throw new Unreadable('was replaced while it was read');
      return found();
    };
    return { ...archive, id, bytes, entry };
  });
}
