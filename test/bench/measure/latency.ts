import type { Way } from '../contenders/contender.js';
import type { Measured } from '../process/protocol.js';
import type { RemoteContender } from '../process/remote-contender.js';
import { type BenchQuestion, withoutStopWords } from '../questions.js';

/** One contender asked in one way. */
export interface Lane {
  /** Unique in a run. */
  readonly key: string;
  readonly contender: RemoteContender;
  readonly way: Way;
}

/** What a lane answered; arrays by question, undefined where it was not asked any more. */
export interface LaneTimes {
  readonly ms: (number | undefined)[];
  readonly cpuMs: (number | undefined)[];
  /** Whether the source was among the first ten; undefined also for a question without one. */
  readonly hits: (boolean | undefined)[];
}

/** How many passages or quotes are asked for. */
const k = 10;

/** A lane that has taken this long is asked no more, once it has answered the fewest questions that say something. */
const budgetMs = 60_000;
const minQuestions = 12;

const warmUpBudgetMs = 5_000;

/**
 * Asks every lane every question, one at a time and in rotating order, so that whatever else the machine does falls on
 * all alike. Each is warmed up first.
 */
export async function measureLatency(
  lanes: readonly Lane[],
  questions: readonly BenchQuestion[],
  warmUp: readonly BenchQuestion[],
  onProgress: (done: number) => void = () => {},
): Promise<ReadonlyMap<string, LaneTimes>> {
  for (const lane of lanes) {
    const end = performance.now() + warmUpBudgetMs;
    for (const { text } of warmUp) {
      if (performance.now() > end) break;
      await search(lane, text);
    }
  }
  const times = new Map<string, LaneTimes>(lanes.map(({ key }) => [key, { ms: [], cpuMs: [], hits: [] }]));
  const spent = new Map<string, number>();
  for (const [i, { text, source }] of questions.entries()) {
    for (let turn = 0; turn < lanes.length; turn++) {
      const lane = lanes[(turn + i) % lanes.length];
      if (lane === undefined) continue;
      const soFar = spent.get(lane.key) ?? 0;
      if (soFar > budgetMs && i >= minQuestions) continue;
      const { ids, ms, cpuMs } = await search(lane, text);
      spent.set(lane.key, soFar + ms);
      const kept = times.get(lane.key);
      if (kept === undefined) continue;
      kept.ms[i] = ms;
      kept.cpuMs[i] = cpuMs;
      kept.hits[i] = source === undefined ? undefined : ids.some((id) => overlaps(id, source));
    }
    onProgress(i + 1);
  }
  return times;
}

function search({ contender, way }: Lane, asked: string): Promise<Measured> {
  return contender.call('search', {
    question: way === 'same words' ? withoutStopWords(asked) : asked,
    k,
    way,
  });
}

/**
 * Whether what was found is, or as a quote overlaps, the passage that a question was made of. A passage is as long as
 * the longest there is, for all that its id says.
 */
function overlaps(id: string, source: string): boolean {
  if (id === source) return true;
  const quote = /^(.*)#(\d+)-(\d+)$/u.exec(id);
  const passage = /^(.*)#(\d+)$/u.exec(source);
  if (quote === null || passage === null || quote[1] !== passage[1]) return false;
  const start = Number(passage[2]);
  return Number(quote[2]) < start + 400 && Number(quote[3]) > start;
}

/** The values of a lane that are there; with `like`, only of questions that were asked there, too. */
export function present(
  values: readonly (number | undefined)[],
  like: readonly (number | undefined)[] = values,
): number[] {
  return values.filter((value, i): value is number => value !== undefined && like[i] !== undefined);
}
