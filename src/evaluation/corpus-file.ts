import { z } from 'zod';
import type { Document } from '../core/types/document.js';
import { readJsonLines } from './json-lines.js';

const corpusRow = z.object({ id: z.string().min(1), title: z.string().default(''), text: z.string() });

/**
 * The documents of a `corpus.jsonl`: `{"id", "title", "text"}` a line. An empty title counts as none.
 * @throws {FaultyInput}
 */
export function readCorpusFile(file: string): Document[] {
  return readJsonLines(file, corpusRow).map(({ id, title, text }) => ({
    id,
    title,
    titleOrigin: title.trim() === '' ? 'opening-words' : 'sources',
    text,
    bytes: Buffer.byteLength(text),
  }));
}
