import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { contenderNamed, ours } from './contenders/index.js';
import type { Corpus } from './corpus/corpus-file.js';
import { type DiskParts, diskParts } from './measure/disk-parts.js';
import type { Built } from './process/protocol.js';
import { RemoteContender } from './process/remote-contender.js';

/** What a contender has left on the disk. */
export interface BuiltIndex {
  readonly corpus: Corpus;
  readonly folder: string;
  readonly built: Built;
  readonly diskBytes: number;
  /** Of ours. */
  readonly diskParts?: DiskParts;
}

/** A contender that stands ready to answer. */
export interface Staged {
  readonly contender: RemoteContender;
  readonly openMs: number;
  readonly coldStartMs: number;
}

/** Builds in a process of its own, so that each process's memory is of one stage. */
export async function buildIndex(name: string, corpus: Corpus, folder: string): Promise<BuiltIndex> {
  mkdirSync(folder, { recursive: true });
  const builder = new RemoteContender(name);
  try {
    const built = await builder.call('build', { corpus, folder });
    const index = { corpus, folder, built, diskBytes: bytesIn(folder) };
    return name === ours ? { ...index, diskParts: await diskParts(folder) } : index;
  } finally {
    await builder.close();
  }
}

/** Opens what was built, in a new process, and asks the first question. */
export async function openIndex(
  name: string,
  { corpus, folder }: Pick<BuiltIndex, 'corpus' | 'folder'>,
  firstQuestion: string,
): Promise<Staged> {
  const [way] = contenderNamed(name).ways;
  const contender = new RemoteContender(name);
  try {
    const { ms: openMs } = await contender.call('open', { corpus, folder });
    await contender.call('search', { question: firstQuestion, k: 10, way });
    return { contender, openMs, coldStartMs: performance.now() - contender.startedAt };
  } catch (error) {
    await contender.close();
    throw error;
  }
}

function bytesIn(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => statSync(join(folder, name)))
    .reduce((sum, entry) => sum + (entry.isFile() ? entry.size : 0), 0);
}
