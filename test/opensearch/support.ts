import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import {
  OpenSearchEngine,
  type OpenSearchEngineOptions,
} from '../../src/engines/opensearch/opensearch-engine.js';

const cluster = inject('cluster');

/** Why there is no cluster; undefined where there is one. */
export const missing = 'skipped' in cluster ? cluster.skipped : undefined;
export const nodes = 'urls' in cluster ? cluster.urls : [];
/** Where nodes are stopped and started; undefined for a cluster that is not ours. */
export const control = 'control' in cluster ? cluster.control : undefined;

/** Indices of a test file, under a name that no other has. */
export class Shelves {
  readonly #prefix = `test-${randomBytes(4).toString('hex')}`;
  #made = 0;

  /** A name for an index. */
  alias(): string {
    return `${this.#prefix}-${this.#made++}`;
  }

  engine(alias: string, options: Partial<OpenSearchEngineOptions> = {}): OpenSearchEngine {
    return new OpenSearchEngine({ address: { nodes }, alias, shards: 2, ...options });
  }

  async clear(): Promise<void> {
    if (missing === undefined) await fetch(`${nodes.at(-1)}/${this.#prefix}-*`, { method: 'DELETE' });
  }
}
