import { describe, expect, it } from 'vitest';
import { nearest } from '../../../src/chat/dispatch/nearest.js';

const names = ['ask', 'sources', 'refresh', 'about'];

describe('nearest', () => {
  it.each([
    ['aks', 'ask'],
    ['Ask', 'ask'],
    ['source', 'sources'],
    ['refersh', 'refresh'],
    ['refreshing', 'refresh'],
    ['abou', 'about'],
    ['ref', 'refresh'],
  ])('takes %s for %s', (typed, meant) => {
    expect(nearest(typed, names)).toBe(meant);
  });

  it.each(['', 'x', 'zebra', 'question'])('finds nothing near %j', (typed) => {
    expect(nearest(typed, names)).toBeUndefined();
  });

  it('gives ties to the first', () => {
    expect(nearest('bat', ['cat', 'rat'])).toBe('cat');
  });
});
