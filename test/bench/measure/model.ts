import { libraryParts, librarySettings } from '../../../src/cli/wiring/library-parts.js';
import { chatWaitLimit, openSentenceModel } from '../../../src/cli/wiring/sentence-model.js';
import { readConfig } from '../../../src/config/config.js';
import { IndexedLibrary } from '../../../src/core/indexed-library.js';
import { defined } from '../../../src/core/types/defined.js';
import { everything } from '../../../src/core/types/scope.js';
import type { ModelEncoder, WaitLimit } from '../../../src/meaning/model/model-encoder.js';
import { openState } from '../../../src/state/open-state.js';
import { SqlVectors, vectorsFile } from '../../../src/state/sql-vectors.js';
import type { Corpus } from '../corpus/corpus-file.js';
import { CorpusFileReader } from '../corpus/corpus-file-reader.js';
import { childrenOf, cpuMsOf, memoryOf } from '../memory.js';
import type { AskedWithModel } from '../process/protocol.js';

/** As many quotes as an adapter asks for. */
const limit = 20;

/** A model is loaded in a second or three; on a busy machine within this time. */
const maxLoadingMs = 60_000;

/**
 * Asks with the sentence model that was added below `VERBATIM_STATE`, as a chat does, once every sentence that the questions
 * look at is encoded.
 * @param folder Of the index.
 * @returns undefined where no model can be used.
 */
export async function askWithModel(
  corpus: Corpus,
  folder: string,
  questions: readonly string[],
): Promise<AskedWithModel | undefined> {
  const withModel = readConfig(process.env);
  const open = (patience?: WaitLimit) => {
    const store = (hash: string) => new SqlVectors(vectorsFile(folder, hash));
    return openSentenceModel(withModel, { store, ...defined({ patience }) }).model;
  };
  const encoding = open();
  if (encoding === undefined) return undefined;
  await withLibrary(corpus, folder, encoding, (ask) => eachOf(questions, ask));

  const before = await withLibrary(corpus, folder, undefined, async (ask) => {
    await eachOf(questions, ask);
    return memoryOf([process.pid]).resident;
  });
  return await withLibrary(corpus, folder, open(chatWaitLimit), async (ask) => {
    const giveUpAt = performance.now() + maxLoadingMs;
    while ((await ask(questions[0] ?? '')) !== 'model' && performance.now() < giveUpAt);
    const pids = [process.pid, ...childrenOf(process.pid)];
    const cpuBefore = cpuMsOf(pids);
    const ms: number[] = [];
    let inTime = 0;
    await eachOf(questions, async (question) => {
      const began = performance.now();
      if ((await ask(question)) === 'model') inTime++;
      ms.push(performance.now() - began);
    });
    return {
      ms,
      cpuMs: (cpuMsOf(pids) - cpuBefore) / questions.length,
      inTime: inTime / questions.length,
      addedBytes: memoryOf(pids).resident - before,
    };
  });
}

type Ask = (question: string) => Promise<string>;

async function eachOf(questions: readonly string[], ask: (question: string) => Promise<unknown>) {
  for (const question of questions) await ask(question);
}

/** The index opened anew, and closed with its model. */
async function withLibrary<T>(
  corpus: Corpus,
  folder: string,
  model: ModelEncoder | undefined,
  use: (ask: Ask) => Promise<T>,
): Promise<T> {
  const config = readConfig({});
  const state = openState({ folder, now: Date.now });
  const parts = { ...(await libraryParts(config, state)), corpus: new CorpusFileReader(corpus) };
  const { library } = await IndexedLibrary.open({ ...parts, ...defined({ model }) }, librarySettings(config));
  try {
    return await use(
      async (question) => (await library.answer(question, { scope: everything, limit })).ranking,
    );
  } finally {
    model?.close();
    await library.close();
    state.close();
  }
}
