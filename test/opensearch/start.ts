import { createInterface } from 'node:readline';
import { whenOrphaned } from '../../src/cli/wiring/orphaned.js';
import { startCluster } from './cluster.js';
import { missingPrerequisite } from './prerequisites.js';

/** `npm run opensearch`: a cluster until SIGINT or SIGTERM; lines typed meanwhile are its commands. */
async function main(): Promise<void> {
  const missing = missingPrerequisite();
  if (missing !== undefined) {
    process.stdout.write(`skipped: ${missing}\n`);
    return;
  }
  const interrupted = new AbortController();
  const { signal } = interrupted;
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => interrupted.abort());
  whenOrphaned(process.env, () => interrupted.abort());

  const cluster = await startCluster(signal).catch((error: Error) => {
    if (!signal.aborted) throw error;
  });
  if (cluster === undefined) return;
  process.stdout.write(`${cluster.urls[0]}\n`);
  process.stderr.write(`nodes: ${cluster.urls.join(' ')}; type "stop N" or "start N"; Ctrl-C ends all\n`);
  const lines = createInterface({ input: process.stdin });
  lines.on('line', (line) => {
    cluster.command(line.trim()).then(
      () => process.stderr.write('done\n'),
      (error: Error) => process.stderr.write(`${error.message}\n`),
    );
  });
  await new Promise((resolve) => signal.addEventListener('abort', resolve));
  lines.close();
  await cluster.stop();
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
