import { readlinkSync } from 'node:fs';
import { getPriority, setPriority } from 'node:os';

/** Three quarters of the processor go to another thread where both want it; what nobody else wants is taken whole. */
const niceness = 5;

/**
 * Lets all other threads go first from now on: for what nobody waits for, such as a refresh, beside what acknowledges and answers.
 * Threads that it starts later are like it. Where threads have no priority of their own (any system but Linux), or none that may be
 * set, nothing happens. It cannot be taken back.
 */
export function goToBackground(): void {
  if (process.platform !== 'linux') return;
  try {
    // `PID/task/TID` of whoever reads it: https://man7.org/linux/man-pages/man5/proc_thread-self.5.html. What is set for a TID is set for
    // that thread alone: https://man7.org/linux/man-pages/man2/setpriority.2.html, under "C library/kernel differences".
    const thread = Number(readlinkSync('/proc/thread-self').split('/').at(-1));
    // One that is behind already stays where it is.
    setPriority(thread, Math.max(getPriority(thread), niceness));
  } catch {
    // It works as it did, only less politely.
  }
}
