import type { Corpus } from '../corpus/corpus-file.js';

/** How a question is put to an engine; a contender names those that it has. */
export type Way =
  /** As it is typed, function words and all. */
  | 'as asked'
  /** Without its function words, which the project leaves out by itself: peers only. */
  | 'same words'
  /** The whole of /ask: ranking, quotes, citations. Ours alone. */
  | 'ask';

/** What a search found and what it cost, measured around the search alone, in the process that runs it. */
export interface Found {
  /** Best first. A passage's id, or for a quote its document's id, `#`, where it begins, `-` and where it ends. */
  readonly ids: readonly string[];
  /** Wall milliseconds; where it is missing the caller's own measurement counts. */
  readonly ms?: number;
}

/** One engine in the comparison, behind the same few calls. Each stage runs in a process of its own. */
export interface Contender {
  /** Indexes the corpus from its file and leaves in `folder` what `open` needs. */
  build(corpus: Corpus, folder: string): Promise<void>;
  /** Makes ready to answer from what `build` left in `folder`. */
  open(corpus: Corpus, folder: string): Promise<void>;
  /** @param question As typed, or for a peer asked for the `same words` without its function words. */
  search(question: string, k: number, way: Way): Promise<Found>;
  close(): Promise<void>;
  /** Processes beside this one that do the work, whose memory counts instead of this one's. */
  workers?(): readonly number[];
}

/** What a contender is called and when it takes part. */
export interface ContenderDescription {
  readonly name: string;
  /** What it is and how it is asked, for the notes under the table. */
  readonly note: string;
  /** The first one is that of its first question. */
  readonly ways: readonly [Way, ...Way[]];
  /** Left out above this many passages, unless all are asked for, and why. */
  readonly maxPassages?: { readonly count: number; readonly why: string };
  /** Why it cannot take part on this machine; undefined if it can. */
  obstacle?(): Promise<string | undefined>;
  /** Loads its code only now: a process pays for the contender that is in it alone. */
  make(): Promise<Contender>;
}
