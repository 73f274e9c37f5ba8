import { describe, expect, it, vi } from 'vitest';
import { repairedOnDamage } from '../../../src/cli/wiring/repaired-on-damage.js';
import { DamagedIndexError } from '../../../src/core/types/ports.js';

class Counter {
  #asked = 0;
  isDamaged = true;
  readonly name = 'counter';

  async ask(by: number): Promise<number> {
    if (this.isDamaged) throw new DamagedIndexError('a.image', 'is cut off');
    this.#asked += by;
    return this.#asked;
  }

  async fail(): Promise<never> {
    throw new TypeError('a fault of another kind');
  }
}

describe('repairedOnDamage', () => {
  it('mends once and asks again, however many questions meet the damage', async () => {
    const counter = new Counter();
    const mend = vi.fn(async () => {
      counter.isDamaged = false;
    });
    const mended = repairedOnDamage(counter, mend);
    expect((await Promise.all([mended.ask(1), mended.ask(2)])).toSorted()).toEqual([1, 3]);
    expect(mend.mock.calls).toEqual([['the index file a.image is cut off']]);
    expect(mended.name).toBe('counter');
  });

  it('does not mend for anything else, and says where mending was no use', async () => {
    const mend = vi.fn(async () => {});
    const mended = repairedOnDamage(new Counter(), mend);
    await expect(mended.fail()).rejects.toThrow('another kind');
    expect(mend).not.toHaveBeenCalled();
    await expect(mended.ask(1)).rejects.toThrow(DamagedIndexError);
    await expect(mended.ask(1)).rejects.toThrow(DamagedIndexError);
    expect(mend).toHaveBeenCalledTimes(1);
  });
});
