import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import type { Format } from '../../../src/corpus/format.js';
import { formats } from '../../../src/corpus/formats/index.js';
import { text } from '../../../src/corpus/formats/text.js';
import type { ParsingLimits } from '../../../src/corpus/parsing/limits.js';
import { folderOf, parsingLimits, readFolder } from '../folder.js';

/** What the test's own program reads; here it only says which files are its. */
const faulty: Format = {
  name: 'faulty',
  extensions: ['.faulty'],
  isParsed: true,
  read: () => Promise.reject(new Error('was read in this process')),
};

async function read(files: Readonly<Record<string, string>>, limits: Partial<ParsingLimits> = {}) {
  const { documents, reasons } = await readFolder(await folderOf(files), {
    formats: [text, faulty],
    parsing: { ...parsingLimits, ...limits },
    parsingProgram: fileURLToPath(new URL('./faulty-program.mjs', import.meta.url)),
  });
  return {
    texts: Object.fromEntries([...documents].map(([id, { text }]) => [id, text])),
    documents,
    reasons,
  };
}

it('every format that needs more than decoding is read in a process of its own', () => {
  expect(formats.filter(({ isParsed }) => !isParsed).map(({ name }) => name)).toEqual(['text']);
});

describe('a file that a parser reads', () => {
  it.each(['hang', 'wait'])('costs itself alone when the parser comes to no end: %s', async (order) => {
    const { texts, reasons } = await read(
      { 'a.faulty': order, 'b.faulty': order, 'c.faulty': 'good one', 'd.faulty': order, 'e.txt': 'good' },
      { timeMs: 1_000 },
    );
    expect(texts).toEqual({ 'c.faulty': 'good one', 'e.txt': 'good' });
    const reason = 'took longer than 1 s to read';
    expect(reasons).toEqual({ 'a.faulty': reason, 'b.faulty': reason, 'd.faulty': reason });
  });

  it.each(['heap', 'buffers'])('costs itself alone when the parser eats memory: %s', async (order) => {
    const { texts, reasons } = await read(
      { 'a.faulty': order, 'b.faulty': 'good one', 'c.faulty': order, 'd.faulty': 'good two' },
      { memoryBytes: 150_000_000 },
    );
    expect(texts).toEqual({ 'b.faulty': 'good one', 'd.faulty': 'good two' });
    const reason = 'needs more than 150 MB to read';
    expect(reasons).toEqual({ 'a.faulty': reason, 'c.faulty': reason });
  });

  it('costs itself alone when the parser ends its process or throws', async () => {
    const { texts, reasons } = await read({
      'a.faulty': 'exit 3',
      'b.faulty': 'throw',
      'c.faulty': 'nonsense',
      'd.faulty': 'good one',
    });
    expect(texts).toEqual({ 'd.faulty': 'good one' });
    expect(reasons).toEqual({
      'a.faulty': 'its parser failed (exit code 3)',
      'b.faulty': 'cannot be read (TypeError)',
      'c.faulty': 'its parser gave nothing that can be read',
    });
  });

  it('is read whatever the parser prints', async () => {
    expect((await read({ 'a.faulty': 'print' })).texts).toEqual({ 'a.faulty': 'printed' });
  });

  it('is read in a process that knows no token', async () => {
    vi.stubEnv('SLACK_BOT_TOKEN', 'xoxb-not-a-token');
    vi.stubEnv('NODE_OPTIONS', '--no-warnings');
    const { texts } = await read({ 'a.faulty': 'environment' });
    expect(Object.keys(JSON.parse(texts['a.faulty'] ?? '{"not":"read"}'))).toEqual([]);
  });

  it('is read in one of two processes, one file after another', async () => {
    const names = Array.from({ length: 12 }, (_, i) => [`${i}.faulty`, 'process'] as const);
    const { texts } = await read(Object.fromEntries(names));
    expect(Object.keys(texts)).toHaveLength(12);
    expect(new Set(Object.values(texts)).size).toBe(2);
  });

  it('says of itself only what a document may say', async () => {
    const { documents } = await read({ 'a.faulty': 'links' });
    expect(documents.get('a.faulty')).toMatchObject({ title: 'a b', text: 'linked' });
    expect(documents.get('a.faulty')).not.toHaveProperty('url');
  });

  it.skipIf(process.platform === 'win32')(
    'leaves no process behind that is busy when its parent is killed',
    async () => {
      const modules = fileURLToPath(
        new URL('../../../dist/src/corpus/parsing/parsing-process.js', import.meta.url),
      );
      const program = fileURLToPath(new URL('./faulty-program.mjs', import.meta.url));
      const parent = spawn(
        process.execPath,
        [fileURLToPath(new URL('./busy-parent.mjs', import.meta.url)), modules, program],
        { stdio: ['ignore', 'pipe', 'inherit'] },
      );
      const [line] = await once(parent.stdout, 'data');
      const child = Number(String(line).split(' ')[1]);
      expect(process.kill(child, 0)).toBe(true);
      // It is given the file that keeps it busy right behind the line.
      await setTimeout(300);
      parent.kill('SIGKILL');
      await vi.waitFor(() => expect(() => process.kill(child, 0)).toThrow('ESRCH'), { timeout: 100_000 });
    },
    60_000,
  );

  it('leaves no process behind', async () => {
    const { texts } = await read({ 'a.faulty': 'process', 'b.faulty': 'process' });
    expect(Object.keys(texts)).toHaveLength(2);
    for (const line of Object.values(texts)) {
      const id = Number(line.split(' ')[1]);
      await vi.waitFor(() => expect(() => process.kill(id, 0)).toThrow('ESRCH'), { timeout: 100_000 });
    }
  });
});
