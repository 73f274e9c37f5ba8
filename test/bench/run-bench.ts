import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchArguments } from './arguments.js';
import { makeHardChecks } from './checked-texts.js';
import { ourIndex, ours } from './contenders/index.js';
import { Contestants, laneKey, peersAmong, whySkipped } from './contestants.js';
import { type Corpus, passagesOf } from './corpus/corpus-file.js';
import { prepareCorpus } from './corpus/prepare-corpus.js';
import { LoadSampler } from './load.js';
import { measureChecks } from './measure/checks.js';
import { measureLatency } from './measure/latency.js';
import { measureOperations } from './measure/operations.js';
import { measureSlowest } from './measure/slowest.js';
import { measureTerminal } from './measure/terminal.js';
import { RemoteContender } from './process/remote-contender.js';
import { type BenchQuestion, makeHardQuestions, makeQuestions } from './questions.js';
import { sourceLengths } from './report/by-length.js';
import type { ContenderResults, Results } from './report/results.js';
import { thisRun } from './report/run.js';

/** Questions asked before anything is measured. */
const warmUpQuestions = 200;

/** As many passages as /ask looks for by meaning. */
const nearestWanted = 30;

/** So many questions are asked with a sentence model: first every sentence that they look at is encoded. */
const askedWithModel = 40;

/** Ours with a tenth of the passages. */
const tenthKey = 'tenth';

/** One whole run. @param report Told what is being done, a line each. */
export async function runBench(given: BenchArguments, report: (line: string) => void): Promise<Results> {
  const load = new LoadSampler();
  const run = thisRun();
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
  const contestants = new Contestants(work, measured[0]?.text ?? '');
  try {
    report(`building ${ours}`);
    await contestants.add(ours, ours, corpus);
    report(`building ${ours} with a tenth of the passages`);
    await contestants.add(tenthKey, ours, tenth);
    const skipped = await addPeers(contestants, corpus, given, report);

    const times = await measureLatency(contestants.lanes(), measured, warmUp, (done) => {
      if (done % 50 === 0 || done === measured.length)
        report(`asked ${done} of ${measured.length} questions`);
    });
    const asking = contestants.lanes().find(({ key }) => key === laneKey(ours, 'ask'));
    const hard = makeHardQuestions(corpus, tenth.passages);
    const slowestCpuMs = asking === undefined ? undefined : await measureSlowest(asking, hard);
    report('looking for the nearest passages');
    const nearest = await contestants.ownIndex.call('nearest', {
      questions: measured.map(({ text }) => text),
      k: nearestWanted,
    });
    report('checking the longest messages');
    const checkCpuMs = await measureChecks(contestants.own, makeHardChecks(corpus));
    const results = new Map<string, ContenderResults>();
    for (const key of contestants.keys) {
      const one = await contestants.results(key, times);
      if (one !== undefined) results.set(key, one);
    }
    await contestants.close((key) => key !== ours);
    const operations = await measureOperations(
      contestants.own,
      corpus,
      questions,
      join(work, 'rebuilt'),
      report,
    );
    report('asking with the sentence model, where one was added');
    const withModel = await measureModel(corpus, contestants.ownFolder, measured.slice(0, askedWithModel));
    report('asking in the terminal');
    const terminalCpuMs = await measureTerminal(corpus, measured[0]?.text ?? '', join(work, 'terminal'));
    const own = results.get(ours);
    const smaller = results.get(tenthKey);
    return {
      size: given.size,
      figures,
      run,
      sourceLengths: sourceLengths(measured, idsOf(corpus)),
      ...(own === undefined ? {} : { ours: own }),
      ...(smaller === undefined ? {} : { smaller }),
      peers: new Map<string, ContenderResults | string>([
        ...[...results].filter(([key]) => key !== ours && key !== tenthKey),
        ...skipped,
      ]),
      ...(slowestCpuMs === undefined ? {} : { slowestCpuMs }),
      nearest,
      checkCpuMs,
      terminalCpuMs,
      ...(withModel === null ? {} : { withModel }),
      ...operations,
      load: load.stop(),
    };
  } finally {
    load.stop();
    await contestants.close();
    process.off('exit', removeWork);
    removeWork();
  }
}

/** In a process of its own, whose memory is nothing else's. */
async function measureModel(corpus: Corpus, folder: string, questions: readonly BenchQuestion[]) {
  const asking = new RemoteContender(ourIndex);
  try {
    return await asking.call('withModel', { corpus, folder, questions: questions.map(({ text }) => text) });
  } finally {
    await asking.close();
  }
}

function* idsOf(corpus: Corpus): Generator<string> {
  for (const { id } of passagesOf(corpus)) yield id;
}

/** @returns the reasons of those that do not take part. */
async function addPeers(
  contestants: Contestants,
  corpus: Corpus,
  { only, all }: BenchArguments,
  report: (line: string) => void,
): Promise<ReadonlyMap<string, string>> {
  const skipped = new Map<string, string>();
  for (const peer of peersAmong(only)) {
    let reason = await whySkipped(peer, corpus.passages, all);
    if (reason === undefined) {
      report(`building ${peer.name}`);
      try {
        await contestants.add(peer.name, peer.name, corpus);
        continue;
      } catch (error) {
        // A peer that fails at this size is a result.
        if (!(error instanceof Error)) throw error;
        reason = error.message.split('\n', 1)[0] ?? 'it failed';
      }
    }
    report(`${peer.name} is left out: ${reason}`);
    skipped.set(peer.name, reason);
  }
  return skipped;
}
