/** How often to look, in milliseconds. */
const lookMs = 500;

/**
 * Calls `act` when npm, which started this process, is gone: a signal sent to npm ends the shell that it runs scripts
 * by, which passes none on, and our parent changes. Does nothing in a process that was started otherwise.
 * @param env The process's.
 */
export function whenOrphaned(env: NodeJS.ProcessEnv, act: () => void): void {
  if (env['npm_lifecycle_event'] === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    act();
  }, lookMs);
  timer.unref();
}
