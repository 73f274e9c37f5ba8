import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findProjectFolder } from '../src/config/config.js';

interface Locked {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

it('locks every platform’s optional packages, without which npm ci refuses the lock file', () => {
  const lock = readFileSync(join(findProjectFolder(), 'package-lock.json'), 'utf8');
  const packages: Readonly<Record<string, Locked>> = JSON.parse(lock).packages;
  const missing = Object.values(packages)
    .flatMap(({ optionalDependencies = {} }) => Object.keys(optionalDependencies))
    .filter((name) => !Object.keys(packages).some((path) => path.endsWith(`node_modules/${name}`)));
  expect(missing).toEqual([]);
});
