import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findProjectFolder } from '../src/config/config.js';

interface Locked {
  readonly integrity?: string;
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

function lockedPackages(): Readonly<Record<string, Locked>> {
  return JSON.parse(readFileSync(join(findProjectFolder(), 'package-lock.json'), 'utf8')).packages;
}

it('locks every package by the sum of its bytes, wherever it comes from', () => {
  const loose = Object.entries(lockedPackages())
    .filter(([path]) => path !== '')
    .filter(([, { integrity = '', resolved }]) => !integrity.startsWith('sha512-') || resolved !== undefined);
  expect(loose.map(([path]) => path)).toEqual([]);
});

it('locks every platform’s optional packages, without which npm ci refuses the lock file', () => {
  const packages = lockedPackages();
  const missing = Object.values(packages)
    .flatMap(({ optionalDependencies = {} }) => Object.keys(optionalDependencies))
    .filter((name) => !Object.keys(packages).some((path) => path.endsWith(`node_modules/${name}`)));
  expect(missing).toEqual([]);
});
