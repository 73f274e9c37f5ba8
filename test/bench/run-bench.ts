import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchArguments } from './arguments.js';
import type { ContenderDescription } from './contenders/contender.js';
import { contenderNamed, contenders, ours } from './contenders/index.js';
import type { Corpus } from './corpus/corpus-file.js';
import { prepareCorpus } from './corpus/prepare-corpus.js';
import { type Lane, type LaneTimes, measureLatency } from './measure/latency.js';
import type { Acknowledged, Lag, Refreshed } from './process/protocol.js';
import type { RemoteContender } from './process/remote-contender.js';
import { type BenchQuestion, makeQuestions } from './questions.js';
import type { ContenderResults, Results } from './report/results.js';
import { type Staged, stage } from './stage.js';

/** Questions asked before anything is measured. */
const warmUpQuestions = 200;
const questionsDuringRebuild = 100;
const questionsAtOnce = 200;
/** One passage in so many changes before the refresh that is measured. */
const changeEvery = 100;

/** One whole run. @param report Told what is being done, a line each. */
export async function runBench(given: BenchArguments, report: (line: string) => void): Promise<Results> {
  report(`making a corpus of ${given.size} passages`);
  const { corpus, figures } = prepareCorpus({
    size: given.size,
    ...(given.corpus === undefined ? {} : { folder: given.corpus }),
  });
  report(`${figures.passages} passages, ${figures.realPassages} of them of real files`);
  const tenth: Corpus = { ...corpus, passages: Math.max(1, Math.floor(corpus.passages / 10)) };
  const questions = makeQuestions(corpus, tenth.passages, given.questions + warmUpQuestions);
  const measured = questions.slice(0, given.questions);
  const others = questions.slice(given.questions);
  const warmUp = others.length > 0 ? others : measured;

  const work = mkdtempSync(join(tmpdir(), 'verbatim-bench-run-'));
  const removeWork = () => rmSync(work, { recursive: true, force: true });
  // Also when it is cut off: the indexes of a large corpus fill a disk.
  process.once('exit', removeWork);
  const staged = new Map<string, Staged>();
  const skipped = new Map<string, string>();
  let smaller: Staged | undefined;
  try {
    const first = measured[0]?.text ?? '';
    for (const contender of contenders) {
      if (!given.only.includes(contender.name)) continue;
      const reason = await whySkipped(contender, corpus.passages, given.all);
      if (reason !== undefined) {
        report(`${contender.name} is left out: ${reason}`);
        skipped.set(contender.name, reason);
        continue;
      }
      report(`building ${contender.name}`);
      try {
        const folder = join(work, folderName(contender.name));
        staged.set(contender.name, await stage(contender.name, corpus, folder, first));
      } catch (error) {
        // A peer that fails at this size is a result; the project itself is not.
        if (contender.name === ours || !(error instanceof Error)) throw error;
        skipped.set(contender.name, error.message.split('\n', 1)[0] ?? 'it failed');
        report(`${contender.name} is left out: ${skipped.get(contender.name)}`);
      }
    }
    report(`building ${ours} with a tenth of the passages`);
    smaller = await stage(ours, tenth, join(work, 'tenth'), first);

    const lanes = lanesOf(staged, smaller);
    const times = await measureLatency(lanes, measured, warmUp, (done) => {
      if (done % 50 === 0 || done === measured.length)
        report(`asked ${done} of ${measured.length} questions`);
    });
    const results = new Map<string, ContenderResults>();
    for (const [name, one] of staged) results.set(name, await resultsOf(name, one, times));
    for (const [name, { contender }] of staged) if (name !== ours) await contender.close();
    await smaller.contender.close();

    const own = staged.get(ours)?.contender;
    const operations =
      own === undefined ? {} : await measureOperations(own, corpus, questions, join(work, 'rebuilt'), report);
    const ownResults = results.get(ours);
    return {
      size: given.size,
      figures,
      ...(ownResults === undefined ? {} : { ours: ownResults }),
      smaller: lanesWith('tenth', times),
      peers: new Map<string, ContenderResults | string>([
        ...[...results].filter(([name]) => name !== ours),
        ...skipped,
      ]),
      ...operations,
    };
  } finally {
    for (const { contender } of [...staged.values(), ...(smaller === undefined ? [] : [smaller])]) {
      await contender.close();
    }
    process.off('exit', removeWork);
    removeWork();
  }
}

async function whySkipped(
  contender: ContenderDescription,
  passages: number,
  all: boolean,
): Promise<string | undefined> {
  const { mostPassages = Number.POSITIVE_INFINITY } = contender;
  if (passages > mostPassages && !all) {
    return `takes too long above ${mostPassages.toLocaleString('en')} passages; --all runs it`;
  }
  return contender.obstacle?.();
}

function folderName(name: string): string {
  return name.toLowerCase().replaceAll(' ', '-');
}

function lanesOf(staged: ReadonlyMap<string, Staged>, smaller: Staged): Lane[] {
  const lanes = [...staged].map(([name, { contender }]) => ({ name, contender, of: name }));
  return [...lanes, { name: 'tenth', contender: smaller.contender, of: ours }].flatMap(
    ({ name, contender, of }) =>
      contenderNamed(of).ways.map((way): Lane => ({ key: `${name}/${way}`, contender, way })),
  );
}

function lanesWith(name: string, times: ReadonlyMap<string, LaneTimes>) {
  const asAsked = times.get(`${name}/as asked`);
  const sameWords = times.get(`${name}/same words`);
  const ask = times.get(`${name}/ask`);
  return {
    ...(asAsked === undefined ? {} : { asAsked }),
    ...(sameWords === undefined ? {} : { sameWords }),
    ...(ask === undefined ? {} : { ask }),
  };
}

async function resultsOf(
  name: string,
  { contender, built, diskBytes, openMs, coldStartMs }: Staged,
  times: ReadonlyMap<string, LaneTimes>,
): Promise<ContenderResults> {
  const memory = await contender.call('memory', {});
  return { built, diskBytes, openMs, coldStartMs, memory, ...lanesWith(name, times) };
}

async function measureOperations(
  own: RemoteContender,
  corpus: Corpus,
  questions: readonly BenchQuestion[],
  folder: string,
  report: (line: string) => void,
): Promise<{ lag: Lag; acknowledged: Acknowledged; refreshed: Refreshed }> {
  report(`asking ${questionsDuringRebuild} questions during a full rebuild`);
  const lag = await own.call('underLoad', {
    corpus,
    folder: `${folder}-1`,
    questions: repeated(questions, questionsDuringRebuild),
  });
  report(`asking ${questionsAtOnce} questions at once on each platform during a full rebuild`);
  const acknowledged = await own.call('acknowledge', {
    corpus,
    folder: `${folder}-2`,
    questions: repeated(questions, questionsAtOnce),
  });
  report('refreshing after 1 % of the passages have changed');
  return { lag, acknowledged, refreshed: await own.call('refresh', { changeEvery }) };
}

/** That many questions, from the beginning again where there are fewer. */
function repeated(questions: readonly BenchQuestion[], count: number): string[] {
  return Array.from({ length: count }, (_, i) => questions[i % questions.length]?.text ?? '');
}
