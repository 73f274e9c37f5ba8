import { errorName } from '../../core/types/error-names.js';
import type { Format, FormatResources, ReadInside } from '../format.js';
import { Unreadable } from '../unreadable.js';
import { maxTextLength, type ParsingLimits } from './limits.js';
import type { Reply } from './messages.js';

/** Reads files by their format, with what stands in them; one that cannot be read gives the reason. */
export class FormatReader {
  readonly #limits: ParsingLimits;
  readonly #byName: ReadonlyMap<string, Format>;
  /** For files that stand in others. */
  readonly #byExtension: ReadonlyMap<string, Format>;

  constructor(formats: readonly Format[], limits: ParsingLimits) {
    this.#limits = limits;
    this.#byName = new Map(formats.map((format) => [format.name, format]));
    this.#byExtension = new Map(
      formats
        .filter(({ isReadAlone }) => isReadAlone !== true)
        .flatMap((format) => format.extensions.map((extension) => [extension, format] as const)),
    );
  }

  /** @param name The format's. */
  async read(name: string, bytes: Uint8Array, beside: FormatResources): Promise<Reply> {
    // With the same formats, within the time and memory of the file that holds it.
    const inside: ReadInside = async (extension, bytes) =>
      this.#byExtension.get(extension)?.read(bytes, this.#limits, beside);
    try {
      const format = this.#byName.get(name);
      if (format === undefined) throw new TypeError('a format that nobody has');
      const reading = await format.read(bytes, this.#limits, { ...beside, inside });
      if (reading.text.length > maxTextLength) {
        throw new Unreadable(`its text has more than ${maxTextLength / 1_000_000} million characters`);
      }
      const recognised = beside.pictures?.recognised ?? {};
      const isRead = Object.keys(recognised).length > 0;
      return {
        residentBytes: process.memoryUsage.rss(),
        reading: isRead ? { ...reading, recognised } : reading,
      };
    } catch (error) {
      return { reason: reasonOf(error) };
    }
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof Unreadable) return error.message;
  if (error instanceof RangeError && /call stack/i.test(error.message))
    return 'is nested too deeply to be read';
  return `cannot be read (${errorName(error)})`;
}
