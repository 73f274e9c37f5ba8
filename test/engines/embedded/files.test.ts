import { cp, mkdtemp, open, readdir, readFile, rm, truncate, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { DamagedIndexError } from '../../../src/core/types/ports.js';
import { everything } from '../../../src/core/types/scope.js';
import { EmbeddedEngine } from '../../../src/engines/embedded/embedded-engine.js';
import { stride } from '../../support/runs-all.js';
import { analysed, each, entry, factsOf, fewTerms, type TestDocument } from '../analysed.js';
import { observe } from '../observe.js';

const folders: string[] = [];

afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
});

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'index-files-'));
  folders.push(folder);
  return folder;
}

const ids = ['a', 'b', 'c'];
const documents: TestDocument[] = [
  {
    id: 'a',
    title: ['zebra'],
    passages: [['lion', { stop: 'the' }, 'zebra'], ['grass']],
    words: { lino: 'lion' },
  },
  { id: 'b', passages: [['tree', '漢字', 'zebras']], languages: ['de'] },
  { id: 'c', title: ['land'], passages: [['lion']] },
];

/** An index with a tombstone. */
async function writtenIndex(): Promise<string> {
  const folder = await temporaryFolder();
  const engine = new EmbeddedEngine({ folder });
  const reader = await engine.replace(each(documents.map(analysed)), () => ({
    facts: factsOf('f'),
    removed: [],
  }));
  await reader.close();
  await (await engine.apply(each([]), () => ({ facts: factsOf('g'), removed: ['c'] }))).close();
  return folder;
}

/** What an index in the folder says; what refuses it, where it does. */
async function read(folder: string): Promise<{ readonly said?: unknown; readonly refusal?: string }> {
  const { reader, problem } = await new EmbeddedEngine({ folder }).open();
  if (reader === undefined) return { refusal: problem ?? '' };
  try {
    return { said: [reader.facts, await observe(reader, ids, fewTerms)] };
  } catch (error) {
    if (!(error instanceof DamagedIndexError)) throw error;
    return { refusal: error.message };
  } finally {
    await reader.close();
  }
}

const fileIn = async (folder: string, ending: string) =>
  (await readdir(folder)).find((name) => name.endsWith(ending)) ?? '';

it('is a manifest and two files a segment, which nobody else may read', async () => {
  const names = await readdir(await writtenIndex());
  expect(names.map((name) => name.replace(/[0-9a-f]{16}/, 'x')).sort()).toEqual([
    'manifest.json',
    'segment-x.documents',
    'segment-x.image',
  ]);
});

it.each(['manifest.json', '.image', '.documents'])(
  'never answers otherwise when a byte of its %s is altered, or the file is cut or longer: refuses it by name',
  async (ending) => {
    const folder = await writtenIndex();
    const expected = await read(folder);
    expect(expected.refusal).toBeUndefined();
    const name = await fileIn(folder, ending);
    const file = join(folder, name);
    const whole = await readFile(file);
    let refusals = 0;
    const check = async (bytes: Uint8Array, what: string) => {
      await writeFile(file, bytes);
      const { said, refusal } = await read(folder);
      if (refusal === undefined) expect(said, what).toEqual(expected.said);
      else {
        refusals++;
        expect(refusal, what).toContain(name);
      }
    };
    let tried = 0;
    for (const [at, byte] of whole.entries()) {
      if (at % stride > 0) continue;
      tried++;
      const altered = Buffer.from(whole);
      altered[at] = byte ^ (1 << (at % 8));
      await check(altered, `byte ${at}`);
    }
    const altered = refusals;
    // What lies between two arrays, or belongs to a removed document, means nothing.
    expect(altered).toBeGreaterThan(tried * 0.7);
    const lengths = Array.from({ length: 50 }, (_, i) => Math.floor((whole.length * i) / 50));
    for (const length of lengths) await check(whole.subarray(0, length), `${length} bytes`);
    await check(Buffer.concat([whole, Buffer.from('x')]), 'longer');
    expect(refusals - altered).toBe(lengths.length + 1);
  },
  120_000,
);

it('tells what is wrong with an index that it does not open, and leaves it alone', async () => {
  const refusalOf = async (damage: (folder: string) => Promise<void>) => {
    const folder = await writtenIndex();
    await damage(folder);
    const before = await readdir(folder);
    const { reader, problem } = await new EmbeddedEngine({ folder }).open();
    expect(reader).toBeUndefined();
    expect(await readdir(folder)).toEqual(before);
    return problem?.replaceAll(folder, 'FOLDER').replace(/[0-9a-f]{16}/, 'x');
  };
  const end = ': it is left alone, and the corpus is read again';
  const manifest = async (folder: string, text: string) =>
    await writeFile(join(folder, 'manifest.json'), text);
  const changed = (from: string, to: string) => async (folder: string) =>
    await manifest(folder, (await readFile(join(folder, 'manifest.json'), 'utf8')).replace(from, to));

  const start = 'the index file FOLDER/manifest.json';
  expect(await refusalOf((folder) => manifest(folder, ''))).toBe(`${start} is cut off, or no index${end}`);
  expect(await refusalOf((folder) => manifest(folder, 'hello\nworld\n'))).toBe(
    `${start} is damaged, or no index${end}`,
  );
  expect(await refusalOf((folder) => manifest(folder, '{"format":"verbatim-index","version":0}\n'))).toBe(
    `${start} was written by another version of Verbatim${end}`,
  );
  expect(await refusalOf(changed('"analysis":', '"analysis":9'))).toBe(
    `${start} was written by another version of Verbatim${end}`,
  );
  expect(await refusalOf(changed('"documentsHash":"g"', '"documentsHash":"h"'))).toBe(
    `${start} is damaged${end}`,
  );
  expect(await refusalOf(async (folder) => await unlink(join(folder, await fileIn(folder, '.image'))))).toBe(
    `${start} names files that are missing${end}`,
  );
  expect(
    await refusalOf(async (folder) => await truncate(join(folder, await fileIn(folder, '.documents')), 10)),
  ).toBe(`the index file FOLDER/segment-x.documents is cut off${end}`);
  expect(
    await refusalOf(async (folder) => {
      const other = await temporaryFolder();
      const engine = new EmbeddedEngine({ folder: other });
      const reader = await engine.replace(each([entry('x', '', 'other')]), () => ({
        facts: factsOf('x'),
        removed: [],
      }));
      await reader.close();
      for (const kind of ['.image', '.documents']) {
        await cp(join(other, await fileIn(other, kind)), join(folder, await fileIn(folder, kind)));
      }
    }),
  ).toBe(`the index file FOLDER/segment-x.image is not the one that was written for this index${end}`);
  expect(
    await refusalOf(async (folder) => await writeFile(join(folder, await fileIn(folder, '.image')), 'hello')),
  ).toBe(`the index file FOLDER/segment-x.image is no part of an index${end}`);
});

it('names the file when a record turns out damaged later, and reads the others', async () => {
  const folder = await writtenIndex();
  const engine = new EmbeddedEngine({ folder });
  const { reader } = await engine.open();
  const file = join(folder, await fileIn(folder, '.documents'));
  const bytes = await readFile(file);
  const text = bytes.indexOf('lion the zebra', 0, 'latin1');
  bytes[text] = 0;
  await writeFile(file, bytes);
  const [stored, other] = [await reader?.document('a'), await reader?.document('b')];
  expect(() => stored?.text.slice(10)).toThrow(DamagedIndexError);
  expect(() => stored?.text.slice(10)).toThrow(file);
  expect(other?.text.slice(0, 4)).toBe('tree');
  expect((await reader?.search(['lion'], 3, everything))?.documents).toHaveLength(1);
  await reader?.close();
});

it('opens an index of which a part that nobody has read is damaged, and names the file to whoever reads it', async () => {
  const folder = await writtenIndex();
  const file = join(folder, await fileIn(folder, '.image'));
  const bytes = await readFile(file);
  const directory = bytes.subarray(0, bytes.lastIndexOf(']]')).toString('latin1');
  const [, start = ''] = /"wordMasks",\d+,\d+,\d+,"\w+",(\d+)/.exec(directory) ?? [];
  const sections = Math.ceil((directory.length + 2) / 8) * 8;
  bytes[sections + Number(start)] = (bytes[sections + Number(start)] ?? 0) ^ 1;
  await writeFile(file, bytes);
  const { reader, problem } = await new EmbeddedEngine({ folder }).open();
  expect(problem).toBeUndefined();
  expect((await reader?.search(['lion'], 3, everything))?.documents).toHaveLength(1);
  for (const _ of 'ab')
    await expect(reader?.wordsNear('lino', 1, everything)).rejects.toThrow(`${file} is damaged (wordMasks)`);
  await reader?.close();
});

it('writes a new index over one that it cannot trust, and clears the old one away', async () => {
  const folder = await writtenIndex();
  await writeFile(join(folder, 'manifest.json'), 'torn');
  const engine = new EmbeddedEngine({ folder });
  await expect(engine.apply(each([]), () => ({ facts: factsOf('f'), removed: [] }))).rejects.toThrow(
    DamagedIndexError,
  );
  const reader = await engine.replace(each([entry('x', '', 'zebra')]), () => ({
    facts: factsOf('x'),
    removed: [],
  }));
  expect((await reader.search(['zebra'], 1, everything)).documents).toHaveLength(1);
  await reader.close();
  expect(await readdir(folder)).toHaveLength(3);
});

it('clears away what a dead writer left, and nothing else', async () => {
  const folder = await writtenIndex();
  const left = [
    'manifest.json.1-0a.new',
    'segment-0123456789abcdef.image',
    'segment-0a.documents',
    'segment-0a.image.7-0b.new',
  ];
  const others = ['README', 'index.jsonl', 'segment-notes.txt', 'manifest.json.bak'];
  for (const name of [...left, ...others]) await writeFile(join(folder, name), 'x');
  const engine = new EmbeddedEngine({ folder });
  await (await engine.apply(each([]), () => ({ facts: factsOf('f'), removed: [] }))).close();
  const names = await readdir(folder);
  expect(names.filter((name) => left.includes(name))).toEqual([]);
  expect(names).toEqual(expect.arrayContaining(others));
});

it('goes on reading segments whose files are gone, until its reader is closed', async () => {
  const folder = await writtenIndex();
  const [writer, asker] = [new EmbeddedEngine({ folder }), new EmbeddedEngine({ folder })];
  const { reader } = await asker.open();
  const before = reader && (await observe(reader, ids, fewTerms));
  await (
    await writer.replace(each([entry('x', '', 'other')]), () => ({ facts: factsOf('x'), removed: [] }))
  ).close();
  expect(await readdir(folder)).toHaveLength(3);
  expect(reader && (await observe(reader, ids, fewTerms))).toEqual(before);
  await reader?.close();
});

it('reads no other file that was opened after its reader was closed', async () => {
  const folder = await writtenIndex();
  const { reader } = await new EmbeddedEngine({ folder }).open();
  const stored = await reader?.document('a');
  await reader?.close();
  const other = await open(join(folder, await fileIn(folder, '.image')));
  expect(() => stored?.text.slice(0)).toThrow(/after its reader was closed/);
  await other.close();
});

it('keeps few segments however often it is changed, and leaves large whole ones alone', async () => {
  const folder = await temporaryFolder();
  const engine = new EmbeddedEngine({ folder, bounds: { passages: 64, text: 1e6 } });
  const write = async (kind: 'replace' | 'apply', ...names: number[]) =>
    await (
      await engine[kind](each(names.map((name) => entry(`d${name}`, '', `zebra w${name}`, 'lion'))), () => ({
        facts: factsOf('f'),
        removed: [],
      }))
    ).close();
  await write('replace', ...Array(320).keys());
  const large = (await readdir(folder)).filter((name) => name.endsWith('.image'));
  expect(large).toHaveLength(10);
  let max = 0;
  for (let i = 0; i < 60; i++) {
    await write('apply', (i * 37) % 320, 1_000 + i);
    max = Math.max(max, (await readdir(folder)).filter((name) => name.endsWith('.image')).length);
  }
  expect(max).toBeLessThan(10 + 20);
  // Each has lost but a few documents.
  expect((await readdir(folder)).filter((name) => large.includes(name))).toHaveLength(10);
  const { reader } = await engine.open();
  expect(reader?.documents).toBe(380);
  await reader?.close();
  // More than half of each is dead.
  await write('apply', ...Array(320).keys());
  expect((await readdir(folder)).filter((name) => large.includes(name))).toEqual([]);
});
