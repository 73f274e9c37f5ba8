import { analyseDocument } from '../core/indexing/analyse-document.js';
import { maxPassageLength } from '../core/indexing/passages.js';
import { type Block, isMargin } from '../core/types/block.js';
import type { Document } from '../core/types/document.js';
import {
  type AnalysedDocument,
  isHeading,
  sentenceFlag,
  sentenceOpening,
} from '../core/types/forward-document.js';
import type { Span } from '../core/types/span.js';
import { quality as texts } from '../texts/command-line/quality.js';

/** What can be wrong with a quote's shape. */
export type ShapeFault = keyof typeof texts.shapeFaults;

export const shapeFaults = Object.keys(texts.shapeFaults) as readonly ShapeFault[];

/** Documents as they are indexed, each analysed once. */
export class Shapes {
  readonly #documents: ReadonlyMap<string, Document>;
  readonly #analysed = new Map<string, AnalysedDocument>();

  constructor(documents: readonly Document[]) {
    this.#documents = new Map(documents.map((document) => [document.id, document]));
  }

  /** The faults of a quote. @throws {RangeError} for a document that is not among them. */
  faultsOf(documentId: string, quote: Span, question: string): ShapeFault[] {
    const analysed = this.#of(documentId);
    const held = analysed.blocks.filter(({ start, end }) => start < quote.end && end > quote.start);
    const faults: Readonly<Record<ShapeFault, boolean>> = {
      otherSection: holdsOtherSection(held),
      cutInside: endsInside(held.at(-1), quote),
      leaning: leans(analysed, quote.start),
      unasked: !isTechnical.test(question) && held.some((block) => block.kind === 'code' || isMargin(block)),
    };
    return shapeFaults.filter((fault) => faults[fault]);
  }

  #of(id: string): AnalysedDocument {
    const known = this.#analysed.get(id);
    if (known !== undefined) return known;
    const document = this.#documents.get(id);
    if (document === undefined) throw new RangeError(`no document ${id}`);
    const analysed = analyseDocument(document);
    this.#analysed.set(id, analysed);
    return analysed;
  }
}

/** Figures, code, options, paths and names that are written together. */
const isTechnical = /[`_$/\\=<>()]|--|\d|\p{Ll}\p{Lu}/u;

/** A heading that stands behind anything but the headings above it. */
function holdsOtherSection(held: readonly Block[]): boolean {
  const text = held.findIndex(({ kind }) => kind !== 'heading');
  return text >= 0 && held.slice(text).some(({ kind }) => kind === 'heading');
}

function endsInside(last: Block | undefined, { start, end }: Span): boolean {
  return last?.kind === 'paragraph' && end < last.end && last.end - start <= maxPassageLength;
}

function leans(analysed: AnalysedDocument, start: number): boolean {
  const sentence = analysed.sentenceStarts.indexOf(start);
  if (sentence <= 0 || isHeading(analysed, sentence - 1)) return false;
  if (((analysed.sentenceFlags[sentence] ?? 0) & sentenceFlag.opensPart) !== 0) return false;
  return ((analysed.sentenceOpenings[sentence] ?? 0) & sentenceOpening.leans) !== 0;
}
