import type { CheckedTexts } from '../check/checked-texts.js';
import { nearestPassage } from '../check/nearest-passage.js';
import { exactFinder, placesOf } from '../check/places.js';
import { cutsWord } from '../check/word-border.js';
import { hashOf } from '../indexing/hashes.js';
import { typographicDifferences, typographicFinder } from '../indexing/typography.js';
import { bodyOf, type Document } from '../types/document.js';
import type { FileReading } from '../types/ports.js';
import { quoteAt } from '../types/quote.js';
import type { Change } from '../types/quote-check.js';
import type { QuotedWords, Verification } from '../types/verification.js';

export interface FilesNow {
  read(id: string): Promise<FileReading>;
  /** Documents of other names with the very text that was quoted from; asked only where the words are not found. */
  renamed(): Promise<readonly Document[]>;
}

/** What became of quoted words: first where they stood, then elsewhere, then what is most like them. */
export async function verifyWords(quoted: QuotedWords, files: FilesNow): Promise<Verification> {
  const reading = await files.read(quoted.documentId);
  const standing = reading.kind === 'read' ? await standingIn(reading.document, quoted) : undefined;
  if (standing !== undefined) return standing;
  const renamed = (await files.renamed()).filter((document) => standsAt(document, quoted));
  if (renamed.length > 0) {
    const places = renamed.map((document) => quoteAt(document, quoted.span));
    return { kind: 'moved', places, further: 0, isRenamed: true };
  }
  switch (reading.kind) {
    case 'missing':
      return { kind: 'gone', what: 'file' };
    case 'unreadable':
      return { kind: 'gone', what: 'readable file', reason: reading.reason };
    case 'read':
      return (await changedIn(reading.document, quoted.words)) ?? { kind: 'gone', what: 'passage' };
  }
}

async function standingIn(document: Document, quoted: QuotedWords): Promise<Verification | undefined> {
  const isDocumentChanged = hashOf(document.text) !== quoted.documentHash;
  const { span, words } = quoted;
  if (standsAt(document, quoted) && (!isDocumentChanged || isWhole(document, span))) {
    return { kind: 'unchanged', quote: quoteAt(document, span), isDocumentChanged };
  }
  const [places] = await placesOf(only(document), [exactFinder(words)]);
  if (places === undefined || places.quotes.length === 0) return undefined;
  return { kind: 'moved', places: places.quotes, further: places.further, isRenamed: false };
}

function standsAt({ text }: Document, { span: { start, end }, words }: QuotedWords): boolean {
  return words !== '' && text.slice(start, end) === words;
}

/** A word may have grown at the quote’s edge, or the passage may have become front matter. */
function isWhole(document: Document, { start, end }: QuotedWords['span']): boolean {
  const body = bodyOf(document);
  if (start < body.start || end > body.end) return false;
  return !cutsWord(document.text, start) && !cutsWord(document.text, end);
}

async function changedIn(document: Document, words: string): Promise<Verification | undefined> {
  const texts = only(document);
  const [alike] = /[\p{L}\p{N}]/u.test(words) ? await placesOf(texts, [typographicFinder(words)]) : [];
  const [quote] = alike?.quotes ?? [];
  if (quote !== undefined) {
    const differences = typographicDifferences(words, quote.text);
    return { kind: 'changed', quote, comparison: [{ kind: 'kept', text: quote.text }], differences };
  }
  const nearest = await nearestPassage(texts, words);
  if (nearest === undefined) return undefined;
  const comparison = nearest.comparison.map(turned);
  return { kind: 'changed', quote: nearest.quote, comparison, differences: [] };
}

function only(document: Document): CheckedTexts {
  return { ids: [document.id], document: () => document, likely: async () => [document.id] };
}

/** The same step, told from the words to the document instead of the other way round. */
function turned(change: Change): Change {
  switch (change.kind) {
    case 'kept':
      return change;
    case 'dropped':
      return { kind: 'added', is: change.was };
    case 'added':
      return { kind: 'dropped', was: change.is };
    case 'changed':
      return { kind: 'changed', was: change.is, is: change.was };
  }
}
