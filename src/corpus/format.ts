import type { Block } from '../core/types/block.js';
import type { Document } from '../core/types/document.js';
import type { Places } from '../core/types/places.js';
import type { Span } from '../core/types/span.js';
import type { DocumentFields } from './fields.js';
import type { Pictures } from './ocr/pictures.js';
import type { RecognisedPages } from './ocr/recognised-page.js';
import type { ParsingLimits } from './parsing/limits.js';

/** A file as its format reads it. */
export interface FormatReading {
  /** Everything that quotes are cut from. */
  readonly text: string;
  /** What of `text` may be searched and quoted; absent: all of it. */
  readonly body?: Span;
  /** What the file says of its shape; they tile the body. Absent: it says nothing, the text itself is asked. */
  readonly blocks?: readonly Block[];
  /** The pages, rows or times of `text`. */
  readonly places?: Places;
  /** What the file says about itself. */
  readonly fields: DocumentFields;
  /** The first heading, as it reads. */
  readonly heading?: string | undefined;
  /** As `Document.mainText`. */
  readonly mainText?: NonNullable<Document['mainText']>;
  /** What was assumed to read it, a clause for people: "is taken for Windows-1252". */
  readonly assumed?: string;
  /** What of the file could not be read, a clause for people: "line 7 is no JSON"; this is all the rest. */
  readonly fault?: string;
  /** What was read in its pictures, those included that show no words. */
  readonly recognised?: RecognisedPages;
}

/** What the files around one, and the operator, say of it. */
export interface FormatContext {
  /** The channel whose talk it holds; '' where it has no name. */
  readonly channel?: string;
  /** Names of people by the ids that stand in the file. */
  readonly people?: Readonly<Record<string, string>>;
  /** Of text that names none and is no UTF-8. */
  readonly encoding?: string;
  /** What was read in the file's pictures before. */
  readonly recognised?: RecognisedPages;
}

/**
 * Reads a file that stands in another one, such as what is attached to a mail, but nothing that stands in that again;
 * undefined where its kind is not read. @throws {Unreadable} as its format does.
 */
export type ReadInside = (extension: string, bytes: Uint8Array) => Promise<FormatReading | undefined>;

/** What a format has beside the file. */
export interface FormatResources extends FormatContext {
  /** Absent: what stands in the file is not read. */
  readonly inside?: ReadInside;
  /** Absent: pictures are not read. */
  readonly pictures?: Pictures;
}

/** One kind of file. To add one: a file in formats/ that declares it, and its line in formats/index.ts. */
export interface Format {
  /** Unique; how a parsing process is told which one is meant. */
  readonly name: string;
  /** Lower case, with the dot. */
  readonly extensions: readonly string[];
  /**
   * Whether a parser reads it that hostile bytes can hang or make eat memory: such a file is read in a process of its
   * own. Its library is imported in `read`, so that no other process loads it.
   */
  readonly isParsed?: boolean;
  /** Whether it is read as a file alone, not where it stands in another one: pictures in mails are mostly ornaments. */
  readonly isReadAlone?: boolean;
  /**
   * @param limits Time and memory are watched from outside; archives are held to theirs by whoever unpacks them.
   * @param beside Absent where there is nothing.
   * @throws {Unreadable} with the reason, if the bytes are not of this format.
   */
  read(bytes: Uint8Array, limits: ParsingLimits, beside?: FormatResources): Promise<FormatReading>;
}
