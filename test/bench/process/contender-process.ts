import { everything } from '../../../src/core/types/scope.js';
import { setV8Flags } from '../../../src/worker/v8-flags.js';
import { contenderNamed, isPeer } from '../contenders/index.js';
import { memoryOf } from '../memory.js';
import type { AnswerMessage, CallMessage, CallName, Calls } from './protocol.js';
import { timed } from './timed.js';

/*
 * A process with one contender in it, whose name is its only argument. It does what its parent asks, one thing at a
 * time, and measures it on the spot.
 */

const name = process.argv[2] ?? '';
// Before anything is loaded, as the program does.
if (!isPeer(name)) setV8Flags();
const made = contenderNamed(name).make();

async function own() {
  const [{ OurContender }, contender] = await Promise.all([import('../contenders/ours.js'), made]);
  if (contender instanceof OurContender) return contender;
  throw new TypeError('only the project itself can be asked for this');
}

async function memory() {
  const contender = await made;
  const workers = contender.workers?.() ?? [];
  return memoryOf(workers.length > 0 ? workers : [process.pid]);
}

const handlers: {
  readonly [N in CallName]: (parameters: Calls[N]['parameters']) => Promise<Calls[N]['result']>;
} = {
  build: async ({ corpus, folder }) => {
    const contender = await made;
    const { ms, cpuMs } = await timed(() => contender.build(corpus, folder));
    return { ms, cpuMs, memory: await memory() };
  },
  open: async ({ corpus, folder }) => {
    const contender = await made;
    const { ms } = await timed(() => contender.open(corpus, folder));
    return { ms };
  },
  search: async ({ question, k, way }) => {
    const contender = await made;
    const { result, ms, cpuMs } = await timed(() => contender.search(question, k, way));
    return { ids: result.ids, ms: result.ms ?? ms, cpuMs };
  },
  check: async ({ text }) => {
    const { library } = (await own()).opened;
    const { ms, cpuMs } = await timed(() => library.check(text, { scope: everything }));
    return { ms, cpuMs };
  },
  nearest: async ({ questions, k }) => {
    const [{ OurIndex }, contender] = await Promise.all([import('../contenders/our-index.js'), made]);
    if (contender instanceof OurIndex) return await contender.nearest(questions, k);
    throw new TypeError('only the project’s own index can be asked for this');
  },
  withModel: async ({ corpus, folder, questions }) =>
    (await (await import('../measure/model.js')).askWithModel(corpus, folder, questions)) ?? null,
  memory,
  // Loaded when they are asked for, so that a cold start does not wait for the platforms' libraries.
  underLoad: async (parameters) => (await import('../measure/lag.js')).lagUnderLoad(await own(), parameters),
  acknowledge: async (parameters) =>
    (await import('../measure/acknowledge.js')).acknowledgeUnderLoad(await own(), parameters),
  refresh: async (changes) => (await import('../measure/refresh.js')).refreshChanged(await own(), changes),
  close: async () => {
    await (await made).close();
    return null;
  },
};

let last: Promise<void> = Promise.resolve();

process.on('message', ({ number, name: called, parameters }: CallMessage) => {
  last = last.then(async () => {
    try {
      const result = await (handlers[called] as (given: unknown) => Promise<unknown>)(parameters);
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
