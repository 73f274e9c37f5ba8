import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Corpus } from './corpus/corpus-file.js';
import type { Built } from './process/protocol.js';
import { RemoteContender } from './process/remote-contender.js';

/** A contender that has been built and stands ready to answer. */
export interface Staged {
  readonly contender: RemoteContender;
  readonly built: Built;
  readonly diskBytes: number;
  readonly openMs: number;
  readonly coldStartMs: number;
}

/** Builds in one process, and opens what that has left in another, so that each process's memory is of one stage. */
export async function stage(
  name: string,
  corpus: Corpus,
  folder: string,
  firstQuestion: string,
): Promise<Staged> {
  mkdirSync(folder, { recursive: true });
  const builder = new RemoteContender(name);
  let built: Built;
  try {
    built = await builder.call('build', { corpus, folder });
  } finally {
    await builder.close();
  }
  const diskBytes = bytesIn(folder);
  const contender = new RemoteContender(name);
  try {
    const { ms: openMs } = await contender.call('open', { corpus, folder });
    await contender.call('search', { question: firstQuestion, k: 10, way: 'as asked' });
    return { contender, built, diskBytes, openMs, coldStartMs: performance.now() - contender.startedAt };
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
