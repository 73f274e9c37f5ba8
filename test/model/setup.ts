import type { TestProject } from 'vitest/node';
import { fetchArtifact } from './artifact.js';
import { installRuntime } from './runtime.js';

declare module 'vitest' {
  interface ProvidedContext {
    model: ReturnType<typeof fetchArtifact>;
  }
}

/** For vitest, before any test: the runtime, and the real model or why there is none. */
export default function setup(project: TestProject): void {
  installRuntime();
  const model = fetchArtifact();
  if ('skipped' in model) process.stdout.write(`skipped: ${model.skipped}\n`);
  project.provide('model', model);
}
