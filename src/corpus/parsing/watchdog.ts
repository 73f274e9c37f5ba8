import { writeSync } from 'node:fs';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { clockMs, type ParsingLimits } from './limits.js';
import { channels, type ExitReason } from './messages.js';

/** How often the resident memory is looked at, in milliseconds: a bomb inflates some megabytes meanwhile. */
const lookEveryMs = 25;

interface Watched {
  readonly limits: ParsingLimits;
  /** The id of the process that started this one. */
  readonly parent: number;
}

/** Watches over this process from a thread of its own, which no parser holds up. */
export interface Watchdog {
  /** From here on the limits count. */
  begin(): void;
  /** The file has been read. */
  end(): void;
}

/**
 * Starts it. A process that exceeds a limit says so and kills itself; so does, silently, one whose parent has died, however
 * busy it is. It does not keep the process alive.
 */
export function startWatchdog(limits: ParsingLimits): Watchdog {
  const thread = new Worker(new URL(import.meta.url), {
    workerData: { limits, parent: process.ppid } satisfies Watched,
    stdout: false,
    stderr: false,
  });
  thread.unref();
  return { begin: () => thread.postMessage('begin'), end: () => thread.postMessage('end') };
}

function watch({ limits, parent }: Watched): void {
  let since: { readonly clock: number; readonly processor: number } | undefined;
  const giveUp = (word: ExitReason) => {
    try {
      writeSync(channels.lastWords, word);
    } finally {
      process.kill(process.pid, 'SIGKILL');
    }
  };
  parentPort?.on('message', (message: 'begin' | 'end') => {
    since = message === 'begin' ? { clock: performance.now(), processor: processorMs() } : undefined;
  });
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
    if (since === undefined) return;
    const isLate =
      processorMs() - since.processor > limits.timeMs || performance.now() - since.clock > clockMs(limits);
    if (process.memoryUsage.rss() > limits.memoryBytes) giveUp('memory');
    else if (isLate) giveUp('time');
  }, lookEveryMs);
}

/** Of all threads of this process. */
function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

if (parentPort !== null) watch(workerData as Watched);
