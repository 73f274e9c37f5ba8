import type { Lane } from './latency.js';

/** Each question is asked so often; the first time warms up. */
const turns = 6;

/** The processor time of the question that takes most of it, in milliseconds: of each the median. */
export async function measureSlowest(
  { contender, way }: Lane,
  questions: readonly string[],
): Promise<number> {
  let slowest = 0;
  for (const question of questions) {
    const times: number[] = [];
    for (let turn = 0; turn < turns; turn++) {
      const { cpuMs } = await contender.call('search', { question, k: 10, way });
      if (turn > 0) times.push(cpuMs);
    }
    times.sort((a, b) => a - b);
    slowest = Math.max(slowest, times[times.length >> 1] ?? 0);
  }
  return slowest;
}
