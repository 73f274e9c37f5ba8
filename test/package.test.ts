import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readProjectFile } from './support/documentation.js';

const { bin, scripts } = JSON.parse(readProjectFile('package.json')) as {
  readonly bin: Readonly<Record<string, string>>;
  readonly scripts: Readonly<Record<string, string>>;
};

it('has one program, which runs by itself where it is linked', () => {
  expect(bin).toEqual({ verbatim: 'dist/src/main.js' });
  expect(readProjectFile('src/main.ts').split('\n', 1)).toEqual(['#!/usr/bin/env node']);
});

it('has the scripts that others rely on', () => {
  const names = ['start', 'ask', 'verbatim', 'index', 'doctor', 'evaluate', 'quality', 'bench', 'test'];
  expect(Object.keys(scripts)).toEqual(expect.arrayContaining(names));
});

it('is built without its tests', () => {
  expect(JSON.parse(readProjectFile('tsconfig.build.json')).include).toEqual(['src', 'commands']);
  expect(scripts['build']).toBe('tsc -p tsconfig.build.json && rolldown -c > dist/bundle.log');
  expect(existsSync('dist/test')).toBe(false);
});

it('runs no package that is under the GPL alone', () => {
  const { packages } = JSON.parse(readProjectFile('package-lock.json')) as {
    readonly packages: Readonly<Record<string, { readonly license?: string; readonly dev?: boolean }>>;
  };
  const running = Object.entries(packages).filter(([name, { dev }]) => name !== '' && dev !== true);
  expect(running.length).toBeGreaterThan(100);
  const isFree = (license = '') => license !== '' && !(license.includes('GPL') && !/\bOR\b/.test(license));
  expect([isFree('GPL-3.0'), isFree('(MIT OR GPL-3.0-or-later)'), isFree('MIT')]).toEqual([
    false,
    true,
    true,
  ]);
  expect(running.filter(([, { license }]) => !isFree(license)).map(([name]) => name)).toEqual([]);
});
