import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findProjectFolder } from '../../src/config/config.js';
import type { Document } from '../../src/core/types/document.js';
import { FolderReader, type FolderReaderOptions } from '../../src/corpus/folder-reader.js';
import type { ParsingLimits } from '../../src/corpus/parsing/limits.js';
import type { Source, Sources } from '../../src/corpus/sources/source.js';
import { SourceList } from '../../src/corpus/sources/source-list.js';
import { whenDone } from '../support/clean-up.js';

/** The limits of the configuration's defaults, with time enough for a busy machine. */
export const parsingLimits: ParsingLimits = {
  timeMs: 120_000,
  memoryBytes: 384_000_000,
  unpackedBytes: 100_000_000,
};

/** A new folder that is removed after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(await realpath(tmpdir()), 'verbatim-'));
  whenDone(() => rm(folder, { recursive: true, force: true, maxRetries: 10 }));
  return folder;
}

/** A new folder that holds `files`: paths with `/`, and their content. */
export async function folderOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = await temporaryFolder();
  await addFiles(folder, files);
  return folder;
}

export async function addFiles(
  folder: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<void> {
  for (const [id, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, id)), { recursive: true });
    await writeFile(join(folder, id), content);
  }
}

/** What an operator says of files, by pattern. */
export function said(entries: Readonly<Record<string, Source>>): () => Promise<Sources> {
  const list = Object.entries(entries).map(([pattern, source]) => ({ pattern, place: pattern, source }));
  return async () => new SourceList(list);
}

/** What is read in `folder`, and what is left out, by file; parsing processes run compiled, as they do in production. */
export async function readFolder(folder: string, options: Partial<FolderReaderOptions> = {}) {
  const reader = new FolderReader({
    folder,
    maxFileBytes: 10_000_000,
    parsing: parsingLimits,
    parsingProgram: join(findProjectFolder(), 'dist/src/corpus/parsing/program.js'),
    ...options,
  });
  const { documents, skipped } = await reader.read();
  const read = new Map<string, Document>();
  for await (const document of documents) read.set(document.id, document);
  return {
    documents: read,
    skipped,
    reasons: Object.fromEntries(skipped.map(({ file, reason }) => [file, reason])),
  };
}

/** Runs `work` as a user to whom file permissions apply, which they do not to root. */
export async function unprivileged<T>(work: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return work();
  process.seteuid?.(65534);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}
