import { isNegation } from '../core/check/negations.js';
import type { Document } from '../core/types/document.js';
import { SeededRandom } from './random.js';

/** What may become of a quote that was made by a rule. */
export type ExpectedVerdict =
  /** The same words: exact, or but for typography. */
  | 'same'
  | 'shortened'
  | 'edited'
  /** Any verdict under which it does not pass. */
  | 'not passed'
  | 'absent';

/** A rule by which quotes are altered. */
export interface Rule {
  readonly name: string;
  readonly wanted: ExpectedVerdict;
  /** Percent of its quotes that have to come out as wanted. */
  readonly target: number;
  /** Whether it takes words of two documents. */
  readonly joins?: boolean;
  /** The text to be checked; undefined where the rule does not apply to these words. */
  readonly make: (
    words: readonly string[],
    random: SeededRandom,
    other: readonly string[],
  ) => string | undefined;
}

export interface AlteredQuote {
  readonly rule: Rule;
  readonly text: string;
}

const quoted = (words: readonly string[]) => `“${words.join(' ')}”`;

/** The words with one that fits changed, never the first or the last one. */
function changed(
  words: readonly string[],
  random: SeededRandom,
  fits: (word: string) => boolean,
  change: (word: string) => string,
): string[] | undefined {
  const places = words.flatMap((word, i) => (i > 0 && i < words.length - 1 && fits(word) ? [i] : []));
  const at = random.pick(places);
  if (at === undefined) return undefined;
  const altered = words.map((word, i) => (i === at ? change(word) : word)).filter((word) => word !== '');
  return altered.join(' ') === words.join(' ') ? undefined : altered;
}

const plainWord = (word: string) => /^\p{Ll}{4,}$/u.test(word);
const bare = (word: string) => word.replace(/[^\p{L}\p{N}'’]/gu, '').toLowerCase();
const otherDigit = (word: string) => word.replace(/\d/u, (digit) => String((Number(digit) + 3) % 10));
const isName = (word: string) => /^\p{Lu}\p{Ll}{3,}$/u.test(word);

const changes: Readonly<
  Record<string, (words: readonly string[], random: SeededRandom) => string[] | undefined>
> = {
  number: (words, random) => changed(words, random, (word) => /\d/u.test(word), otherDigit),
  'negation out': (words, random) =>
    changed(
      words,
      random,
      (word) => isNegation(bare(word)),
      () => '',
    ),
  'negation in': (words, random) => changed(words, random, plainWord, (word) => `not ${word}`),
  name: (words, random) =>
    changed(words, random, isName, (word) => (word === 'Lenovo' ? 'Huawei' : 'Lenovo')),
  sign: (words, random) =>
    changed(
      words,
      random,
      (word) => /^\d[\d.,]*$/u.test(word),
      (word) => `−${word}`,
    ),
  currency: (words, random) =>
    changed(
      words,
      random,
      (word) => /[$£€¥%]/u.test(word),
      (word) => word.replace(/[$£€¥%]/u, (sign) => (sign === '$' ? '£' : sign === '%' ? '‰' : '$')),
    ),
  'word changed': (words, random) =>
    changed(words, random, plainWord, (word) => (word === 'other' ? 'same' : 'other')),
  'word left out': (words, random) => changed(words, random, plainWord, () => ''),
  'words swapped': (words, random) => {
    const at = 1 + random.below(words.length - 3);
    const [one = '', two = ''] = [words[at], words[at + 1]];
    if (bare(one) === bare(two) || bare(one) === '' || bare(two) === '') return undefined;
    return words.map((word, i) => (i === at ? two : i === at + 1 ? one : word));
  },
  spelling: (words, random) =>
    changed(
      words,
      random,
      (word) => /^\p{Ll}{6,}$/u.test(word),
      (word) => word.slice(0, 2) + word.slice(3),
    ),
};

const certain = new Set(['number', 'negation out', 'negation in', 'name', 'sign', 'currency']);

/** Altered as they are, and with a quotation in other marks before the place. */
function alteringRules(): Rule[] {
  return Object.entries(changes).flatMap(([name, change]): Rule[] => {
    const plain = (words: readonly string[], random: SeededRandom) => change(words, random);
    const rules: Rule[] = [
      {
        name,
        wanted: 'not passed',
        target: 100,
        make: (words, random) => {
          const altered = plain(words, random);
          return altered === undefined ? undefined : quoted(altered);
        },
      },
    ];
    if (!certain.has(name)) return rules;
    rules.push({
      name: `${name}, nested marks`,
      wanted: 'not passed',
      target: 100,
      make: (words, random) => {
        const altered = plain(words.slice(2), random);
        return altered === undefined ? undefined : `“${`"${words[0]} ${words[1]}"`} ${altered.join(' ')}”`;
      },
    });
    return rules;
  });
}

/** Two cuts into the words that leave at least two words in each of three parts. */
function cuts(words: readonly string[], random: SeededRandom): readonly [number, number] {
  const first = 3 + random.below(Math.max(1, Math.floor(words.length / 3) - 2));
  const second = first + 1 + random.below(Math.max(1, words.length - first - 4));
  return [first, second];
}

export const rules: readonly Rule[] = [
  { name: 'unchanged', wanted: 'same', target: 99, make: quoted },
  {
    name: 'typography',
    wanted: 'same',
    target: 99,
    make: (words) => quoted(words).replace(/’/gu, "'").replace(/[–—]/gu, '-').replace(/ /gu, '\u00a0'),
  },
  { name: 'case', wanted: 'same', target: 99, make: (words) => quoted(words).toUpperCase() },
  {
    name: 'closing mark',
    wanted: 'same',
    target: 99,
    make: (words) =>
      /[\p{L}\p{N}]$/u.test(words.at(-1) ?? '') ? quoted(words).replace(/”$/u, '.”') : undefined,
  },
  {
    name: 'line break',
    wanted: 'same',
    target: 99,
    make: (words) => `> ${words.slice(0, 4).join(' ')}\n> ${words.slice(4).join(' ')}`,
  },
  { name: 'ellipses at edges', wanted: 'same', target: 99, make: (words) => `“… ${words.join(' ')} [...]”` },
  ...alteringRules(),
  {
    name: 'marked omission',
    wanted: 'shortened',
    target: 97,
    make: (words, random) => {
      const [first, second] = cuts(words, random);
      return quoted([
        ...words.slice(0, first),
        random.pick(['…', '...', '[…]', '[...]']) ?? '…',
        ...words.slice(second),
      ]);
    },
  },
  {
    name: 'marked omission, word changed',
    wanted: 'not passed',
    target: 100,
    make: (words, random) => {
      const [first, second] = cuts(words, random);
      const altered = changed(words.slice(second - 1), random, plainWord, (word) =>
        word === 'other' ? 'same' : 'other',
      );
      return altered === undefined ? undefined : quoted([...words.slice(0, first), '…', ...altered.slice(1)]);
    },
  },
  {
    name: 'joined halves of two documents',
    joins: true,
    wanted: 'not passed',
    target: 100,
    make: (words, _random, other) => quoted([...words.slice(0, 5), '…', ...other.slice(0, 5)]),
  },
  {
    name: 'bracket, first letter',
    wanted: 'edited',
    target: 97,
    make: (words) =>
      /^\p{Lu}\p{Ll}/u.test(words[0] ?? '')
        ? quoted(words).replace(/^“(.)/u, (_, first) => `“[${first.toLowerCase()}]`)
        : undefined,
  },
  {
    name: 'bracket, word replaced',
    wanted: 'edited',
    target: 97,
    make: (words, random) => {
      const altered = changed(
        words,
        random,
        (word) => plainWord(word) && !isNegation(word),
        () => '[such]',
      );
      return altered === undefined ? undefined : quoted(altered);
    },
  },
  {
    name: 'bracket, number changed',
    wanted: 'not passed',
    target: 100,
    make: (words, random) => {
      const altered = changed(
        words,
        random,
        (word) => /^\d{2,}$/u.test(word),
        (word) => `[${otherDigit(word)}]`,
      );
      return altered === undefined ? undefined : quoted(altered);
    },
  },
  { name: 'absent', wanted: 'absent', target: 100, make: (_words, _random, other) => quoted(other) },
];

/** Quotes of one seed are the same on every machine. */
const seed = 20_100_1;
/** So many places are tried for each quote that a rule is to make: most hold no currency. */
const tries = 400;

/**
 * Quotes made of the documents by each rule.
 * @param others Documents of another corpus, none of which is in this one.
 * @param each How many of each rule, at most.
 */
export function alteredQuotes(
  documents: readonly Document[],
  others: readonly Document[],
  each: number,
): AlteredQuote[] {
  const random = new SeededRandom(seed);
  const quotes: AlteredQuote[] = [];
  for (const rule of rules) {
    const made = new Set<string>();
    for (let tried = 0; tried < tries * 5 && made.size < each; tried++) {
      const words = wordsOf(random.pick(documents), random);
      const isForeign = rule.wanted === 'absent';
      const needsOther = isForeign || rule.joins === true;
      const other = needsOther ? wordsOf(random.pick(isForeign ? others : documents), random) : [];
      if (words === undefined || other === undefined) continue;
      const text = rule.make(words, random, other);
      if (text === undefined || (needsOther && isInOne(documents, isForeign ? [] : words, other))) continue;
      made.add(text);
    }
    quotes.push(...[...made].map((text) => ({ rule, text })));
  }
  return quotes;
}

/** Whether a document has the first words of both. */
function isInOne(documents: readonly Document[], ...all: readonly (readonly string[])[]): boolean {
  return documents.some(({ text }) => all.every((words) => text.includes(words.slice(0, 5).join(' '))));
}

/** 9 to 24 words of one line of a document, without marks of quotation or brackets; undefined where it has none there. */
function wordsOf(document: Document | undefined, random: SeededRandom): string[] | undefined {
  if (document === undefined) return undefined;
  const from = random.below(document.text.length);
  const lineEnd = document.text.indexOf('\n', from);
  const line = document.text.slice(from, lineEnd === -1 ? undefined : lineEnd).slice(0, 400);
  const words = line.split(/\s+/u).slice(1, -1);
  const count = 9 + random.below(16);
  if (words.length < 9) return undefined;
  const chosen = words.slice(0, count);
  const isPlain = chosen.every((word) => /^[\p{L}\p{N}$£€¥%.,;:’'–—-]+$/u.test(word) && !word.includes('..'));
  const first = chosen[0] ?? '';
  const last = chosen.at(-1) ?? '';
  const hasPlainEdges = /^[\p{L}\p{N}]/u.test(first) && /[\p{L}\p{N}]$/u.test(last);
  return isPlain && hasPlainEdges && !/(?:^|\s)['’]|['’](?:\s|$)/u.test(chosen.join(' '))
    ? chosen
    : undefined;
}
