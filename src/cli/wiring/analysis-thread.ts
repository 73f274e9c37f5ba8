import { parentPort, workerData } from 'node:worker_threads';
import { OwnAnalysis } from '../../core/indexing/document-analysis.js';
import { ShippedEncoder } from '../../meaning/shipped-encoder.js';
import { analysisMethods } from '../../worker/analysis-methods.js';
import { host } from '../../worker/host.js';

/** What the thread is given. */
export interface AnalysisData {
  /** The file of the vectors. */
  readonly table: string;
}

/** The thread's program: analyses documents for `AnalysisPool`. */
if (parentPort !== null) {
  const { table } = workerData as AnalysisData;
  host(parentPort, Promise.resolve(analysisMethods(new OwnAnalysis(new ShippedEncoder(table)))));
}
