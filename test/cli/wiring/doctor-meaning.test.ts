import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { expect, it, onTestFinished } from 'vitest';
import { meaningFindings } from '../../../src/cli/wiring/doctor-meaning.js';
import { startLibrary } from '../../../src/cli/wiring/start-library.js';
import { readConfig } from '../../../src/config/config.js';
import { TableError, tableBytes } from '../../../src/meaning/piece-table.js';
import { commandLine } from '../../../src/texts/command-line/index.js';
import { smallVectors } from '../../meaning/small-table.js';

const { meaning: texts } = commandLine.doctor;
const config = readConfig({});

function damagedTable(): string {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-doctor-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'vectors.bin');
  writeFileSync(file, tableBytes(smallVectors));
  truncateSync(file, 100);
  return file;
}

it('says what ranks beside words', () => {
  const [on] = meaningFindings(config);
  expect(on).toEqual({ level: 'ok', ...texts.ranks('static-bge-small-en-v1.5-128') });
  const [off] = meaningFindings({ meaning: { ...config.meaning, enabled: false } });
  expect(off).toEqual({ level: 'ok', ...texts.isOff });
});

it('names a damaged table, which keeps a bot from starting', () => {
  const meaning = { ...config.meaning, table: damagedTable() };
  const problem = new TableError(meaning.table, 'is cut off or damaged');
  expect(meaningFindings({ meaning })).toEqual([{ level: 'problem', ...texts.isUnusable(problem.message) }]);
  const audit = { append: async () => {} };
  const { signal } = new AbortController();
  expect(() => startLibrary({ ...config, meaning }, audit, pino({ enabled: false }), signal)).toThrow(
    problem,
  );
});
