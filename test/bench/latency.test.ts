import { describe, expect, it } from 'vitest';
import type { Way } from './contenders/contender.js';
import { LagSampler } from './measure/lag.js';
import { type Lane, measureLatency } from './measure/latency.js';
import type { Calls } from './process/protocol.js';

/** Keeps what it was asked, and answers with what a test gives it. */
function lane(
  key: string,
  asked: string[],
  answer: (question: string) => { ids: string[]; ms: number },
  way: Way = 'as asked',
): Lane {
  const call = async (_name: string, { question }: Calls['search']['parameters']) => {
    asked.push(`${key}: ${question}`);
    return { ...answer(question), cpuMs: 1 };
  };
  return { key, contender: { call } as unknown as Lane['contender'], way };
}

const quick = () => ({ ids: [], ms: 1 });

describe('measuring latency', () => {
  it('asks every lane each question, another one first each time, after a warm-up', async () => {
    const asked: string[] = [];
    const lanes = ['a', 'b', 'c'].map((key) => lane(key, asked, quick));
    const questions = ['one', 'two', 'three', 'four'].map((text) => ({ text }));
    const times = await measureLatency(lanes, questions, [{ text: 'warm' }]);
    expect(asked.slice(0, 3)).toEqual(['a: warm', 'b: warm', 'c: warm']);
    expect(
      asked
        .slice(3)
        .map((line) => line.charAt(0))
        .join(''),
    ).toBe('abcbcacababc');
    for (const key of ['a', 'b', 'c']) expect(times.get(key)?.ms).toEqual([1, 1, 1, 1]);
  });

  it('leaves function words out where the same words are asked for', async () => {
    const asked: string[] = [];
    await measureLatency(
      [lane('a', asked, quick, 'same words')],
      [{ text: 'what is the zebra in the zoo' }],
      [],
    );
    expect(asked).toEqual(['a: zebra zoo']);
  });

  it('asks a slow lane no more than a dozen questions, and a quick one all', async () => {
    const slow = lane('slow', [], () => ({ ids: [], ms: 40_000 }));
    const questions = Array.from({ length: 20 }, (_, i) => ({ text: `question ${i}` }));
    const times = await measureLatency([slow, lane('quick', [], quick)], questions, []);
    expect(times.get('slow')?.ms).toHaveLength(12);
    expect(times.get('quick')?.ms).toHaveLength(20);
  });

  it('counts a passage as a hit by its id, a quote where it overlaps, and no question without a source', async () => {
    const found: Record<string, string[]> = {
      same: ['b.txt#0', 'a#1.txt#800'],
      other: ['a#1.txt#1200'],
      overlapping: ['a#1.txt#700-810'],
      before: ['a#1.txt#700-800'],
      elsewhere: ['b.txt#700-900'],
      unknown: ['a#1.txt#800'],
    };
    const times = await measureLatency(
      [lane('a', [], (question) => ({ ids: found[question] ?? [], ms: 1 }))],
      Object.keys(found).map((text) => (text === 'unknown' ? { text } : { text, source: 'a#1.txt#800' })),
      [],
    );
    expect(times.get('a')?.hits).toEqual([true, false, true, false, false, undefined]);
  });
});

describe('event-loop lag', () => {
  it('counts every moment at which something would have waited, not one a block', () => {
    let clock = 1_000;
    const sampler = new LagSampler(() => clock);
    // Blocked for 200 ms: what was due after 5 ms waited 195, what was due after 10 waited 190, and so on.
    clock += 200;
    expect(sampler.stop()).toEqual({ p50: 95, p99: 195, max: 195 });
  });
});
