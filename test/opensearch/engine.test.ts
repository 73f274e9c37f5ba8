import { randomBytes } from 'node:crypto';
import { afterEach, describe, inject } from 'vitest';
import { OpenSearchEngine } from '../../src/engines/opensearch/opensearch-engine.js';
import { engineContract } from '../engines/contract.js';

const cluster = inject('cluster');
const nodes = 'urls' in cluster ? cluster.urls : [];
const prefix = `contract-${randomBytes(4).toString('hex')}`;

afterEach(async () => {
  if ('skipped' in cluster) return;
  await fetch(`${nodes[0]}/${prefix}-*`, { method: 'DELETE' });
});

describe.skipIf('skipped' in cluster)('on a cluster', () => {
  let made = 0;
  engineContract(
    'the OpenSearch engine',
    () => {
      const alias = `${prefix}-${made++}`;
      const engine = () => new OpenSearchEngine({ address: { nodes }, alias, shards: 2 });
      return { engine: engine(), another: engine };
    },
    { numRuns: 8 },
  );
});
