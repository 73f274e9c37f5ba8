import { expect, it } from 'vitest';
import { everything } from '../../src/core/scope.js';
import { MiniSearchEngine } from '../../src/engines/minisearch.js';
import { engineContract, entry } from './contract.js';

engineContract('MiniSearch', () => new MiniSearchEngine());

it('does not favour what matches more terms beyond their scores, as MiniSearch’s own scores do', async () => {
  const engine = new MiniSearchEngine();
  await engine.replace([entry('a', '', 'zebra lion'), entry('b', '', 'other words')]);
  const score = async (...terms: string[]) =>
    (await engine.search(terms, 1, everything)).documents[0]?.score ?? 0;
  expect(await score('zebra', 'lion')).toBeCloseTo((await score('zebra')) + (await score('lion')), 9);
});

it('lets other work have its turn while it is filled', async () => {
  let turns = 0;
  let isFilled = false;
  const turn = () => {
    turns++;
    if (!isFilled) setImmediate(turn);
  };
  setImmediate(turn);
  const text = Array.from({ length: 200 }, (_, i) => `word${i}`).join(' ');
  await new MiniSearchEngine().replace(Array.from({ length: 1_000 }, (_, i) => entry(`${i}`, '', text)));
  isFilled = true;
  expect(turns).toBeGreaterThan(1);
});
