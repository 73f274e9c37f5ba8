import { dayMs } from '../../core/types/day.js';
import type { QuotedWords } from '../../core/types/verification.js';
import type { GivenQuote } from './given-answers.js';
import type { Location } from './location.js';

/** What proves a quote that was given: its words, where they stood, and when and where that was said. Never the question. */
export interface Receipt extends GivenQuote {
  /** SHA-256 of the words, hexadecimal. */
  readonly wordsHash: string;
  /** Of the index that was answered from. */
  readonly fingerprint: string;
  /** When the words were first quoted, milliseconds since 1970. */
  readonly givenAt: number;
  /** When they were last given again, by Share for example: from then on it is kept for `state.retentionDays`. */
  readonly keptFrom: number;
  readonly place: Location;
  readonly personId: string;
}

/** Each quote that is kept has a receipt; both are one. Kept and purged with the given answers. */
export interface Receipts {
  /** @param id Without dashes. @returns undefined, too, for a receipt of another corpus. */
  find(id: string): Promise<Receipt | undefined>;
}

/** Who looks a receipt up. */
export interface Reader {
  readonly place: Location;
  readonly personId: string;
  /** Whether a document may be seen there now, by those who will see the reply. */
  includes(documentId: string): boolean;
  readonly now: number;
  readonly retentionDays: number;
}

/**
 * The receipts that a reader may look up: for quotes of documents in sight, given where the reader belongs to, and not
 * past their time. All others are unknown, as one that never was.
 */
export function visibleReceipts(receipts: Receipts, reader: Reader): Receipts {
  return {
    find: async (id) => {
      const receipt = await receipts.find(id);
      return receipt !== undefined && maySee(receipt, reader) ? receipt : undefined;
    },
  };
}

function maySee(receipt: Receipt, { place, personId, includes, now, retentionDays }: Reader): boolean {
  if (now - receipt.keptFrom > retentionDays * dayMs) return false;
  return includes(receipt.citation.documentId) && isTheirs(receipt, place, personId);
}

/** The same workspace, channel or person; this machine sees all, and what it was told may be passed on. */
function isTheirs(receipt: Receipt, place: Location, personId: string): boolean {
  if (place.kind === 'local' || receipt.place.kind === 'local') return true;
  if (receipt.place.platform !== place.platform) return false;
  const isSameWorkspace = place.workspace !== undefined && place.workspace === receipt.place.workspace;
  const isSameChannel = place.channel !== undefined && place.channel === receipt.place.channel;
  return isSameWorkspace || isSameChannel || receipt.personId === personId;
}

/** The words that were shown before a quote, as they are looked for by themselves. */
export function partWordsOf({
  parts = [],
  citation: { documentId },
  documentHash,
}: GivenQuote): QuotedWords[] {
  return parts.map(({ span, text }) => ({ documentId, documentHash, span, words: text }));
}

/** What a receipt tells the library to look for. */
export function wordsOf({ text, citation: { documentId, span }, documentHash }: GivenQuote): QuotedWords {
  return { documentId, documentHash, span, words: text };
}
