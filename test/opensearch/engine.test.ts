import { afterEach, describe } from 'vitest';
import { engineContract } from '../engines/contract.js';
import { missing, Shelves } from './support.js';

const shelves = new Shelves();
afterEach(() => shelves.clear());

describe.skipIf(missing !== undefined)('on a cluster', () => {
  engineContract(
    'the OpenSearch engine',
    () => {
      const alias = shelves.alias();
      const engine = () => shelves.engine(alias);
      return { engine: engine(), another: engine };
    },
    { numRuns: 8 },
  );
});
