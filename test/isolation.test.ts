import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { expect, it } from 'vitest';
import { findProjectFolder } from '../src/config/config.js';
import { alone } from '../vitest.config.js';

const project = findProjectFolder();

/** What stays replaced for all test files that share the process. */
const replacesModule = /\bvi\.(?:mock|doMock|hoisted|stubGlobal)\(/;

it('gives a process of its own to each test file that replaces a module', () => {
  const code = "vi.mock('node:fs');";
  expect([replacesModule.test(code), replacesModule.test('vi.fn()')]).toEqual([true, false]);
  const replacing = readdirSync(join(project, 'test'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && entry.name !== 'isolation.test.ts')
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => replacesModule.test(readFileSync(file, 'utf8')))
    .map((file) => relative(project, file).split(sep).join('/'));
  expect(replacing.filter((path) => !alone.includes(path))).toEqual([]);
  const others = alone.filter((path) => !replacing.includes(path));
  // Alone for another reason, which stands beside it.
  expect(others).toEqual(['test/adapters/terminal/width.test.ts']);
});
