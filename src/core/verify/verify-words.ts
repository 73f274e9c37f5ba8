import { cutsWord } from '../check/word-border.js';
import { wordsIn } from '../check/words-in.js';
import { hashOf } from '../indexing/hashes.js';
import { crossesMark } from '../types/block.js';
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
  const verdict = await wordsIn(document, words);
  if (verdict.kind !== 'exact') return undefined;
  return { kind: 'moved', places: verdict.places, further: verdict.further, isRenamed: false };
}

function standsAt({ text }: Document, { span: { start, end }, words }: QuotedWords): boolean {
  return words !== '' && text.slice(start, end) === words;
}

/** A word may have grown at the quote’s edge, the passage may have become front matter, or what has no text stands in it now. */
function isWhole(document: Document, { start, end }: QuotedWords['span']): boolean {
  const body = bodyOf(document);
  if (start < body.start || end > body.end) return false;
  if (crossesMark(document.blocks ?? [], { start, end })) return false;
  return !cutsWord(document.text, start) && !cutsWord(document.text, end);
}

async function changedIn(document: Document, words: string): Promise<Verification | undefined> {
  const verdict = await wordsIn(document, words);
  if (verdict.kind === 'typographic') {
    const [quote] = verdict.places;
    const { differences } = verdict;
    return quote && { kind: 'changed', quote, comparison: [{ kind: 'kept', text: quote.text }], differences };
  }
  if (!('nearest' in verdict)) return undefined;
  const comparison = verdict.comparison.map(turned);
  return { kind: 'changed', quote: verdict.nearest, comparison, differences: [] };
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
    case 'omitted':
      return { kind: 'added', is: change.was };
    case 'changed':
    case 'edited':
      return { kind: 'changed', was: change.is, is: change.was };
  }
}
