import { asGiven } from '../src/chat/buttons/as-given.js';
import { type Bearing, foundSources } from '../src/chat/messages/find.js';
import { defineCommand } from '../src/chat/protocol/command.js';
import { splitIntoSentences } from '../src/core/indexing/sentences.js';
import type { Answer } from '../src/core/types/answer.js';
import type { Quote } from '../src/core/types/quote.js';

/** So many sentences of a text are looked for; the others are counted. */
const mostSentences = 12;

/** `/find`: what of the documents bears on a text, sentence by sentence. */
export const find = defineCommand({
  name: 'find',
  description: 'Finds what the documents say about a text, sentence by sentence',
  options: {
    text: { type: 'words', description: 'A message or any other text', required: true },
    public: { type: 'boolean', description: 'Answer where everyone in the channel can read it' },
  },
  access: 'everyone',
  effort: 'quick',
  searches: true,
  onMessage: 'Find the source',
  examples: ['Huawei had access to user data. So had Lenovo.'],

  async run(request) {
    const { args, scope, services } = request;
    const { library, settings } = services;
    const sentences = sentencesOf(args.text);
    const bearings: Bearing[] = [];
    const hashes: Record<string, string> = {};
    const read = sentences.slice(0, mostSentences);
    for (const sentence of read) {
      const answerTo = (words: string) =>
        library.answer(words.slice(0, settings.maxQuestionLength), { scope, limit: 1 });
      const answer = await firstFound([sentence, ...clausesOf(sentence)], answerTo);
      const [quote] = answer?.quotes ?? [];
      if (answer === undefined || quote === undefined) continue;
      Object.assign(hashes, answer.hashes);
      const known = bearings.find((bearing) => overlap(bearing.quote, quote));
      if (known === undefined) bearings.push({ sentences: [sentence], quote, confidence: answer.confidence });
      else known.sentences.push(sentence);
    }
    const { documents, fingerprint } = await library.status(scope);
    const counts = { read: read.length, leftOut: sentences.length - read.length };
    const quotes = bearings.map(({ quote }) => quote);
    return asGiven({ quotes, shown: quotes.length, hashes, fingerprint }, request, (write) => {
      const found = bearings.map(({ sentences: about, quote, confidence }) => ({
        sentences: about,
        confidence,
        quote: write(quote),
      }));
      return foundSources(bearings, { ...counts, documents }, { ...counts, found });
    });
  },
});

/** Those that have a word to search for. */
function sentencesOf(text: string): string[] {
  return splitIntoSentences(text)
    .map(({ start, end }) => text.slice(start, end))
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}

/** A statement of so many words may say more than one thing, of which the documents need not say all. */
const longStatement = 24;
/** A clause of fewer words says too little to be looked for by itself. */
const leastClause = 8;
/** So many clauses of one statement are looked for. */
const mostClauses = 4;

/** The clauses of a long statement, longest first: each is looked for by itself where the whole finds nothing; [] of a short one. */
function clausesOf(sentence: string): string[] {
  if (wordsIn(sentence) < longStatement) return [];
  const clauses: string[] = [];
  let clause = '';
  for (const part of sentence.split(/(?<=[,;:])\s|\s(?=[–—])/u)) {
    clause += `${clause === '' ? '' : ' '}${part}`;
    if (wordsIn(clause) < leastClause) continue;
    clauses.push(clause);
    clause = '';
  }
  const last = clauses.at(-1);
  if (clause !== '' && last !== undefined) clauses[clauses.length - 1] = `${last} ${clause}`;
  if (clauses.length < 2) return [];
  return clauses.sort((a, b) => b.length - a.length).slice(0, mostClauses);
}

function wordsIn(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}

/** The first of the answers that has been found, asked for one after another. */
async function firstFound(
  texts: readonly string[],
  answerTo: (text: string) => Promise<Answer>,
): Promise<Answer | undefined> {
  for (const text of texts) {
    const answer = await answerTo(text);
    if (answer.kind === 'found') return answer;
  }
  return undefined;
}

function overlap(one: Quote, other: Quote): boolean {
  const [a, b] = [one.citation, other.citation];
  return a.documentId === b.documentId && a.span.start < b.span.end && b.span.start < a.span.end;
}
