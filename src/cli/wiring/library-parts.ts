import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Config } from '../../config/config.js';
import { ConfigError } from '../../config/problems.js';
import type { LibraryParts, LibrarySettings } from '../../core/indexed-library.js';
import { type DocumentAnalysis, OwnAnalysis } from '../../core/indexing/document-analysis.js';
import { CorpusError } from '../../core/types/ports.js';
import type { SentenceEncoder } from '../../core/types/sentence-encoder.js';
import { FolderReader } from '../../corpus/folder-reader.js';
import { installedOcr, withInstalledOcr } from '../../corpus/ocr/packages.js';
import { readSources } from '../../corpus/sources/read-sources.js';
import type { Sources } from '../../corpus/sources/source.js';
import { EmbeddedEngine } from '../../engines/embedded/embedded-engine.js';
import type { OpenSearchEngine } from '../../engines/opensearch/opensearch-engine.js';
import type { AnsweringParts } from '../../evaluation/answer-all.js';
import { ShippedEncoder } from '../../meaning/shipped-encoder.js';
import { corpusKey } from '../../state/corpus-key.js';
import type { State } from '../../state/open-state.js';
import { WordNet } from '../../thesaurus/wordnet.js';
import { AnalysisPool } from '../../worker/analysis-pool.js';
import type { AnalysisData } from './analysis-thread.js';
import { readingKey } from './reading-key.js';
import { threadProgram } from './thread-program.js';

/**
 * Reads the configured folder.
 * @param seenFile Where to keep what its files looked like; absent: every file is read each time.
 * @throws {ConfigError} for a faulty sources.yaml
 */
export async function corpusReader(
  { corpus }: Pick<Config, 'corpus'>,
  seenFile?: string,
): Promise<FolderReader> {
  const { problems } = await readSources(corpus.sourcesFile);
  if (problems.length > 0) throw new ConfigError(problems);
  const sources = () => sourcesIn(corpus.sourcesFile);
  const { folder, maxFileBytes, encoding = '' } = corpus;
  const parsing = withInstalledOcr(corpus.parsing);
  const installed = parsing.ocr === undefined ? '' : installedOcr(parsing.ocr);
  const key = async () => `${readingKey(parsing)} ${encoding} ${installed}`;
  const seen = seenFile === undefined ? {} : { seen: { file: seenFile, key } };
  return new FolderReader({ folder, maxFileBytes, parsing, encoding, sources, ...seen });
}

/** What the operator says now: the list may have changed since the start. @throws {CorpusError} where it is faulty. */
async function sourcesIn(file: string): Promise<Sources> {
  const { sources, problems } = await readSources(file);
  if (problems.length > 0) throw new CorpusError(problems.join('\n'), 'faulty');
  return sources;
}

/**
 * What the library is put together from, by configuration.
 * @param isShared Whether other threads use the same index: then it is in its folder in any case, and a refresh that
 * cannot write there fails, where else it would go to memory that nobody else sees.
 * @throws {ConfigError} for a faulty sources.yaml
 */
export async function libraryParts(
  config: Pick<Config, 'corpus' | 'meaning' | 'engine'>,
  state: State,
  { isShared = false } = {},
): Promise<LibraryParts> {
  const { indexFolder, seenFile, isWritable, writerLock, refreshLog } = state.forCorpus(config.corpus.folder);
  const isKept = isWritable || isShared;
  const encoder = new ShippedEncoder(config.meaning.table);
  return {
    corpus: await corpusReader(config, isKept ? seenFile : undefined),
    engine: (await openSearchEngine(config)) ?? new EmbeddedEngine(isKept ? { folder: indexFolder } : {}),
    lock: writerLock,
    log: refreshLog,
    thesaurus: new WordNet(),
    encoder,
    startAnalysis: () => analysisOf(config, encoder),
    now: Date.now,
    sleep: (ms) => sleep(ms),
  };
}

/** In as many threads as there are cores, that which indexes being one of them, once there is enough to do. */
function analysisOf({ meaning }: Pick<Config, 'meaning'>, encoder: SentenceEncoder): DocumentAnalysis {
  const own = new OwnAnalysis(encoder);
  const threads = availableParallelism() - 1;
  if (threads === 0) return own;
  const workerData: AnalysisData = { table: meaning.table };
  const startThread = () => new Worker(threadProgram('analysis-thread'), { workerData });
  return new AnalysisPool({ own, threads, startThread });
}

/** The index in the configured cluster; undefined where none is configured. Its client is loaded only then. */
export async function openSearchEngine({
  corpus,
  engine,
}: Pick<Config, 'corpus' | 'engine'>): Promise<OpenSearchEngine | undefined> {
  if (engine === undefined) return undefined;
  const { OpenSearchEngine } = await import('../../engines/opensearch/opensearch-engine.js');
  const { index, ...address } = engine;
  return new OpenSearchEngine({ address, alias: index ?? `verbatim-${corpusKey(corpus.folder)}` });
}

/** What a run over a file of questions answers with: the same engine and limits as the library. */
export function answeringParts(config: Config): AnsweringParts {
  return {
    ...librarySettings(config),
    thesaurus: new WordNet(),
    ...(config.meaning.enabled ? { encoder: new ShippedEncoder(config.meaning.table) } : {}),
    makeEngine: () => new EmbeddedEngine(),
  };
}

export function librarySettings({ answer, meaning }: Pick<Config, 'answer' | 'meaning'>): LibrarySettings {
  const { minConfidence, maxQuestionLength } = answer;
  return { minConfidence, maxQuestionLength, ranksByMeaning: meaning.enabled };
}
