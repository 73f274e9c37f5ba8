import { mostProximity } from './answer-proximity.js';
import type { SignalContext } from './signal.js';
import { fullEvidence, maxOfTerm, namesOf, numbersOf, type SignalName } from './signals.js';

/** The most that a signal can be for any window of the document that `context` is about; 0..1. */
export function ceilingOf(name: SignalName, context: SignalContext): number {
  const { question, documentShare, titleShare } = context;
  switch (name) {
    case 'documentScore':
      return documentShare;
    case 'titleCoverage':
    case 'lead':
      return titleShare;
    case 'answerType':
      return question.wants === 'any' && question.measure === undefined ? 0 : 1;
    case 'answerProximity':
      return mostProximity(question);
    case 'evidence':
      return Math.min(1, (question.weight * maxOfTerm) / fullEvidence);
    case 'proximity':
    case 'cooccurrence':
      return question.terms.length < 2 ? 0 : 1;
    case 'names':
      return namesOf(question).length === 0 ? 0 : 1;
    case 'numbers':
      return numbersOf(question).length === 0 ? 0 : 1;
    case 'subjectMismatch':
      return context.namesOthers?.includes(true) === true ? 1 : 0;
    case 'polarity':
      return question.asksWhether || question.denies ? 1 : 0;
    case 'changeLog':
      return question.asksForChanges ? 0 : 1;
    case 'measure':
      return question.measure === undefined ? 0 : 1;
    case 'defines':
    case 'longForm':
      return question.asksForDefinition ? 1 : 0;
    case 'speech':
      return question.asksForSpeech ? 1 : 0;
    case 'steps':
      return question.asksHow ? 1 : 0;
    case 'items':
    case 'list':
      return question.listOf === undefined ? 0 : 1;
    default:
      return isSimilarity(name) && context.meaning === undefined ? 0 : 1;
  }
}

/** What is known only where an encoder says what texts mean: 0 where words alone rank. */
const similarities = [
  'similarity',
  'sentenceSimilarity',
  'headingSimilarity',
  'questionHeading',
  'wordSimilarity',
  'sentenceWordSimilarity',
  'sectionWordSimilarity',
] as const satisfies readonly SignalName[];

export function isSimilarity(name: SignalName): boolean {
  return similarities.some((one) => one === name);
}
