import { everything } from '../../../src/core/types/scope.js';
import { contenderNamed } from '../contenders/index.js';
import { memoryOf } from '../memory.js';
import type { AnswerMessage, CallMessage, CallName, Calls } from './protocol.js';
import { timed } from './timed.js';

/*
 * A process with one contender in it, whose name is its only argument. It does what its parent asks, one thing at a
 * time, and measures it on the spot.
 */

const contender = await contenderNamed(process.argv[2] ?? '').make();

async function own() {
  const { OurContender } = await import('../contenders/ours.js');
  if (contender instanceof OurContender) return contender;
  throw new TypeError('only the project itself can be asked for this');
}

function memory() {
  const workers = contender.workers?.() ?? [];
  return memoryOf(workers.length > 0 ? workers : [process.pid]);
}

const handlers: {
  readonly [N in CallName]: (parameters: Calls[N]['parameters']) => Promise<Calls[N]['result']>;
} = {
  build: async ({ corpus, folder }) => {
    const { ms, cpuMs } = await timed(() => contender.build(corpus, folder));
    return { ms, cpuMs, memory: memory() };
  },
  open: async ({ corpus, folder }) => {
    const { ms } = await timed(() => contender.open(corpus, folder));
    return { ms };
  },
  search: async ({ question, k, way }) => {
    const { result, ms, cpuMs } = await timed(() => contender.search(question, k, way));
    return { ids: result.ids, ms: result.ms ?? ms, cpuMs };
  },
  check: async ({ text }) => {
    const { library } = (await own()).opened;
    const { ms, cpuMs } = await timed(() => library.check(text, { scope: everything }));
    return { ms, cpuMs };
  },
  nearest: async ({ questions, k }) => {
    const { OurIndex } = await import('../contenders/our-index.js');
    if (contender instanceof OurIndex) return await contender.nearest(questions, k);
    throw new TypeError('only the project’s own index can be asked for this');
  },
  withModel: async ({ corpus, folder, questions }) =>
    (await (await import('../measure/model.js')).askWithModel(corpus, folder, questions)) ?? null,
  memory: async () => memory(),
  // Loaded when they are asked for, so that a cold start does not wait for the platforms' libraries.
  underLoad: async (parameters) => (await import('../measure/lag.js')).lagUnderLoad(await own(), parameters),
  acknowledge: async (parameters) =>
    (await import('../measure/acknowledge.js')).acknowledgeUnderLoad(await own(), parameters),
  refresh: async (changes) => (await import('../measure/refresh.js')).refreshChanged(await own(), changes),
  close: async () => {
    await contender.close();
    return null;
  },
};

let last: Promise<void> = Promise.resolve();

process.on('message', ({ number, name, parameters }: CallMessage) => {
  last = last.then(async () => {
    try {
      const result = await (handlers[name] as (given: unknown) => Promise<unknown>)(parameters);
      answer({ number, result });
    } catch (error) {
      answer({ number, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  });
});
process.on('disconnect', () => process.exit());

function answer(message: AnswerMessage): void {
  process.send?.(message);
}
