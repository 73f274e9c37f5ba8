import type { RemoteContender } from '../process/remote-contender.js';
import { median } from '../statistics.js';

/** Each text is checked so often; the first time warms up. */
const turns = 4;

/** The processor time of the check that takes most of it, in milliseconds: of each the median. */
export async function measureChecks(own: RemoteContender, texts: readonly string[]): Promise<number> {
  let slowest = 0;
  for (const text of texts) {
    const times: number[] = [];
    for (let turn = 0; turn < turns; turn++) {
      const { cpuMs } = await own.call('check', { text });
      if (turn > 0) times.push(cpuMs);
    }
    slowest = Math.max(slowest, median(times));
  }
  return slowest;
}
