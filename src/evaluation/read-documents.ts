import { statSync } from 'node:fs';
import type { Document } from '../core/types/document.js';
import { CorpusError } from '../core/types/ports.js';
import { readCorpusFile } from './corpus-file.js';
import { FaultyInput } from './faulty-input.js';

/** Reads a folder of files as the bot reads its corpus. @throws {CorpusError} */
export type ReadFolder = (folder: string) => Promise<readonly Document[]>;

/** The documents of a `corpus.jsonl`, or of a folder of files: their ids are then paths with `/`. @throws {FaultyInput} */
export async function readDocuments(path: string, readFolder: ReadFolder): Promise<readonly Document[]> {
  if (!isFolder(path)) return readCorpusFile(path);
  let documents: readonly Document[];
  try {
    documents = await readFolder(path);
  } catch (error) {
    if (error instanceof CorpusError) throw new FaultyInput(error.message, { cause: error });
    throw error;
  }
  if (documents.length === 0) throw new FaultyInput(`${path}: holds no readable document`);
  return documents;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
