import type { OurContender } from '../contenders/ours.js';
import type { Changes } from '../corpus/changes.js';
import type { Refreshed } from '../process/protocol.js';
import { timed } from '../process/timed.js';

/** A refresh after some of the corpus has changed. */
export async function refreshChanged(contender: OurContender, changes: Changes): Promise<Refreshed> {
  const { library, change, readingMs } = contender.opened;
  change(changes);
  const { result, ms, cpuMs } = await timed(() => library.refresh({ by: 'bench' }));
  return { ms, cpuMs, readingMs: readingMs(), changedDocuments: result.changed.length };
}
