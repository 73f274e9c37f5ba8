import { detectLanguage, toldLanguage } from '../analysis/detection.js';
import { bodyOf, compareIds, type Document } from '../types/document.js';
import type { EarlierDocument } from '../types/earlier-document.js';
import type { Span } from '../types/span.js';

/** The rules that a document is read by. */
export interface DocumentLanguage {
  /** ISO 639-1, or 'und'. */
  readonly code: string;
  /** Whether it counts among the corpus' languages: the text tells it, or no text tells any. */
  readonly isTold: boolean;
}

/** So much text that tells no language is put together, in UTF-16 code units, to tell it from as a whole. */
const maxPooled = 20_000;

/** Texts of this many code units are looked at. */
const sampleLength = 600;

/** Gathers the languages that documents tell, for those that tell none. */
export class UsualLanguage {
  readonly #settled: string | undefined;
  readonly #documents = new Map<string, number>();
  #pool = '';

  /** @param settled What those are read by, whatever the others tell; default: what most of the others do. */
  constructor(settled?: string) {
    this.#settled = settled;
  }

  /**
   * @param earlier The document as it was.
   * @returns the language that is known of the document, or that it tells by itself; undefined where it is too little to tell.
   */
  note(document: Document, earlier?: EarlierDocument): string | undefined {
    const sample = sampleOf(document.text, bodyOf(document));
    const told = document.language ?? toldLanguage(sample, toldEarlier(sample, earlier));
    if (told !== undefined) this.#documents.set(told, (this.#documents.get(told) ?? 0) + 1);
    else if (this.#pool.length < maxPooled) this.#pool += `${sample}\n`;
    return told;
  }

  /** What a document that told `told` is read by, in the company of all that were noted. */
  of(told: string | undefined): DocumentLanguage {
    return told === undefined
      ? {
          code: this.#settled ?? this.#usual,
          isTold: this.#settled === undefined && this.#documents.size === 0,
        }
      : { code: told, isTold: true };
  }

  /** The language of the most documents; ties by code. Where none tells its own, that of all of them together. */
  get #usual(): string {
    const [mostUsed] = [...this.#documents].sort(([one, a], [other, b]) => b - a || compareIds(one, other));
    return mostUsed?.[0] ?? toldLanguage(this.#pool) ?? assumedLanguage(this.#pool);
  }
}

/** What the same beginning told before. */
function toldEarlier(sample: string, earlier: EarlierDocument | undefined): string | undefined {
  if (earlier === undefined || !earlier.isLanguageTold) return undefined;
  const { passageStarts, bodyEnd, language } = earlier.analysis;
  const before = sampleOf(earlier.text, { start: passageStarts[0] ?? 0, end: bodyEnd });
  return before === sample ? language : undefined;
}

function sampleOf(text: string, { start, end }: Span): string {
  return text.slice(start, Math.min(end, start + sampleLength));
}

/** Of texts that tell nothing: a few names or headings. The program itself speaks English. */
function assumedLanguage(text: string): string {
  return /\p{Script=Latin}/u.test(text) ? 'en' : detectLanguage(text);
}
