import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { FolderStorage } from '../../../src/engines/embedded/folder-storage.js';
import { Segment } from '../../../src/engines/embedded/segment.js';

/** What an index of ours takes on the disk, in bytes. */
export interface DiskParts {
  readonly texts: number;
  readonly vectors: number;
  /** Postings, and whatever else is known of documents. */
  readonly others: number;
}

/** @param folder What our build has left, state and all. */
export async function diskParts(folder: string): Promise<DiskParts> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  let texts = 0;
  let vectors = 0;
  let all = 0;
  for (const file of files) {
    const name = /^segment-([0-9a-f]+)\.(?:image|documents)$/.exec(basename(file))?.[1];
    if (name === undefined) continue;
    all += statSync(join(folder, file)).size;
    if (!file.endsWith('.image')) continue;
    const segment = await Segment.load(new FolderStorage(join(folder, dirname(file))), name);
    const { documentStarts } = segment?.arrays ?? {};
    texts += (documentStarts?.at(-1) ?? 0) - (documentStarts?.[0] ?? 0);
    vectors += segment?.vectors?.rows.byteLength ?? 0;
    segment?.close();
  }
  return { texts, vectors, others: all - texts - vectors };
}
