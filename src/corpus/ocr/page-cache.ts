import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { installedOcr } from './packages.js';
import { type RecognisedPages, recognisedPages } from './recognised-page.js';
import type { OcrSettings } from './settings.js';

const kept = z.object({ by: z.string(), pages: recognisedPages });

/**
 * What was read in the pictures of files, kept by what is in the files: one that is moved, copied or read by a newer version
 * of the program is not read by OCR again. A folder that cannot be written to keeps nothing, which costs that work alone.
 */
export class PageCache {
  readonly #folder: string;
  /** What reads the pictures: what another version or language has read is not taken. */
  readonly #by: string;

  constructor(folder: string, settings: OcrSettings) {
    this.#folder = folder;
    this.#by = installedOcr(settings);
  }

  /** @param hash SHA-256 of a file. */
  async of(hash: string): Promise<RecognisedPages | undefined> {
    try {
      const { by, pages } = kept.parse(JSON.parse(await readFile(this.#file(hash), 'utf8')));
      return by === this.#by ? pages : undefined;
    } catch {
      return undefined;
    }
  }

  async keep(hash: string, pages: RecognisedPages): Promise<void> {
    const file = this.#file(hash);
    const unfinished = `${file}.${randomBytes(4).toString('hex')}.new`;
    try {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 });
      await writeFile(unfinished, JSON.stringify({ by: this.#by, pages }), { mode: 0o600 });
      await rename(unfinished, file);
    } catch {
      await rm(unfinished, { force: true }).catch(() => {});
    }
  }

  /** Forgets what is of no file any more. */
  async keepOnly(hashes: readonly string[]): Promise<void> {
    const names = new Set(hashes.map((hash) => `${hash}.json`));
    const all = await readdir(this.#folder).catch(() => []);
    for (const name of all) {
      if (!names.has(name)) await rm(join(this.#folder, name), { force: true }).catch(() => {});
    }
  }

  #file(hash: string): string {
    return join(this.#folder, `${hash}.json`);
  }
}
