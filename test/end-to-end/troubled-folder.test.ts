import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { launch, run, temporaryFolder } from './program.js';
import { troubledFolder } from './troubled-folder.js';

/** Resident memory of this process and all that it has started, in bytes. */
function residentBytes(id: number): number {
  const parents = new Map<number, number>();
  const sizes = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      const status = readFileSync(`/proc/${name}/status`, 'utf8');
      parents.set(Number(name), Number(/^PPid:\s*(\d+)/m.exec(status)?.[1]));
      sizes.set(Number(name), Number(/^VmRSS:\s*(\d+)/m.exec(status)?.[1] ?? 0) * 1024);
    } catch {
      // It has ended meanwhile.
    }
  }
  const isWithin = (one: number | undefined): boolean =>
    one !== undefined && one > 1 && (one === id || isWithin(parents.get(one)));
  return [...sizes].reduce((sum, [one, size]) => (isWithin(one) ? sum + size : sum), 0);
}

it.skipIf(process.platform !== 'linux')(
  'a folder of every format, with whatever is broken or hostile, is refreshed to the end within 1 GB; each bad file is named, each good one quoted',
  async () => {
    const { folder, good, reasons, config } = await troubledFolder();
    const env = { VERBATIM_CORPUS: folder, VERBATIM_STATE: temporaryFolder(), VERBATIM_CONFIG: config };
    const program = launch(['index', '--json'], env);
    let max = 0;
    const timer = setInterval(() => {
      max = Math.max(max, residentBytes(program.id));
    }, 40);
    const { code, stdout, stderr } = await program.ended.finally(() => clearInterval(timer));
    expect(stderr).not.toMatch(/Error|at .*\.js:\d/);
    expect(stderr).toContain('sources.csv, row 3: there is no such file in the corpus');
    expect(code).toBe(0);
    const { added, skipped } = JSON.parse(stdout);
    expect(added.toSorted()).toEqual(good.map(({ file }) => file).toSorted());
    expect(
      Object.fromEntries(skipped.map(({ file, reason }: { file: string; reason: string }) => [file, reason])),
    ).toEqual(reasons);
    expect(max).toBeGreaterThan(50_000_000);
    expect(max).toBeLessThan(2 ** 30);

    // A check takes eight quotes.
    for (let i = 0; i < good.length; i += 8) {
      const asked = good.slice(i, i + 8);
      const words = asked.map(({ quote }) => `“${quote}”`).join(' ');
      const checked = await run(['check', '--json', words], env);
      const { strings } = JSON.parse(checked.stdout);
      expect(strings.map(({ kind }: { kind: string }) => kind)).toEqual(
        asked.map(({ isRecognised }) => (isRecognised ? 'ocr' : 'exact')),
      );
      for (const [n, { file, quote, place }] of asked.entries()) {
        expect(strings[n].places).toEqual([
          expect.objectContaining({
            documentId: file,
            text: quote,
            place: place ?? null,
            ...(file === 'plain.txt' ? { author: 'Grace Hopper', date: '2018-06-05' } : {}),
          }),
        ]);
      }
    }
  },
  600_000,
);
