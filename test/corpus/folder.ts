import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findProjectFolder } from '../../src/config/config.js';
import type { Document } from '../../src/core/types/document.js';
import { FolderReader, type FolderReaderOptions } from '../../src/corpus/folder-reader.js';
import type { Format } from '../../src/corpus/format.js';
import { formats } from '../../src/corpus/formats/index.js';
import { FormatReader } from '../../src/corpus/parsing/format-reader.js';
import type { ParsingLimits } from '../../src/corpus/parsing/limits.js';
import { parseReply } from '../../src/corpus/parsing/messages.js';
import type { Source, Sources } from '../../src/corpus/sources/source.js';
import { SourceList } from '../../src/corpus/sources/source-list.js';
import { Unreadable } from '../../src/corpus/unreadable.js';
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

/** Formats that are read here, as a parsing process reads them, without a process for each test. */
function inThisProcess(): readonly Format[] {
  const reader = new FormatReader(formats, parsingLimits);
  return formats.map((format) => ({
    ...format,
    isParsed: false,
    async read(bytes, _, beside = {}) {
      const reply = parseReply(Buffer.from(JSON.stringify(await reader.read(format.name, bytes, beside))));
      if ('reason' in reply) throw new Unreadable(reply.reason);
      return reply.reading;
    },
  }));
}

/**
 * What is read in `folder`, and what is left out, by file; where `parsing` is given, in compiled parsing processes, as in
 * production.
 */
export async function readFolder(folder: string, options: Partial<FolderReaderOptions> = {}) {
  const reader = new FolderReader({
    folder,
    maxFileBytes: 10_000_000,
    parsing: parsingLimits,
    ...(options.parsing === undefined
      ? { formats: inThisProcess() }
      : { parsingProgram: join(findProjectFolder(), 'dist/src/corpus/parsing/program.js') }),
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
