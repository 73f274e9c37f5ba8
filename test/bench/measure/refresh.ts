import type { OurContender } from '../contenders/ours.js';
import type { Refreshed } from '../process/protocol.js';

/** A refresh after one passage in `changeEvery`, scattered over the whole corpus, has changed. */
export async function refreshChanged(contender: OurContender, changeEvery: number): Promise<Refreshed> {
  const { library, reader } = contender.opened;
  reader.changeEvery = changeEvery;
  const began = performance.now();
  const { changed } = await library.refresh({ by: 'bench' });
  const ms = performance.now() - began;
  return { ms, readingMs: reader.tookMs, changedDocuments: changed.length };
}
