import { type ChildProcessWithoutNullStreams, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { findProjectFolder } from '../../src/config/config.js';
import { freePorts } from '../support/free-ports.js';
import { javaCommand } from './prerequisites.js';

/** Where Cluster.java, pom.xml and log4j2.properties are; compiled files are elsewhere. */
const sources = join(findProjectFolder(), 'test', 'opensearch');

/** For all three nodes together; they need about 500 MB when idle. */
const maxHeap = '1200m';

const stopTimeoutMs = 60_000;

/** Stopping and starting single nodes, by number from 1. */
export interface Nodes {
  /** Resolves when the node is closed; its data stays. */
  stopNode(number: number): Promise<void>;
  /** Resolves when the node has joined again, at the same address. */
  startNode(number: number): Promise<void>;
}

/** A running three-node OpenSearch on loopback. */
export interface Cluster extends Nodes {
  /** One for each node, in order. */
  readonly urls: readonly string[];
  /** Sends one line of the protocol that Cluster.java tells. @throws {Error} with its reason, if it refuses. */
  command(line: string): Promise<void>;
  /** Closes all nodes and deletes their data. */
  stop(): Promise<void>;
}

/**
 * Starts three nodes and waits until all have joined. Fetches OpenSearch from Maven Central the first time (100 MB).
 *
 * @param signal Ends a start that is under way.
 * @throws {Error} with what Maven or OpenSearch said, if they fail.
 */
export async function startCluster(signal?: AbortSignal): Promise<Cluster> {
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-opensearch-'));
  let java: ChildProcessWithoutNullStreams | undefined;
  const stop = async () => {
    if (java !== undefined) await end(java);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const ports = await freePorts(6);
    java = spawn(
      javaCommand(),
      [
        `-Xmx${maxHeap}`,
        '-XX:+UseSerialGC',
        `-Dcluster.log.configuration=${join(sources, 'log4j2.properties')}`,
        '-cp',
        await classPath(folder, signal),
        join(sources, 'Cluster.java'),
        join(folder, 'data'),
        ...ports.map(String),
      ],
      { signal },
    );
    const { expect, command } = converse(java);
    await expect('green');
    return {
      urls: ports.slice(0, 3).map((port) => `http://127.0.0.1:${port}`),
      command,
      stopNode: (number) => command(`stop ${number}`),
      startNode: (number) => command(`start ${number}`),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function classPath(folder: string, signal: AbortSignal | undefined): Promise<string> {
  const file = join(folder, 'class-path');
  const pom = join(sources, 'pom.xml');
  const goal = [
    'dependency:build-classpath',
    `-Dmdep.outputFile=${file}`,
    `-Dmdep.pathSeparator=${delimiter}`,
  ];
  await promisify(execFile)('mvn', ['--batch-mode', '--quiet', '--file', pom, ...goal], { signal });
  return readFile(file, 'utf8');
}

/** One command at a time, each answered by one line. */
function converse(java: ChildProcessWithoutNullStreams) {
  let complaints = '';
  java.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints = `${complaints}${text}`.slice(-4000);
  });
  // A start that fails, and a process that is gone, show by the end of stdout.
  java.on('error', (error) => {
    complaints += error.message;
  });
  java.stdin.on('error', () => {});
  const answers = createInterface({ input: java.stdout })[Symbol.asyncIterator]();

  async function expect(wanted: string): Promise<void> {
    const { value, done } = await answers.next();
    if (done === true) throw new Error(`OpenSearch has ended: ${complaints}`);
    if (value !== wanted) throw new Error(value);
  }

  let last: Promise<void> = Promise.resolve();
  function command(line: string): Promise<void> {
    const run = async () => {
      java.stdin.write(`${line}\n`);
      await expect(line.replace(/^stop /, 'stopped ').replace(/^start /, 'started '));
    };
    const answered = last.then(run);
    last = answered.catch(() => {});
    return answered;
  }
  return { expect, command };
}

/** The end of stdin asks it to close; a process that does not is killed. */
async function end(java: ChildProcessWithoutNullStreams): Promise<void> {
  if (java.exitCode !== null || java.signalCode !== null) return;
  const timer = setTimeout(() => java.kill('SIGKILL'), stopTimeoutMs);
  java.stdin.end();
  await once(java, 'exit');
  clearTimeout(timer);
}
