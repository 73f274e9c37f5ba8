import type { CorpusFigures } from '../corpus/generate.js';
import type { Load } from '../load.js';
import type { DiskParts } from '../measure/disk-parts.js';
import type { LaneTimes } from '../measure/latency.js';
import type { Operations } from '../measure/operations.js';
import type { Memory } from '../memory.js';
import type { AskedWithModel, Built, Nearest } from '../process/protocol.js';
import type { Run } from './run.js';

/** What was measured of one contender at one size. */
export interface ContenderResults {
  readonly built: Built;
  /** Bytes that the build left on the disk. */
  readonly diskBytes: number;
  /** Of that what takes how much; of ours. */
  readonly diskParts?: DiskParts;
  readonly openMs: number;
  /** From the start of the process to its first answer, milliseconds. */
  readonly coldStartMs: number;
  readonly asAsked?: LaneTimes;
  readonly sameWords?: LaneTimes;
  readonly ask?: LaneTimes;
  readonly memory: Memory;
}

/** A whole run. */
export interface Results extends Partial<Operations> {
  /** As asked for; `figures.passages` is what came of it. */
  readonly size: number;
  readonly figures: CorpusFigures;
  readonly ours?: ContenderResults;
  /** Ours at a tenth of the size. */
  readonly smaller?: Pick<ContenderResults, 'asAsked' | 'ask'>;
  /** Of whole /ask, milliseconds. */
  readonly slowestCpuMs?: number;
  /** How many passages the document of each question's source has; undefined for a question without one. */
  readonly sourceLengths: readonly (number | undefined)[];
  /** Of each question. */
  readonly nearest?: readonly Nearest[];
  /** Absent where no sentence model was added. */
  readonly withModel?: AskedWithModel;
  /** Of whole /check, milliseconds. */
  readonly checkCpuMs?: number;
  /** Of a question in the terminal over a folder that has not changed, milliseconds. */
  readonly terminalCpuMs?: number;
  /** By name; the reason for one that did not take part. */
  readonly peers: ReadonlyMap<string, ContenderResults | string>;
  readonly load: Load;
  readonly run: Run;
}
