import { type DraftFile, type DraftReader, DraftUnreadable } from '../chat/protocol/drafts.js';
import { defined } from '../core/types/defined.js';
import type { Document } from '../core/types/document.js';
import type { Draft } from '../core/types/draft.js';
import { extensionOf } from './file-names.js';
import type { Format } from './format.js';
import { formats as allFormats } from './formats/index.js';
import type { ParsingLimits } from './parsing/limits.js';
import { readDocument } from './read-document.js';
import { statementsOf } from './statements.js';
import { reasonOf } from './unreadable.js';

export interface DraftFilesOptions {
  /** Larger files are not read; an integer >= 1. */
  readonly maxFileBytes: number;
  readonly parsing: ParsingLimits;
  /** What parsing processes run; default: the program that knows every format. */
  readonly parsingProgram?: string;
}

/** Reads drafts with the formats of the corpus, each by itself. */
export class DraftFiles implements DraftReader {
  readonly extensions: readonly string[];
  readonly #options: DraftFilesOptions;
  readonly #formats: ReadonlyMap<string, Format>;

  constructor(options: DraftFilesOptions) {
    // A quotation that OCR misreads would be said to be altered.
    const { ocr: _, ...parsing } = options.parsing;
    this.#options = { ...options, parsing };
    this.#formats = new Map(
      allFormats.flatMap((format) => format.extensions.map((extension) => [extension, format] as const)),
    );
    this.extensions = [...this.#formats.keys()];
  }

  async read(file: DraftFile): Promise<Draft> {
    const { maxFileBytes, parsing, parsingProgram } = this.#options;
    const format = this.#formats.get(file.ending ?? extensionOf(file.name));
    if (format === undefined) throw new DraftUnreadable('is of a kind of file that is not read');
    const bytes = await file.bytes(maxFileBytes);
    const { ParsingPool } = await import('./parsing/parsing-pool.js');
    const pool = new ParsingPool({
      limits: parsing,
      ...defined({ program: parsingProgram }),
    });
    try {
      const { document } = await readDocument(file.name, bytes, {
        format,
        pool,
        parsing,
      });
      return draftOf(document);
    } catch (cause) {
      throw new DraftUnreadable(reasonOf(cause), { cause });
    } finally {
      pool.end();
    }
  }
}

function draftOf(document: Document): Draft {
  const { id: name, text, body, blocks, places } = document;
  const rows = statementsOf(document);
  return {
    name,
    text,
    ...defined({ body, blocks, places }),
    ...(rows.length === 0 ? {} : { rows }),
  };
}
