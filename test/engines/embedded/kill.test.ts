import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import { findProjectFolder } from '../../../src/config/config.js';
import { everything } from '../../../src/core/types/scope.js';
import { EmbeddedEngine } from '../../../src/engines/embedded/embedded-engine.js';
import { each, entry, factsOf } from '../analysed.js';

const compiled = (path: string) => pathToFileURL(join(findProjectFolder(), 'dist', 'src', path)).href;

/** Writes the index again and again; says after each write which round it was. */
const writer = `
  import { analyseDocument } from '${compiled('core/indexing/analyse-document.js')}';
  import { EmbeddedEngine } from '${compiled('engines/embedded/embedded-engine.js')}';
  const engine = new EmbeddedEngine({ folder: process.argv[1], bounds: { passages: 4, text: 4000 } });
  for (let round = Number(process.argv[2]); ; round++) {
    async function* documents() {
      for (let i = 0; i < 9; i++) {
        const text = ('round' + round + ' lion zebra. ').repeat(30);
        yield analyseDocument({ id: 'd' + i, title: 't', titleOrigin: 'file-name', text, bytes: text.length }, 'en');
      }
    }
    const facts = { documentsHash: String(round), skipped: [], builtAt: round };
    const reader = await engine[round % 4 === 0 ? 'replace' : 'apply'](documents(), () => ({ facts, removed: ['x'] }));
    await reader.close();
    console.log(round);
  }
`;

let folder: string | undefined;
let child: ChildProcess | undefined;

afterEach(async () => {
  child?.kill('SIGKILL');
  if (folder !== undefined) await rm(folder, { recursive: true });
});

it('opens, whole, after its writer was killed at any moment, and can be written again', async () => {
  folder = await mkdtemp(join(tmpdir(), 'index-kill-'));
  let round = 0;
  for (let kill = 0; kill < 8; kill++) {
    child = spawn(process.execPath, ['--input-type=module', '-e', writer, folder, String(round)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    if (child.stdout === null) throw new Error('no output');
    await once(child.stdout, 'data');
    await new Promise((resolve) => setTimeout(resolve, (kill * 37) % 100));
    child.kill('SIGKILL');
    await once(child, 'exit');

    const engine = new EmbeddedEngine({ folder });
    const { reader, problem } = await engine.open();
    expect(problem).toBeUndefined();
    round = Number(reader?.facts.documentsHash);
    expect(reader?.documents).toBe(9);
    const term = `round${round}`;
    const all = Array.from({ length: 9 }, (_, i) => `d${i}`);
    const { documents } = (await reader?.search([term], 20, everything)) ?? {};
    expect(documents?.map(({ id }) => id)).toEqual(all);
    for (const id of all) {
      expect((await reader?.document(id))?.text.slice(0)).toBe(`${term} lion zebra. `.repeat(30));
    }
    expect(await reader?.forward(all)).toHaveLength(9);
    await reader?.close();
    const change = () => ({ facts: factsOf(String(round)), removed: ['x'] });
    await (await engine.apply(each([entry('x', '', 'zebra')]), change)).close();
    expect((await readdir(folder)).filter((name) => name.endsWith('.new'))).toEqual([]);
    await (await engine.apply(each([]), change)).close();
  }
}, 120_000);
