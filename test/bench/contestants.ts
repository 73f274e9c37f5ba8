import { join } from 'node:path';
import type { ContenderDescription } from './contenders/contender.js';
import { contenderNamed, contenders, isPeer, ourIndex, ours } from './contenders/index.js';
import type { Corpus } from './corpus/corpus-file.js';
import type { Lane, LaneTimes } from './measure/latency.js';
import type { ContenderResults } from './report/results.js';
import { type BuiltIndex, buildIndex, openIndex, type Staged } from './stage.js';

/** One that has been built and stands ready: ours as two processes, the whole of it and its retrieval by itself. */
interface Contestant {
  readonly name: string;
  readonly index: BuiltIndex;
  readonly staged: Staged;
  /** Whose first way is retrieval as the others have it: `staged` again for a peer. */
  readonly retrieval: Staged;
}

/** Everyone who takes part in a run, and their processes. */
export class Contestants {
  readonly #all = new Map<string, Contestant>();
  readonly #folder: string;
  readonly #firstQuestion: string;

  constructor(folder: string, firstQuestion: string) {
    this.#folder = folder;
    this.#firstQuestion = firstQuestion;
  }

  /** Builds and opens. @param key Unique in a run; lanes are called after it. */
  async add(key: string, name: string, corpus: Corpus): Promise<void> {
    const index = await buildIndex(name, corpus, join(this.#folder, folderName(key)));
    const staged = await openIndex(name, index, this.#firstQuestion);
    try {
      const retrieval = isPeer(name) ? staged : await openIndex(ourIndex, index, this.#firstQuestion);
      this.#all.set(key, { name, index, staged, retrieval });
    } catch (error) {
      await staged.contender.close();
      throw error;
    }
  }

  lanes(): Lane[] {
    return [...this.#all].flatMap(([key, { staged, retrieval }]) =>
      [...new Set([staged, retrieval])].flatMap(({ contender }) =>
        contenderNamed(contender.name).ways.map((way) => ({ key: laneKey(key, way), contender, way })),
      ),
    );
  }

  async results(key: string, times: ReadonlyMap<string, LaneTimes>): Promise<ContenderResults | undefined> {
    const contestant = this.#all.get(key);
    if (contestant === undefined) return undefined;
    const { index, staged, retrieval } = contestant;
    const memory = await staged.contender.call('memory', {});
    const asAsked = times.get(laneKey(key, 'as asked'));
    const sameWords = times.get(laneKey(key, 'same words'));
    const ask = times.get(laneKey(key, 'ask'));
    return {
      built: index.built,
      diskBytes: index.diskBytes,
      ...(index.diskParts === undefined ? {} : { diskParts: index.diskParts }),
      openMs: retrieval.openMs,
      coldStartMs: staged.coldStartMs,
      memory,
      ...(asAsked === undefined ? {} : { asAsked }),
      ...(sameWords === undefined ? {} : { sameWords }),
      ...(ask === undefined ? {} : { ask }),
    };
  }

  get keys(): string[] {
    return [...this.#all.keys()];
  }

  /** The whole of ours. @throws {RangeError} where it was not added. */
  get own(): Staged['contender'] {
    return this.#own.staged.contender;
  }

  /** Its retrieval by itself. @throws {RangeError} where ours was not added. */
  get ownIndex(): Staged['contender'] {
    return this.#own.retrieval.contender;
  }

  /** Where its index lies. */
  get ownFolder(): string {
    return this.#own.index.folder;
  }

  get #own(): Contestant {
    const own = this.#all.get(ours);
    if (own === undefined) throw new RangeError(`${ours} does not take part`);
    return own;
  }

  /** Ends the processes. @param which Absent: all. */
  async close(which: (key: string) => boolean = () => true): Promise<void> {
    for (const [key, { staged, retrieval }] of this.#all) {
      if (!which(key)) continue;
      await staged.contender.close();
      await retrieval.contender.close();
    }
  }
}

/** Why one is left out; undefined where it takes part. */
export async function whySkipped(
  { maxPassages, obstacle }: ContenderDescription,
  passages: number,
  all: boolean,
): Promise<string | undefined> {
  if (maxPassages !== undefined && passages > maxPassages.count && !all) {
    const { count, why } = maxPassages;
    return `above ${count.toLocaleString('en')} passages ${why}; --all tries it`;
  }
  return obstacle?.();
}

/** The peers that are asked for. */
export function peersAmong(names: readonly string[]): ContenderDescription[] {
  return contenders.filter(({ name }) => isPeer(name) && names.includes(name));
}

export function laneKey(key: string, way: string): string {
  return `${key}/${way}`;
}

function folderName(name: string): string {
  return name.toLowerCase().replaceAll(' ', '-');
}
