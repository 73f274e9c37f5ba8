import { appendFileSync, existsSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { corpusCopy, run, runInProcess, saidBeside, temporaryFolder } from './program.js';

const [first, second] = ['000_f2fb10b7c3e32bff.txt', '004_53e2a7249fa19d72.txt'];

// biome-ignore lint/suspicious/noExplicitAny: what a program outside reads
async function indexed(corpus: string, state: string, how = runInProcess): Promise<Record<string, any>> {
  const { code, stdout } = await how(['index', '--json', '--corpus', corpus], {
    VERBATIM_STATE: state,
  });
  expect(code).toBe(0);
  expect(stdout.trim().split('\n')).toHaveLength(1);
  return JSON.parse(stdout);
}

describe('index', () => {
  it('tells what was added, changed, removed and skipped since the last time, and nothing when nothing was', async () => {
    const corpus = corpusCopy();
    const state = temporaryFolder();
    const made = await indexed(corpus, state);
    expect(made).toEqual({
      added: [first, second],
      changed: [],
      removed: [],
      moved: [],
      extents: [first, second].map((id) => ({
        id,
        passages: expect.any(Number),
        changedPassages: expect.any(Number),
      })),
      skipped: [],
      documents: 2,
      passages: expect.any(Number),
      fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/u),
      tookMs: expect.any(Number),
    });
    expect(await indexed(corpus, state)).toEqual({
      ...made,
      added: [],
      extents: [],
      tookMs: expect.any(Number),
    });

    appendFileSync(join(corpus, first), '\nA line more.\n');
    rmSync(join(corpus, second));
    writeFileSync(join(corpus, 'new.md'), '# New\n\nA third document about lighthouses.\n');
    writeFileSync(join(corpus, 'picture.png'), 'no picture');
    const edited = await indexed(corpus, state);
    expect(edited).toMatchObject({ added: ['new.md'], changed: [first], removed: [second], documents: 2 });
    expect(edited['skipped']).toEqual([{ file: 'picture.png', reason: expect.stringMatching(/\S/u) }]);
    expect(edited['fingerprint']).not.toBe(made['fingerprint']);
    expect(edited['extents']).toContainEqual({ id: first, passages: expect.any(Number), changedPassages: 1 });

    renameSync(join(corpus, 'new.md'), join(corpus, 'newer.md'));
    const moved = await indexed(corpus, state);
    expect(moved).toMatchObject({
      added: ['newer.md'],
      removed: ['new.md'],
      moved: [{ from: 'new.md', to: 'newer.md' }],
    });
  });

  it('keeps the old index where nothing can be read any more, and ask answers from it with a warning', async () => {
    const corpus = corpusCopy();
    const state = temporaryFolder();
    const made = await indexed(corpus, state);
    for (const file of [first, second])
      writeFileSync(join(corpus, file), Buffer.from([0xc3, 0x28, 0x00, 0xff, 0xfe]));

    const broken = await runInProcess(['index', '--json', '--corpus', corpus], { VERBATIM_STATE: state });
    expect(broken.code).toBe(2);
    expect(broken.stdout).toBe('');
    expect(broken.stderr).toContain('The old index stays in use.');

    const asked = await runInProcess(['ask', '--json', '--corpus', corpus, 'which companies had access'], {
      VERBATIM_STATE: state,
    });
    expect(asked.code).toBe(0);
    expect(JSON.parse(asked.stdout)).toMatchObject({
      kind: 'found',
      index: { fingerprint: made['fingerprint'] },
    });
    expect(saidBeside(asked.stderr).trim().split('\n')).toHaveLength(1);
    expect(asked.stderr).toContain('The last index answers.');
  });

  it('explains how a file is read, or why it is left out', async () => {
    const corpus = corpusCopy();
    writeFileSync(join(corpus, 'picture.png'), 'no picture');
    writeFileSync(join(corpus, 'half.jsonl'), '{"a":1}\n{broken\n');
    const [read, left, missing, half] = await Promise.all(
      [first ?? '', 'picture.png', 'gone.txt', 'half.jsonl'].map((file) =>
        runInProcess(['index', '--corpus', corpus, '--explain', file]),
      ),
    );
    expect(read?.code).toBe(0);
    expect(read?.stdout).toContain(`id: ${first}`);
    expect(read?.stdout).toMatch(/line 1, \[0, \d+\)/u);
    expect(left?.stdout).toMatch(/^picture\.png is skipped: \S/u);
    expect(half?.stdout).toContain('fault: line 2 is no JSON; the rest of it is read\n');
    expect(missing?.code).toBe(2);
    expect(missing?.stderr).toContain('there is no file gone.txt');
  });

  it('explains which lines are not quoted where other text answers', async () => {
    const corpus = temporaryFolder();
    const footer = 'Subscribe to the letter of the Velmar Herald for less than a coffee a week.';
    const subjects = [
      'Buses run on hydrogen.',
      'A storm took the roof.',
      'Onions are dear.',
      'Schools close.',
    ];
    for (const [i, subject] of subjects.entries()) {
      writeFileSync(join(corpus, `${i}.txt`), `${subject}\n\nLeave a Reply\n\n${footer}\n`);
    }
    const [shown, json] = await Promise.all([
      runInProcess(['index', '--corpus', corpus, '--explain', '0.txt']),
      runInProcess(['index', '--corpus', corpus, '--explain', '0.txt', '--json']),
    ]);
    expect(shown.stdout).toContain(`stands in 4 documents:\n${footer}`);
    const { setAside } = JSON.parse(json.stdout) as { setAside: readonly object[] };
    expect(setAside).toMatchObject([
      { line: 3, documents: 4 },
      { line: 5, why: 'many-documents', documents: 4 },
    ]);
  });

  it('says which package OCR lacks and how it is installed, also where nothing but scans is there', async () => {
    const corpus = temporaryFolder();
    writeFileSync(join(corpus, 'scan.png'), 'no picture');
    const file = join(temporaryFolder(), 'verbatim.yaml');
    writeFileSync(file, 'corpus:\n  ocr: eng+kor\n');
    const { stderr } = await runInProcess(['index', '--corpus', corpus], {
      VERBATIM_STATE: temporaryFolder(),
      VERBATIM_CONFIG: file,
    });
    expect(stderr).toMatch(/OCR of kor is not installed.*npm install .*@tesseract\.js-data\/kor@/u);
  });

  it('is made by one process at a time: two at once give the same record', async () => {
    const corpus = corpusCopy();
    const state = temporaryFolder();
    const [one, other] = await Promise.all([indexed(corpus, state, run), indexed(corpus, state, run)]);
    expect(one['fingerprint']).toBe(other['fingerprint']);
    expect(existsSync(state)).toBe(true);
    const left = readdirSync(state, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.new'),
    );
    expect(left).toEqual([]);
  });
});
