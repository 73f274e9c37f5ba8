import type { Candidate, Explanation } from '../../core/types/explanation.js';
import { type Block, code, heading, text } from '../protocol/reply.js';

/** How an explanation is said: tables of terms, documents and candidates, for whoever tunes or doubts an answer. */
export function explained(explanation: Explanation): Block[] {
  const { terms, documents, candidates, confidence, minConfidence, confidenceFeatures } = explanation;
  const asks =
    explanation.listOf === null ? explanation.wants : `${explanation.wants}, a list of ${explanation.listOf}`;
  const blocks: Block[] = [
    heading('Why'),
    text(
      `Searched in language ${explanation.language}, for an answer of kind ${asks}: `,
      code(explanation.searched),
    ),
  ];
  if (explanation.unsearchable !== null)
    return [...blocks, text(`Not searched: ${explanation.unsearchable}.`)];
  blocks.push({
    kind: 'table',
    table: {
      columns: [
        { title: 'Word' },
        { title: 'Term' },
        { title: 'Weight', align: 'right' },
        { title: 'Related terms' },
      ],
      rows: terms.map(({ word, correctedFrom, term, known, idf, related }) => [
        correctedFrom === null ? word : `${word} (typed: ${correctedFrom})`,
        known ? term : `${term} (nowhere)`,
        idf.toFixed(2),
        related.join(' ') || '–',
      ]),
    },
  });
  blocks.push({
    kind: 'table',
    table: {
      columns: [{ title: 'Document' }, { title: 'Score', align: 'right' }],
      rows: documents.map(({ id, score }) => [id, score.toFixed(2)]),
    },
  });
  blocks.push({
    kind: 'table',
    table: {
      columns: [
        { title: 'Quote' },
        { title: 'Score', align: 'right' },
        { title: 'Where' },
        { title: 'Signals' },
      ],
      rows: candidates.map(candidateRow),
    },
  });
  const features = Object.entries(confidenceFeatures ?? {}).map(
    ([name, value]) => `${name} ${value.toFixed(2)}`,
  );
  blocks.push(
    text(
      `Confidence ${confidence.toFixed(2)}, ${confidence >= minConfidence ? 'at least' : 'below'} ${minConfidence}`,
      features.length === 0 ? '.' : `: ${features.join(', ')}.`,
    ),
  );
  return blocks;
}

function candidateRow({ quote, score, documentId, span, signals }: Candidate): string[] {
  const adding = Object.entries(signals).sort(([, a], [, b]) => Math.abs(b.adds) - Math.abs(a.adds));
  return [
    quote === null ? '–' : String(quote),
    score.toFixed(3),
    `${documentId} [${span.start}, ${span.end})`,
    adding.map(([name, { value, adds }]) => `${name} ${value.toFixed(2)} (${adds.toFixed(2)})`).join(', '),
  ];
}
