import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { findProjectFolder } from '../../src/config/config.js';
import { startCluster } from './cluster.js';
import { serveControl } from './control.js';
import { missingPrerequisite } from './prerequisites.js';

/** What the tests have: nodes by address, and the address that stops them where they are ours; or why there are none. */
export type ProvidedCluster =
  | { readonly urls: readonly string[]; readonly control?: string }
  | { readonly skipped: string };

declare module 'vitest' {
  interface ProvidedContext {
    cluster: ProvidedCluster;
  }
}

/** For vitest, before any test: takes TEST_OPENSEARCH_URL, else starts a cluster and gives back what stops it. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  compileStart();
  const { TEST_OPENSEARCH_URL } = process.env;
  if (TEST_OPENSEARCH_URL !== undefined && TEST_OPENSEARCH_URL !== '') {
    project.provide('cluster', { urls: TEST_OPENSEARCH_URL.split(',') });
    return undefined;
  }
  const missing = missingPrerequisite();
  if (missing !== undefined) {
    process.stdout.write(`skipped: ${missing}\n`);
    project.provide('cluster', { skipped: missing });
    return undefined;
  }
  const cluster = await startCluster();
  const control = await serveControl(cluster);
  project.provide('cluster', { urls: cluster.urls, control: control.url });
  return async () => {
    control.close();
    await cluster.stop();
  };
}

/** Compiles what `npm run opensearch` runs. */
function compileStart(): void {
  const project = findProjectFolder();
  const compiler = join(project, 'node_modules', 'typescript', 'bin', 'tsc');
  execFileSync(process.execPath, [compiler, '-p', join('test', 'opensearch', 'tsconfig.json')], {
    cwd: project,
    stdio: 'inherit',
  });
}
