import { expect, it, vi } from 'vitest';
import { ByScope } from '../../../src/core/indexing/by-scope.js';

const ids = (...names: string[]): ReadonlySet<string> => new Set(names);

it('works out once what is asked with the same set, or with another of the same documents', () => {
  const known = new ByScope<object>();
  const make = vi.fn(() => ({}));
  const set = ids('a', 'b');
  const made = known.of(set, make);
  expect(known.of(set, make)).toBe(made);
  expect(known.of(ids('a', 'b'), make)).toBe(made);
  expect(make).toHaveBeenCalledTimes(1);
  expect(known.of(ids('a'), make)).not.toBe(made);
  expect(known.of(ids('ab'), make)).not.toBe(made);
  expect(known.of(ids(), make)).not.toBe(made);
});

it('lets go what was asked for longest ago', () => {
  const known = new ByScope<object>();
  const first = known.of(ids('first'), () => ({}));
  const others = Array.from({ length: 20 }, (_, i) => {
    expect(known.of(ids('first'), () => ({}))).toBe(first);
    return known.of(ids(`${i}`), () => ({}));
  });
  expect(known.of(ids('19'), () => ({}))).toBe(others[19]);
  expect(known.of(ids('0'), () => ({}))).not.toBe(others[0]);
});
