import { cooperativeYield } from '../../core/types/cooperative-yield.js';
import type { AnalysedDocument } from '../../core/types/forward-document.js';
import { type BulkLimits, BulkWriter } from './bulk-writer.js';
import type { ClusterClient } from './cluster-client.js';
import { OpenSearchError } from './opensearch-error.js';
import { countRows } from './row-counts.js';
import { documentRows, vocabularyRows } from './rows.js';
import { Snapshot } from './snapshot.js';

/** More documents than one write has. */
const numbersOfAWrite = 2 ** 26;

/** Vocabulary rows that are known to be written; beyond that some are sent again, which changes nothing. */
const rememberedRows = 500_000;

/** Where one write goes. */
export interface WriteTarget {
  readonly index: string;
  /** No two writes to an index have the same. */
  readonly state: number;
}

export interface Written {
  readonly ids: ReadonlySet<string>;
  /** Of documents; those of the vocabulary belong to no write. */
  readonly rows: number;
}

/** @throws {RangeError} if a document is given twice; {OpenSearchError}; what `documents` throws. */
export async function writeDocuments(
  client: ClusterClient,
  { index, state }: WriteTarget,
  documents: AsyncIterable<AnalysedDocument>,
  limits: BulkLimits,
): Promise<Written> {
  const writer = new BulkWriter(client, index, limits);
  const ids = new Set<string>();
  const known = new Set<string>();
  const yieldIfDue = cooperativeYield();
  // No two writes ever give the same number: what is written once is never written over.
  let number = state * numbersOfAWrite;
  let rows = 0;
  try {
    for await (const document of documents) {
      if (ids.has(document.id)) throw new RangeError(`document ${document.id} is given twice`);
      ids.add(document.id);
      for await (const row of documentRows(document, number++, state)) {
        await writer.add(row);
        rows++;
        await yieldIfDue();
      }
      for (const row of vocabularyRows(document)) {
        if (known.has(row.id)) continue;
        if (known.size >= rememberedRows) known.clear();
        known.add(row.id);
        await writer.add(row, { isOwn: false });
      }
      await yieldIfDue();
    }
    await writer.finish();
  } finally {
    await writer.settle();
  }
  return { ids, rows };
}

/**
 * Counts what was written: what the cluster has lost, or somebody else has added, must not come to light later.
 * @throws {OpenSearchError}
 */
export async function verifyRows(
  client: ClusterClient,
  { index, state }: WriteTarget,
  { rows }: Written,
): Promise<void> {
  const snapshot = new Snapshot(client, index, { state, retired: [] });
  const [found] = await countRows(snapshot, [{ term: { since: state } }], [{ match_all: {} }]);
  if (found === rows) return;
  throw new OpenSearchError(
    'refused',
    `OpenSearch at ${client.hosts} has ${found} of ${rows} rows that it took: look at its health, and refresh again`,
  );
}
