import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import * as nodeModule from 'node:module';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { project, temporaryFolder } from '../end-to-end/program.js';

/** From Node 22 on it keeps such code itself, in files of its own. */
const ownOnly = it.skipIf('enableCompileCache' in nodeModule);

/** A program of two files, one of which loads the other when it is asked. */
class Bundled {
  readonly folder = temporaryFolder();

  constructor() {
    cpSync(
      join(project, 'dist', 'src', 'worker', 'compiled-code.js'),
      join(this.folder, 'src', 'worker', 'compiled-code.js'),
    );
    mkdirSync(join(this.folder, 'bundle'));
    writeFileSync(join(this.folder, 'package.json'), '{ "type": "module" }');
    this.write('program', "exports.run = async () => require('./other.cjs').word();");
    this.write('other', "exports.word = () => 'first';");
  }

  write(name: string, code: string): void {
    writeFileSync(join(this.folder, 'bundle', `${name}.cjs`), code);
  }

  run(): string {
    const loading = `
      import { requireCompiled } from './src/worker/compiled-code.js';
      process.stdout.write((await requireCompiled(${JSON.stringify(join(this.folder, 'bundle', 'program.cjs'))}).run()).trim());`;
    const args = ['--input-type=module', '--eval', loading];
    return execFileSync(process.execPath, args, { cwd: this.folder, encoding: 'utf8', stdio: 'pipe' });
  }

  get keptIn(): string {
    return join(this.folder, 'compiled-code');
  }

  /** What is kept, by name, with when it was written. */
  kept(): Record<string, number> {
    if (!existsSync(this.keptIn)) return {};
    return Object.fromEntries(
      readdirSync(this.keptIn).map((file) => [file, statSync(join(this.keptIn, file)).mtimeMs]),
    );
  }
}

ownOnly('keeps the code of each file, and runs the next process with it', () => {
  const bundled = new Bundled();
  expect(bundled.run()).toBe('first');
  const kept = bundled.kept();
  expect(Object.keys(kept).map((name) => name.replace(/-.*/, ''))).toEqual(['other', 'program']);
  expect(bundled.run()).toBe('first');
  expect(bundled.kept()).toEqual(kept);
});

it('runs what was written last, of the same length, too', () => {
  const bundled = new Bundled();
  expect(bundled.run()).toBe('first');
  bundled.write('other', "exports.word = () => 'other';");
  expect(bundled.run()).toBe('other');
});

ownOnly('runs without what is damaged, and keeps it anew', () => {
  const bundled = new Bundled();
  bundled.run();
  for (const file of Object.keys(bundled.kept())) {
    const path = join(bundled.keptIn, file);
    writeFileSync(path, readFileSync(path).subarray(0, 50));
    utimesSync(path, 1, 1);
  }
  expect(bundled.run()).toBe('first');
  const times = Object.values(bundled.kept());
  expect(times).toHaveLength(2);
  expect(Math.min(...times)).toBeGreaterThan(1_000);
  expect(bundled.run()).toBe('first');
});

it('runs what imports modules each time', () => {
  const bundled = new Bundled();
  bundled.write('program', "exports.run = async () => (await import('node:path')).join('a', 'b');");
  expect(bundled.run()).toBe(join('a', 'b'));
  expect(bundled.run()).toBe(join('a', 'b'));
});

it('says nothing where nothing may be kept', () => {
  const bundled = new Bundled();
  // A file in its place: the user of the tests may write everywhere.
  writeFileSync(bundled.keptIn, '');
  expect(bundled.run()).toBe('first');
});
