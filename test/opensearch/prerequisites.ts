import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** OpenSearch 2.19 runs on 11 and newer; Cluster.java is written for this one (major version). */
const oldestJava = 17;

/** The `java` to run: that of JAVA_HOME, as Maven takes it, else the one on the path. */
export function javaCommand(): string {
  const { JAVA_HOME } = process.env;
  return JAVA_HOME === undefined || JAVA_HOME === '' ? 'java' : join(JAVA_HOME, 'bin', 'java');
}

/** What this machine lacks to start a cluster, in words; undefined where all is there. */
export function missingPrerequisite(): string | undefined {
  if (outputOf('mvn', '--version') === undefined) return 'Maven (mvn) is not installed';
  const java = javaCommand();
  const version = outputOf(java, '--version');
  if (version === undefined) return `Java ${oldestJava} or newer is not installed`;
  const major = Number(/^\S+ (\d+)/.exec(version)?.[1]);
  if (!(major >= oldestJava))
    return `Java ${oldestJava} or newer is needed, ${version.split('\n', 1)} is installed`;
  const hasCompiler = outputOf(java, '--list-modules')?.includes('jdk.compiler') === true;
  return hasCompiler ? undefined : `Java ${major} is installed without its compiler: a JDK is needed`;
}

/** What a program prints on stdout; undefined where it is not there or fails. */
function outputOf(program: string, ...parameters: string[]): string | undefined {
  try {
    return execFileSync(program, parameters, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return undefined;
  }
}
