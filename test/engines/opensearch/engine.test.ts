import { afterAll, beforeAll, describe } from 'vitest';
import { OpenSearchEngine } from '../../../src/engines/opensearch/opensearch-engine.js';
import { engineContract } from '../contract.js';
import { FakeOpenSearch } from './fake-opensearch.js';

// The real cluster's turn is in test/opensearch/engine.test.ts.
describe('over the wire', () => {
  let fake: FakeOpenSearch;
  beforeAll(async () => {
    fake = await FakeOpenSearch.start();
  });
  afterAll(() => fake.close());

  let made = 0;
  engineContract(
    'the OpenSearch engine',
    () => {
      const alias = `shelf-${made++}`;
      const engine = () => new OpenSearchEngine({ address: { nodes: [fake.url] }, alias });
      return { engine: engine(), another: engine };
    },
    { numRuns: 15 },
  );
});
