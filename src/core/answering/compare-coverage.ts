import { type Token, termOf } from '../analysis/analyzer.js';
import { languageOf } from '../analysis/languages.js';
import { choose } from '../ranking/choose.js';
import type { Topic } from '../ranking/relevance.js';
import { byScore, type RankedWindow } from '../ranking/scorer.js';
import { termFrequencies } from '../ranking/term-frequencies.js';
import { cooperativeYield } from '../types/cooperative-yield.js';
import type { ComparisonOptions, CoverageComparison, SideCoverage } from '../types/coverage.js';
import { defined } from '../types/defined.js';
import { compareIds } from '../types/document.js';
import type { IndexReader, ScopeProfile } from '../types/index-reader.js';
import type { Quote } from '../types/quote.js';
import { inScope, type Scope } from '../types/scope.js';
import { overlap, type Span } from '../types/span.js';
import { quoteOf, relevantWindows, searchTopic, type TopicOptions, type TopicSearch } from './cover-topic.js';
import { tokensIn } from './highlights.js';
import { quoteWithParts } from './quote-parts.js';

/** Of each side so many documents are quoted from, those that rank best, and so many windows read for their words. */
const documentsQuoted = 50;
const windowsRead = 100;

/** Quotes of a side beside the one that only it could give. */
const quotesPerSide = 2;

/** With fewer words of its own a passage says nothing that the other side does not. */
const minOwnWords = 2;

/** What two sets of documents say on a topic, and what only one of them says. */
export async function compareCoverage(
  typed: string,
  reader: IndexReader,
  { sides: [left, right], ...options }: Omit<TopicOptions, 'scope'> & ComparisonOptions,
): Promise<CoverageComparison> {
  const ids = reader.ids.filter((id) => inScope(left, id) || inScope(right, id));
  const shared = ids.filter((id) => inScope(left, id) && inScope(right, id)).length;
  const scope: Scope = { kind: 'documents', ids: new Set(ids) };
  const looking = await searchTopic(typed, reader, { ...options, scope });
  const profile = await reader.profile(scope);
  const sides = [
    await sideOf(left, right, looking, reader, profile),
    await sideOf(right, left, looking, reader, profile),
  ] as const;
  const hashes: Record<string, string> = {};
  for (const { quotes, only } of sides) {
    for (const { citation } of only === undefined ? quotes : [...quotes, only]) {
      hashes[citation.documentId] = (await reader.document(citation.documentId))?.hash ?? '';
    }
  }
  const { evidence, index } = looking;
  return { topic: typed, sides, shared, hashes, evidence, index };
}

async function sideOf(
  here: Scope,
  there: Scope,
  { topic, relevant }: TopicSearch,
  reader: IndexReader,
  profile: ScopeProfile,
): Promise<SideCoverage> {
  const { documents } = await reader.size(here);
  const saying = [...relevant].filter(([id]) => inScope(here, id));
  if (topic === undefined) return { documents, covering: 0, passages: 0, quotes: [], onlyWords: [] };
  const windows: RankedWindow[] = [];
  const yieldIfDue = cooperativeYield();
  for (const [id, { share }] of saying.slice(0, documentsQuoted)) {
    const [forward] = await reader.forward([id]);
    if (forward !== undefined) windows.push(...relevantWindows(forward, topic, share, profile));
    await yieldIfDue();
  }
  windows.sort(byScore);
  const only = await onlyHere(windows, there, reader, profile);
  const free = windows.filter(({ window }) => !overlaps(window.forward.id, window.span, only));
  const quotes: Quote[] = [];
  for (const choice of choose(free, quotesPerSide)) quotes.push(await quoteOf(choice, topic, reader));
  return {
    documents,
    covering: saying.length,
    passages: saying.reduce((sum, [, { passages }]) => sum + passages, 0),
    quotes,
    ...defined({ only }),
    onlyWords: await onlyWordsOf(topic, here, there, reader),
  };
}

/** The window with most words that no document over there has, the best of equals; undefined where none has enough. */
async function onlyHere(
  windows: readonly RankedWindow[],
  there: Scope,
  reader: IndexReader,
  profile: ScopeProfile,
): Promise<Quote | undefined> {
  const read = windows.filter(({ window }) => !inScope(there, window.forward.id)).slice(0, windowsRead);
  const documents = new Map<string, Awaited<ReturnType<IndexReader['document']>>>();
  const candidates: { ranked: RankedWindow; span: Span; words: readonly Token[] }[] = [];
  for (const ranked of read) {
    // Without a heading at its end, as it would be quoted.
    const [choice] = choose([ranked], 1);
    const { forward } = ranked.window;
    if (!documents.has(forward.id)) documents.set(forward.id, await reader.document(forward.id));
    const text = documents.get(forward.id)?.text;
    if (choice === undefined || text === undefined) continue;
    const words = [...tokensIn(text, forward, choice.span)].filter(({ stop }) => !stop);
    candidates.push({ ranked, span: choice.span, words });
  }
  const languages = profile.languages.map(languageOf);
  // A name is stemmed otherwise in a document of another language, and is no word of one's own for it.
  const formsOf = ({ term, surface }: Token) => [term, ...languages.map((rules) => termOf(surface, rules))];
  const terms = new Set(candidates.flatMap(({ words }) => words.flatMap(formsOf)));
  const frequencies = await termFrequencies([...terms].sort(compareIds), reader, there);
  let max = minOwnWords - 1;
  let best: Quote | undefined;
  for (const { ranked, span, words } of candidates) {
    const own = words.filter((word) => !formsOf(word).some(frequencies.isKnown));
    const count = new Set(own.map(({ term }) => term)).size;
    const document = documents.get(ranked.window.forward.id);
    if (count <= max || document === undefined) continue;
    max = count;
    best = quoteWithParts(
      document,
      span,
      own.map(({ start, end }) => ({ start, end })),
      ranked.score,
    );
  }
  return best;
}

function overlaps(id: string, span: Span, quote: Quote | undefined): boolean {
  return quote?.citation.documentId === id && overlap(quote.citation.span, span);
}

/** Words of the topic, related ones aside, that stand here and not over there. */
async function onlyWordsOf(
  { question: { terms } }: Topic,
  here: Scope,
  there: Scope,
  reader: IndexReader,
): Promise<string[]> {
  const asked = terms.map(({ term }) => term);
  const [inHere, inThere] = [
    await termFrequencies(asked, reader, here),
    await termFrequencies(asked, reader, there),
  ];
  return terms.filter(({ term }) => inHere.isKnown(term) && !inThere.isKnown(term)).map(({ word }) => word);
}
