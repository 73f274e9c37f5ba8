import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { expectAnswers } from './contender-cases.js';
import { contenders, isPeer } from './contenders/index.js';
import { whySkipped } from './contestants.js';

/** The project itself runs in threads, compiled: end-to-end.test.ts. */
const peers = contenders.filter(({ name }) => isPeer(name));
const obstacles = new Map<string, string | undefined>();
for (const { name, obstacle } of peers) obstacles.set(name, await obstacle?.());

describe.each(peers)('$name', (peer) => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-contender-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const obstacle = obstacles.get(peer.name);
  const skipped = obstacle === undefined ? '' : ` (skipped: ${obstacle})`;

  it.skipIf(obstacle !== undefined)(`answers from what another of its kind has built${skipped}`, () =>
    expectAnswers(peer, folder),
  );
});

describe('a peer that cannot do a size', () => {
  const [, miniSearch] = contenders;
  if (miniSearch === undefined) throw new Error('no MiniSearch');

  it('is left out with the reason, unless all are asked for', async () => {
    expect(await whySkipped(miniSearch, 1_000_000, false)).toBe(
      'above 700,000 passages its JSON is longer than a string can be; --all tries it',
    );
    expect(await whySkipped(miniSearch, 1_000_000, true)).toBeUndefined();
    expect(await whySkipped(miniSearch, 100_000, false)).toBeUndefined();
  });
});
