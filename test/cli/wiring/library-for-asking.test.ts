import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { libraryForAsking } from '../../../src/cli/wiring/library-for-asking.js';
import { readConfig } from '../../../src/config/config.js';
import { CorpusError } from '../../../src/core/types/ports.js';
import { everything } from '../../../src/core/types/scope.js';
import { openState } from '../../../src/state/open-state.js';
import { commandLine } from '../../../src/texts/command-line/index.js';
import { defaultConfiguration } from '../../support/default-configuration.js';

const { index: told } = commandLine.printed;

const opened: string[] = [];

vi.mock('../../../src/corpus/read-whole.js', async (original) => {
  const { readWhole } = await original<typeof import('../../../src/corpus/read-whole.js')>();
  const watched: typeof readWhole = (file, maxBytes) => {
    opened.push(file.id);
    return readWhole(file, maxBytes);
  };
  return { readWhole: watched };
});

const question = 'when does the ferry to Brienz leave';
const ferry = 'The ferry to Brienz leaves the pier at seven in the morning.';

/** Long ago, in seconds since 1970: a file changed this minute may change again and look the same. */
const old = 1_700_000_000;

class World {
  readonly folder = temporary();
  readonly stateFolder = temporary();

  write(name: string, text: string): void {
    writeFileSync(join(this.folder, name), text);
    utimesSync(join(this.folder, name), old, old);
  }

  get state() {
    const state = openState({ folder: this.stateFolder, now: Date.now, corpusFolder: this.folder });
    onTestFinished(() => state.close());
    return state;
  }

  /** One question from the terminal. */
  async ask() {
    opened.length = 0;
    const config = readConfig(
      { ...defaultConfiguration, VERBATIM_STATE: this.stateFolder },
      { corpus: this.folder },
    );
    const warned: string[] = [];
    const { state } = this;
    const library = await libraryForAsking(config, state, {
      by: 'Ada',
      warn: (line) => warned.push(line),
      onProgress: () => {},
    });
    const { quotes } = await library.answer(question, { scope: everything, limit: 1 });
    const records = await state.forCorpus(this.folder).refreshLog.latest(10);
    return { texts: quotes.map(({ text }) => text), opened: opened.toSorted(), warned, records };
  }
}

function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));
  return folder;
}

function filled(): World {
  const world = new World();
  world.write('ferry.txt', ferry);
  world.write('bread.txt', 'The bakery sells bread on market days.');
  return world;
}

describe('a question from the terminal', () => {
  it('opens every file once, and then none as long as nothing changes', async () => {
    const world = filled();
    expect(await world.ask()).toMatchObject({
      texts: [ferry],
      opened: ['bread.txt', 'ferry.txt'],
      warned: [],
    });
    expect(await world.ask()).toMatchObject({
      texts: [ferry],
      opened: [],
      warned: [],
      records: [{ by: 'Ada' }],
    });
  });

  it('opens what is new or has changed, and nothing else', async () => {
    const world = filled();
    await world.ask();
    const later = 'The ferry to Brienz leaves the pier at eight.';
    world.write('ferry.txt', later);
    world.write('new.txt', 'Something new.');
    rmSync(join(world.folder, 'bread.txt'));
    const { texts, opened, records } = await world.ask();
    expect({ texts, opened }).toEqual({ texts: [later], opened: ['ferry.txt', 'new.txt'] });
    expect(records[0]).toMatchObject({ added: ['new.txt'], changed: ['ferry.txt'], removed: ['bread.txt'] });
  });

  it('is answered by the saved index, which is said, while another process refreshes', async () => {
    const world = filled();
    await world.ask();
    world.write('ferry.txt', 'The ferry to Brienz leaves the pier at eight.');
    const release = await world.state.forCorpus(world.folder).writerLock.tryAcquire();
    expect(await world.ask()).toMatchObject({
      texts: [ferry],
      opened: [],
      warned: [told.isRefreshedElsewhere],
    });
    await release?.();
    expect(await world.ask()).toMatchObject({ opened: ['ferry.txt'], warned: [] });
  });

  it('is answered from memory, which is said, where the saved index is of another format, and that is left alone', async () => {
    const world = filled();
    await world.ask();
    const manifest = join(world.state.forCorpus(world.folder).indexFolder, 'manifest.json');
    const written = readFileSync(manifest, 'utf8').replace('"version":1', '"version":999');
    writeFileSync(manifest, written);
    const { texts, warned } = await world.ask();
    expect({ texts, warned }).toEqual({
      texts: [ferry],
      warned: [expect.stringMatching(/another version of Verbatim/u)],
    });
    expect(readFileSync(manifest, 'utf8')).toBe(written);
  });

  it.skipIf(process.platform === 'win32')(
    'is answered from memory, which is said, where the state cannot be written',
    async () => {
      const world = filled();
      chmodSync(world.stateFolder, 0o555);
      const isRoot = process.geteuid?.() === 0;
      chmodSync(world.folder, 0o755);
      if (isRoot) process.seteuid?.(65534);
      try {
        const { texts, warned } = await world.ask();
        expect({ texts, warned }).toEqual({
          texts: [ferry],
          warned: [told.inMemory(told.stateIsReadOnly(world.stateFolder))],
        });
      } finally {
        if (isRoot) process.seteuid?.(0);
        chmodSync(world.stateFolder, 0o700);
      }
      expect(readdirSync(world.stateFolder)).toEqual([]);
    },
  );

  it('has a damaged part of the index made anew', async () => {
    const world = filled();
    await world.ask();
    const { indexFolder } = world.state.forCorpus(world.folder);
    const side = readdirSync(indexFolder).find((name) => name.endsWith('.documents')) ?? '';
    const bytes = readFileSync(join(indexFolder, side));
    bytes.write('evening', bytes.lastIndexOf('morning'));
    writeFileSync(join(indexFolder, side), bytes);
    const { texts, warned } = await world.ask();
    expect({ texts, warned }).toEqual({
      texts: [ferry],
      warned: [expect.stringMatching(/the index is built again$/u)],
    });
    expect(await world.ask()).toMatchObject({ texts: [ferry], opened: [], warned: [] });
  });

  it('is answered by the last index where the folder is gone, and fails where there is none', async () => {
    const world = filled();
    await world.ask();
    rmSync(world.folder, { recursive: true });
    const { texts, warned } = await world.ask();
    expect({ texts, warned }).toEqual({
      texts: [ferry],
      warned: [expect.stringMatching(/does not exist.* The last index answers\.$/u)],
    });
    const other = new World();
    rmSync(other.folder, { recursive: true });
    await expect(other.ask()).rejects.toThrow(CorpusError);
  });
});
