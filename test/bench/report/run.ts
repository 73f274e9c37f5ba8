import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { findProjectFolder } from '../../../src/config/config.js';

/** Where and of what a figure was measured. */
export interface Run {
  /** The commit, with `+` behind it where files differed from it; null outside of a repository. */
  readonly commit: string | null;
  readonly processor: string;
  readonly cores: number;
  /** GiB. */
  readonly memory: number;
  readonly system: string;
  /** By name: Node, V8, SQLite where Node has its own, and the engines that come from npm. */
  readonly versions: Readonly<Record<string, string>>;
}

const packages = ['minisearch', 'flexsearch', '@orama/orama', '@photostructure/sqlite'];

export function thisRun(project: string = findProjectFolder()): Run {
  const [cpu] = cpus();
  const { node, v8 } = process.versions;
  const installed = packages.map((name) => [name, versionOf(name, project)] as const);
  return {
    commit: commitOf(project),
    processor: cpu?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memory: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release()}`,
    versions: { node, v8, ...Object.fromEntries(installed.filter(([, version]) => version !== undefined)) },
  };
}

/** In one line. */
export function described({ commit, processor, cores, memory, system, versions }: Run): string {
  return [
    commit === null ? 'no commit' : `commit ${commit}`,
    `${cores} × ${processor}`,
    `${memory} GiB`,
    system,
    ...Object.entries(versions).map(([name, version]) => `${name} ${version}`),
  ].join(', ');
}

function commitOf(project: string): string | null {
  const git = (...words: string[]) =>
    execFileSync('git', words, {
      cwd: project,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  try {
    return `${git('rev-parse', '--short=12', 'HEAD')}${git('status', '--porcelain') === '' ? '' : '+'}`;
  } catch {
    return null;
  }
}

function versionOf(name: string, project: string): string | undefined {
  try {
    return JSON.parse(readFileSync(join(project, 'node_modules', name, 'package.json'), 'utf8')).version;
  } catch {
    return undefined;
  }
}
