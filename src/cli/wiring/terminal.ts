import type { Output } from '../../adapters/terminal/progress.js';

/** What a command of the command line is given of the process. */
export interface Terminal {
  readonly env: NodeJS.ProcessEnv;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: Output;
  readonly stderr: Output;
  /** Says one line on stderr. */
  warn(line: string): void;
  /** Where the log goes, a line a call; absent: to the process's standard error. */
  readonly log?: Pick<Output, 'write'>;
}
