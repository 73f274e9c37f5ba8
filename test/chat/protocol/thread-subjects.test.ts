import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ThreadSubjects } from '../../../src/chat/protocol/thread-subjects.js';

const hour = 60 * 60_000;

describe('the subjects of threads', () => {
  it('are known for 24 hours after the last answer, and no longer', () => {
    const subjects = new ThreadSubjects(0);
    subjects.remember('t', ['companies'], 0);
    subjects.remember('t', ['zte', 'companies'], 10 * hour);
    expect(subjects.recall('t', 34 * hour - 1)).toEqual(['zte', 'companies']);
    expect(subjects.recall('t', 34 * hour)).toBeUndefined();
    expect(subjects.recall('other', 0)).toBeUndefined();
  });

  it('are known of 1,000 threads: the one silent longest is forgotten first', () => {
    const subjects = new ThreadSubjects(0);
    for (let i = 0; i < 1_000; i++) subjects.remember(`t${i}`, [`w${i}`], i);
    subjects.remember('t0', ['again'], 1_000);
    subjects.remember('t1000', ['w1000'], 1_001);
    expect(subjects.recall('t0', 1_001)).toEqual(['again']);
    expect(subjects.recall('t1', 1_001)).toBeUndefined();
    expect(subjects.recall('t2', 1_001)).toEqual(['w2']);
  });

  it('may have been forgotten where the thread began before all that is still known', () => {
    const subjects = new ThreadSubjects(5 * hour, { ageMs: 24 * hour, threads: 1 });
    expect(subjects.mayHaveForgotten(4 * hour, 6 * hour)).toBe(true);
    expect(subjects.mayHaveForgotten(undefined, 6 * hour)).toBe(true);
    expect(subjects.mayHaveForgotten(5.5 * hour, 6 * hour)).toBe(false);
    expect(subjects.mayHaveForgotten(5.5 * hour, 30 * hour)).toBe(true);
    subjects.remember('a', ['a'], 6 * hour);
    subjects.remember('b', ['b'], 7 * hour);
    expect(subjects.mayHaveForgotten(5.5 * hour, 8 * hour)).toBe(true);
    expect(subjects.mayHaveForgotten(6.5 * hour, 8 * hour)).toBe(false);
  });

  it('never says that nothing was forgotten of a thread that was, nor keeps more than it may', () => {
    const step = fc.record({ thread: fc.nat(6), after: fc.nat(30) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), fc.integer({ min: 1, max: 4 }), (steps, threads) => {
        const subjects = new ThreadSubjects(-1, { ageMs: 50, threads });
        const begun = new Map<number, number>();
        let now = 0;
        for (const { thread, after } of steps) {
          now += after;
          if (!begun.has(thread)) begun.set(thread, now);
          subjects.remember(String(thread), ['w'], now);
        }
        let known = 0;
        for (const [thread, begunAt] of begun) {
          if (subjects.recall(String(thread), now) !== undefined) known++;
          else expect(subjects.mayHaveForgotten(begunAt, now)).toBe(true);
        }
        expect(known).toBeLessThanOrEqual(threads);
      }),
    );
  });
});
