import type { Answer, Evidence } from '../../src/core/types/answer.js';

/** What was looked for in one document, and all of it found. */
export function evidenceOf(over: Partial<Evidence> = {}): Evidence {
  return {
    documentsSearched: 1,
    passagesSearched: 1,
    words: [],
    subject: [],
    missing: [],
    nearest: [],
    unanswered: [],
    corrections: [],
    searched: '',
    unreadable: 0,
    ...over,
  };
}

/** An answer by words with no quote; what a test is about it says itself. */
export function answerWith(over: Partial<Answer> = {}): Answer {
  return {
    kind: 'not-found',
    question: 'q',
    confidence: 0,
    quotes: [],
    candidates: [],
    hashes: {},
    nearest: [],
    ranking: 'words',
    documents: [],
    evidence: evidenceOf(),
    index: { fingerprint: 'f', documents: 1, passages: 1 },
    ...over,
  };
}
