import type { Config } from '../../config/config.js';
import type { Document } from '../../core/types/document.js';
import { FolderReader } from '../../corpus/folder-reader.js';

/** The documents of any folder, read as `/ask` reads the corpus, but for its sources.yaml. @throws {CorpusError} */
export async function readFolder(
  folder: string,
  { corpus: { maxFileBytes, parsing } }: Pick<Config, 'corpus'>,
): Promise<Document[]> {
  const reading = await new FolderReader({ folder, maxFileBytes, parsing }).read();
  const documents: Document[] = [];
  for await (const document of reading.documents) documents.push(document);
  return documents;
}
