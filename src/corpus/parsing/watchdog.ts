import { writeSync } from 'node:fs';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import type { ParsingLimits } from './limits.js';
import { channels, type LastWord } from './messages.js';

/** How often the resident memory is looked at, in milliseconds: a bomb inflates some megabytes meanwhile. */
const lookEveryMs = 25;

/** Watches over this process from a thread of its own, which no parser holds up. */
export interface Watchdog {
  /** From here on the limits count. */
  begin(): void;
  /** The file has been read. */
  end(): void;
}

/**
 * Starts it. A process that exceeds a limit says so and kills itself; so it also ends when nobody is left to end it.
 * It does not keep the process alive.
 */
export function startWatchdog(limits: ParsingLimits): Watchdog {
  const thread = new Worker(new URL(import.meta.url), { workerData: limits, stdout: false, stderr: false });
  thread.unref();
  return { begin: () => thread.postMessage('begin'), end: () => thread.postMessage('end') };
}

function watch({ timeMs, memoryBytes }: ParsingLimits): void {
  let since: number | undefined;
  const giveUp = (word: LastWord) => {
    try {
      writeSync(channels.lastWords, word);
    } finally {
      process.kill(process.pid, 'SIGKILL');
    }
  };
  parentPort?.on('message', (message: 'begin' | 'end') => {
    since = message === 'begin' ? performance.now() : undefined;
  });
  setInterval(() => {
    if (since === undefined) return;
    if (process.memoryUsage.rss() > memoryBytes) giveUp('memory');
    else if (performance.now() - since > timeMs) giveUp('time');
  }, lookEveryMs);
}

if (parentPort !== null) watch(workerData as ParsingLimits);
