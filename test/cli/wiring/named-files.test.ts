import { expect, it } from 'vitest';
import { UsageError } from '../../../src/adapters/terminal/arguments.js';
import { namedFiles } from '../../../src/cli/wiring/named-files.js';

async function* nothing(): AsyncGenerator<Uint8Array> {}
const { named } = namedFiles(() => nothing(), ['.md', '.txt']);

it('takes words that no file can be named by as words', () => {
  for (const words of ['“Said so.” '.repeat(500), 'package.json/“Said so.”', 'a \0 b'])
    expect(named(words)).toBeUndefined();
});

it('names the file that is there, and says so where one that is meant is not', () => {
  expect(named('package.json')).toMatchObject({ name: 'package.json' });
  expect(named('src')).toBeUndefined();
  expect(() => named('missing.md')).toThrow(UsageError);
});
