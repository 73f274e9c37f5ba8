import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Seals } from '../../src/state/seals.js';

const [older, newer] = ['an older key of thirty-two bytes', 'a newer key of thirty-two bytes!'];

describe('a seal', () => {
  it('is opened by its key, about the same, and by nothing else', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (text, about, other) => {
        const sealed = new Seals([older]).seal(text, about);
        expect(new Seals([older]).open(sealed, about)).toBe(text);
        expect(new Seals([newer, older]).open(sealed, about)).toBe(text);
        expect(new Seals([newer]).open(sealed, about)).toBeUndefined();
        expect(new Seals([]).open(sealed, about)).toBeUndefined();
        if (other !== about) expect(new Seals([older]).open(sealed, other)).toBeUndefined();
      }),
    );
  });

  it('is opened no more when any bit of it has changed, or it is shorter', () => {
    const seals = new Seals([older]);
    const sealed = seals.seal('xoxb-token', 'slack T1');
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(seals.open(changed, 'slack T1'), `byte ${at}`).toBeUndefined();
      expect(seals.open(sealed.subarray(0, at), 'slack T1'), `${at} bytes`).toBeUndefined();
    }
  });

  it('is never the same twice, and holds no word of what it seals', () => {
    const seals = new Seals([older]);
    const [first, second] = [seals.seal('xoxb-token', 'a'), seals.seal('xoxb-token', 'a')];
    expect(first.equals(second)).toBe(false);
    expect(first.toString('latin1')).not.toContain('xoxb');
  });

  it('tells whether the newest key has made it; without a key nothing is sealed', () => {
    const sealed = new Seals([older]).seal('x', 'a');
    expect(new Seals([older, newer]).isNewest(sealed)).toBe(true);
    expect(new Seals([newer, older]).isNewest(sealed)).toBe(false);
    expect(() => new Seals([]).seal('x', 'a')).toThrow(RangeError);
  });
});
