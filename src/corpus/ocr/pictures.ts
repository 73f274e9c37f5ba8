import { createHash } from 'node:crypto';
import type { RecognisedPage, RecognisedPages } from './recognised-page.js';

/** Below this a page is no text that was read badly, but something else, such as a photograph. 0..1. */
const minConfidence = 0.4;

export interface PicturesOptions {
  /** How many may be read. */
  readonly pages: number;
  /** Those that have been read before. */
  readonly known: Readonly<RecognisedPages>;
  /** @throws {Unreadable} */
  read(picture: Uint8Array): Promise<RecognisedPage>;
}

/** The pictures of one file: read one by one, up to so many, none that has been read before. */
export class Pictures {
  readonly #options: PicturesOptions;
  readonly #read = new Map<string, RecognisedPage>();
  #left: number;

  constructor(options: PicturesOptions) {
    this.#options = options;
    this.#left = options.pages;
  }

  /** Whether another one may be read. */
  get isFull(): boolean {
    return this.#left === 0;
  }

  /** How many may be read in all. */
  get max(): number {
    return this.#options.pages;
  }

  /** Its words; undefined where it shows none. @throws {Unreadable} with the reason, if it cannot be read. */
  async read(picture: Uint8Array): Promise<RecognisedPage | undefined> {
    if (this.isFull) throw new RangeError('more pictures than may be read');
    this.#left--;
    const hash = createHash('sha256').update(picture).digest('hex');
    const { known } = this.#options;
    const before = Object.hasOwn(known, hash) ? known[hash] : undefined;
    const page = before ?? (await this.#options.read(picture));
    this.#read.set(hash, page);
    return page.text === '' || page.confidence < minConfidence ? undefined : page;
  }

  /** All that were read so far. */
  get recognised(): RecognisedPages {
    return Object.fromEntries(this.#read);
  }
}
