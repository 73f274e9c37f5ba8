import { confidenceParts } from '../ranking/confidence.js';
import { confidenceFeatures } from '../ranking/confidence-features.js';
import type { QuestionTerm } from '../ranking/question.js';
import type { RankedWindow } from '../ranking/scorer.js';
import { searchFor } from '../ranking/search.js';
import { searchedTerms } from '../ranking/searched-terms.js';
import type { SignalName } from '../ranking/signals.js';
import type { Candidate, ExplainedTerm, Explanation, TermRole } from '../types/explanation.js';
import type { IndexReader } from '../types/index-reader.js';
import type { AnswerOptions } from './answer-selection.js';
import { selectAnswer } from './select-answer.js';

const documentsShown = 10;
const passagesShown = 10;
const candidatesShown = 10;

export async function explainQuestion(
  typed: string,
  reader: IndexReader,
  options: AnswerOptions,
): Promise<Explanation> {
  const { question, unsearchable, ranking, windows, choices, confidence } = await selectAnswer(
    typed,
    reader,
    options,
  );
  const chosen = choices.map(({ ranked }) => ranked);
  const others = windows.filter((ranked) => !chosen.includes(ranked));
  const shown = [...chosen, ...others].slice(0, Math.max(candidatesShown, chosen.length));
  const best = windows[0];
  const terms = unsearchable === undefined ? searchedTerms(question) : [];
  const search = { terms, reader, scope: options.scope };
  const { passages } =
    terms.length === 0 ? { passages: [] } : await searchFor(search, passagesShown, { units: 'passages' });
  return {
    searched: question.corrected,
    language: question.language,
    wants: question.wants,
    listOf: question.listOf === undefined ? null : (question.terms[question.listOf]?.word ?? null),
    unsearchable: unsearchable ?? null,
    setAside: question.setAside.map(({ start, end, role }) => ({
      text: question.text.slice(start, end),
      role,
    })),
    terms: question.terms.map(termOf),
    searchedTerms: terms,
    documents: ranking.documents.slice(0, documentsShown),
    passages,
    ranking: ranking.tier,
    candidates: await Promise.all(shown.map((ranked) => candidateOf(ranked, chosen.indexOf(ranked), reader))),
    confidence,
    minConfidence: options.minConfidence,
    confidenceFeatures: best === undefined ? null : { ...confidenceFeatures(best) },
    confidenceParts: best === undefined ? null : confidenceParts(best),
  };
}

function termOf(asked: QuestionTerm): ExplainedTerm {
  const { word, correctedFrom, term, known, frequency, count, idf, weighs, forms, related } = asked;
  return {
    word,
    correctedFrom: correctedFrom ?? null,
    term,
    role: roleOf(asked),
    known,
    frequency,
    count,
    idf,
    weighs,
    related: [...forms, ...related],
  };
}

function roleOf({ isSubject, specific, matters }: QuestionTerm): TermRole {
  if (isSubject) return 'earlier question';
  if (specific) return 'name or number';
  return matters ? 'content' : 'light';
}

async function candidateOf(
  { window, score, signals, weights }: RankedWindow,
  place: number,
  reader: IndexReader,
): Promise<Candidate> {
  const { forward, span } = window;
  const document = await reader.document(forward.id);
  const said = Object.entries(signals).filter(([, value]) => value !== 0) as [SignalName, number][];
  return {
    documentId: forward.id,
    span,
    text: document?.text.slice(span.start, span.end) ?? '',
    score,
    signals: Object.fromEntries(said.map(([name, value]) => [name, { value, adds: value * weights[name] }])),
    quote: place < 0 ? null : place + 1,
  };
}
