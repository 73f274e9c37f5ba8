import { splitIntoPassages } from '../../../src/core/indexing/passages.js';
import { splitIntoSentences } from '../../../src/core/indexing/sentences.js';
import { Random } from '../random.js';
import type { PlainDocument } from './real-documents.js';
import { Recombiner } from './recombine.js';
import { cutToPassages, type SplitDocument } from './split-document.js';
import { Vocabulary } from './vocabulary.js';

/** What a corpus is made of. */
export interface CorpusFigures {
  readonly documents: number;
  readonly passages: number;
  /** How many of them stand in real files; the rest is recombined. */
  readonly realPassages: number;
  readonly words: number;
  readonly distinctWords: number;
  /** The exponent of Heaps' law as fitted to the real text. */
  readonly heapsExponent: number;
}

/** There is nothing to make a corpus of; `message` says what to do, in one line. */
export class NoRealText extends Error {
  override readonly name = 'NoRealText';

  constructor() {
    super('no real text to make a corpus of: install documentation packages, or name a folder with --corpus');
  }
}

/** How many real sentences are kept to be recombined: the memory that a corpus of any size takes. */
const sentencesKept = 100_000;

/**
 * Documents of `passages` passages in all: real ones as far as they go, then recombined ones. Of the last one only
 * the beginning is taken. One at a time, so that no corpus is ever in memory; their ids begin with a number, so that
 * they come in order of id.
 * @param seed The same corpus for the same seed and the same real documents.
 * @returns the figures, when all documents are given.
 * @throws {NoRealText} if there is no real document to begin with.
 */
export function* generateCorpus(
  real: Iterable<PlainDocument>,
  passages: number,
  seed: number,
): Generator<SplitDocument, CorpusFigures> {
  const random = new Random(seed);
  const vocabulary = new Vocabulary();
  const sentences: string[] = [];
  let sentencesSeen = 0;
  let documents = 0;
  let made = 0;

  function* split(document: PlainDocument): Generator<SplitDocument> {
    const whole = splitDocument({ ...document, id: `${String(documents).padStart(8, '0')}/${document.id}` });
    const kept = cutToPassages(whole, passages - made);
    if (kept.starts.length === 0) return;
    made += kept.starts.length;
    documents++;
    yield kept;
  }

  for (const document of real) {
    if (made >= passages) break;
    yield* split(document);
    vocabulary.add(document.text);
    // A sample of fixed size in which each sentence so far stands with the same chance (reservoir sampling).
    for (const { start, end } of splitIntoSentences(document.text)) {
      const place = sentencesSeen < sentencesKept ? sentencesSeen : random.below(sentencesSeen + 1);
      sentencesSeen++;
      if (place >= sentencesKept) continue;
      // A slice would keep the whole document in memory; this is a string of its own.
      const bytes = Buffer.from(document.text.slice(start, end));
      sentences[place] = bytes.toString().replace(/\s+/gu, ' ');
    }
  }
  const realPassages = made;
  if (sentences.length === 0) throw new NoRealText();
  const recombiner = new Recombiner(sentences, vocabulary, random);
  while (made < passages) yield* split(recombiner.document());
  return {
    documents,
    passages: made,
    realPassages,
    words: recombiner.words,
    distinctWords: recombiner.distinct,
    heapsExponent: Math.round(vocabulary.heapsCurve().exponent * 1_000) / 1_000,
  };
}

function splitDocument(document: PlainDocument): SplitDocument {
  const passages = splitIntoPassages({
    ...document,
    titleOrigin: 'sources',
    bytes: Buffer.byteLength(document.text),
  });
  return { ...document, starts: passages.map(({ start }) => start) };
}
