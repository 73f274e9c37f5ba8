import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { findProjectFolder } from '../../../src/config/config.js';
import { type Corpus, passagesOf } from '../corpus/corpus-file.js';
import type { Contender, Found } from './contender.js';

/** Where Debian's liblucene8-java puts its jars. */
const jarFolder = '/usr/share/java';

/** Lucene 8 in a Java process of its own, which stays warm between questions and measures itself. */
export class LuceneContender implements Contender {
  #java: ChildProcessWithoutNullStreams | undefined;
  #answers: AsyncIterator<string> | undefined;

  async build(corpus: Corpus, folder: string): Promise<void> {
    this.#start(folder);
    for (const { id, text } of passagesOf(corpus)) {
      if (!this.#send('add', id, text)) await once(this.#process().stdin, 'drain');
    }
    await this.#ask('commit');
  }

  async open(_corpus: Corpus, folder: string): Promise<void> {
    this.#start(folder);
    await this.#ask('open');
  }

  async search(question: string, k: number): Promise<Found> {
    const [nanoseconds, ...ids] = (await this.#ask('search', String(k), question)).split('\t');
    return { ids, ms: Number(nanoseconds) / 1e6 };
  }

  async close(): Promise<void> {
    const java = this.#java;
    if (java !== undefined && java.exitCode === null) {
      java.stdin.end();
      await once(java, 'exit');
    }
  }

  workers(): readonly number[] {
    return this.#java?.pid === undefined ? [] : [this.#java.pid];
  }

  #start(folder: string): void {
    const classes = join(folder, 'classes');
    const path = jars().join(delimiter);
    // Compiled with the build, so that a cold start is Lucene's and not the compiler's.
    if (!existsSync(classes)) compile(path, classes);
    const index = join(folder, 'lucene');
    mkdirSync(index, { recursive: true });
    const java = spawn('java', ['-Xmx1g', '-cp', [classes, path].join(delimiter), 'Passages', index]);
    java.stderr.pipe(process.stderr);
    this.#java = java;
    this.#answers = createInterface({ input: java.stdout })[Symbol.asyncIterator]();
  }

  #process(): ChildProcessWithoutNullStreams {
    if (this.#java === undefined) throw new Error('Lucene is not running');
    return this.#java;
  }

  #send(...fields: readonly string[]): boolean {
    return this.#process().stdin.write(`${fields.map((field) => field.replace(/\s+/gu, ' ')).join('\t')}\n`);
  }

  async #ask(...fields: readonly string[]): Promise<string> {
    this.#send(...fields);
    const answer = await this.#answers?.next();
    if (answer === undefined || answer.done) throw new Error('Lucene ended without an answer');
    return answer.value;
  }
}

/** Why Lucene cannot take part here. */
export function luceneObstacle(): string | undefined {
  if (spawnSync('javac', ['-version']).error !== undefined) return 'no javac on this machine';
  return jars().length < 2 ? `no lucene-core-8*.jar in ${jarFolder} (Debian: liblucene8-java)` : undefined;
}

function compile(classPath: string, folder: string): void {
  const source = join(findProjectFolder(), 'test', 'bench', 'contenders', 'lucene', 'Passages.java');
  const { status, stderr } = spawnSync('javac', ['-cp', classPath, '-d', folder, source], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`javac: ${stderr}`);
}

function jars(): string[] {
  if (!existsSync(jarFolder)) return [];
  return readdirSync(jarFolder)
    .filter((name) => /^lucene-(?:core|analyzers-common)-8[\d.]*\.jar$/u.test(name))
    .map((name) => join(jarFolder, name));
}
