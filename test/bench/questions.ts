import { languageOf } from '../../src/core/analysis/languages.js';
import { type Corpus, type PassageText, passagesOf } from './corpus/corpus-file.js';
import { wordPattern } from './corpus/vocabulary.js';
import { Random } from './random.js';

export interface BenchQuestion {
  /** As a person types it, function words and all. */
  readonly text: string;
  /** The passage that its words come from; none for a question of frequent words alone. */
  readonly source?: string;
}

const seed = 7_001;

/** Questions whose source is known, out of every seven of which six are of this kind. */
const shareWithSource = 6 / 7;

const openings = [
  'which',
  'what is the',
  'how does the',
  'where is the',
  'why does the',
  'who can',
  'when is a',
];
const joints = ['in the', 'of the', 'and the', 'with a', 'for the', 'to the', 'by', 'from the'];

/**
 * Questions about the first `passages` passages of a corpus, in an order that mixes both kinds; the same for the same
 * corpus.
 * @param count How many at most: a small corpus has fewer passages with enough words.
 */
export function makeQuestions(corpus: Corpus, passages: number, count: number): BenchQuestion[] {
  const random = new Random(seed);
  const stopWords = languageOf('en').stopWords;
  const usable: { readonly id: string; readonly words: readonly string[] }[] = [];
  const frequency = new Map<string, number>();
  for (const passage of passagesOf({ ...corpus, passages })) {
    const words = contentWords(passage, stopWords);
    for (const word of words) frequency.set(word, (frequency.get(word) ?? 0) + 1);
    if (words.length >= 8) usable.push({ id: passage.id, words });
  }
  const rarity = (word: string) => frequency.get(word) ?? 0;
  const questions = random
    .shuffled(usable)
    .slice(0, Math.round(count * shareWithSource))
    .map(({ id, words }): BenchQuestion => {
      // Two of its rarer words and two or three others, as somebody asks who has read it.
      const sorted = [...words].sort((a, b) => rarity(a) - rarity(b) || (a < b ? -1 : 1));
      const half = Math.ceil(sorted.length / 2);
      const rare = random.shuffled(sorted.slice(0, half)).slice(0, 2);
      const common = random.shuffled(sorted.slice(half)).slice(0, random.between(2, 3));
      return { text: asked(random.shuffled([...rare, ...common]), random), source: id };
    });
  const frequent = [...frequency]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, 60)
    .map(([word]) => word);
  const ofFrequentWords = Math.round((questions.length * (1 - shareWithSource)) / shareWithSource);
  for (let i = 0; i < ofFrequentWords; i++) {
    questions.push({ text: asked(random.shuffled(frequent).slice(0, random.between(3, 5)), random) });
  }
  return random.shuffled(questions);
}

/** The longest question that is answered, in UTF-16 code units: `librarySettings` has it from the configuration. */
const maxQuestionLength = 2_000;

/** What costs most to answer: as many of the most frequent words as a question may have, and shorter ones of them. */
export function makeHardQuestions(corpus: Corpus, passages: number): string[] {
  const stopWords = languageOf('en').stopWords;
  const frequency = new Map<string, number>();
  for (const passage of passagesOf({ ...corpus, passages })) {
    for (const word of contentWords(passage, stopWords)) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  }
  const frequent = [...frequency]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, maxQuestionLength)
    .map(([word]) => word);
  return [12, 50, maxQuestionLength].map((words) => {
    const whole = frequent.slice(0, words).join(' ');
    return whole.slice(0, whole.lastIndexOf(' ', maxQuestionLength - 1));
  });
}

/** The distinct words of a passage that are worth asking for. */
function contentWords({ text }: PassageText, stopWords: ReadonlySet<string>): string[] {
  const words = [...text.matchAll(wordPattern)].map(([word]) => word.toLowerCase());
  return [...new Set(words)].filter((word) => /^\p{L}{3,}$/u.test(word) && !stopWords.has(word));
}

function asked(words: readonly string[], random: Random): string {
  const [first = '', ...others] = words;
  const rest = others.map((word) => (random.next() < 0.6 ? `${random.oneOf(joints)} ${word}` : word));
  return [random.oneOf(openings), first, ...rest].join(' ');
}

/** The question without its function words: what the project itself searches for, as it is written. */
export function withoutStopWords(question: string): string {
  const stopWords = languageOf('en').stopWords;
  const words = question.split(' ').filter((word) => !stopWords.has(word));
  return words.length === 0 ? question : words.join(' ');
}
