import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { EmbeddedEngine } from '../../../src/engines/embedded/embedded-engine.js';
import { engineContract } from '../contract.js';

const folders: string[] = [];

afterAll(async () => {
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true })));
});

engineContract('the embedded engine in memory', () => ({ engine: new EmbeddedEngine() }));

engineContract('the embedded engine in a folder', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'embedded-'));
  folders.push(folder);
  return { engine: new EmbeddedEngine({ folder }), another: () => new EmbeddedEngine({ folder }) };
});

// One or two documents a segment, and hardly anything kept in memory: many segments, many merges.
engineContract('the embedded engine in small segments', () => ({
  engine: new EmbeddedEngine({ bounds: { passages: 4, text: 80 }, cacheBytes: 300 }),
}));
