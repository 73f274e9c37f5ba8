import type { Candidate, ExplainedTerm, Explanation } from '../../core/types/explanation.js';
import { type Block, code, heading, type Table, text } from '../protocol/reply.js';

/** How an explanation is said: tables of terms, first-stage lists and candidates, for whoever tunes or doubts an answer. */
export function explained(explanation: Explanation): Block[] {
  const { setAside, terms, searchedTerms, documents, passages, candidates } = explanation;
  const blocks: Block[] = [heading('Why'), ...readAs(explanation)];
  if (explanation.unsearchable !== null)
    return [...blocks, text(`Not searched: ${explanation.unsearchable}.`)];
  if (setAside.length > 0) {
    const parts = setAside.map(({ text: words, role }) => `“${words.trim()}” (${role})`);
    blocks.push(text(`Not asked about: ${parts.join(', ')}.`));
  }
  blocks.push(
    tableOf(
      [
        { title: 'Word' },
        { title: 'Role' },
        { title: 'Term' },
        { title: 'Passages', align: 'right' },
        { title: 'Weight', align: 'right' },
        { title: 'By' },
        { title: 'Related terms' },
      ],
      terms.map(termRow),
    ),
  );
  const searched = searchedTerms.map(({ term, weight }) => (weight === 1 ? term : `${term} (${weight})`));
  blocks.push(text('First stage, searched for: ', code(searched.join(' ') || '–')));
  const score = { title: 'Score', align: 'right' } as const;
  const listed = (found: Explanation['documents']) => found.map(({ id, score }) => [id, score.toFixed(2)]);
  blocks.push(tableOf([{ title: 'Document' }, score], listed(documents)));
  blocks.push(tableOf([{ title: 'Passage' }, score], listed(passages)));
  blocks.push(
    tableOf(
      [{ title: 'Quote' }, score, { title: 'Where' }, { title: 'Signals' }],
      candidates.map(candidateRow),
    ),
  );
  return [...blocks, confidenceLine(explanation)];
}

function readAs({ language, wants, listOf, searched, ranking }: Explanation): Block[] {
  const asks = listOf === null ? wants : `${wants}, a list of ${listOf}`;
  return [
    text(`Read in language ${language}, for an answer of kind ${asks}: `, code(searched)),
    text(`Ranked by ${ranking === 'words' ? 'words' : `words and meaning (${ranking})`}.`),
  ];
}

function tableOf(columns: Table['columns'], rows: Table['rows']): Block {
  return { kind: 'table', table: { columns, rows } };
}

function termRow(asked: ExplainedTerm): string[] {
  const { word, correctedFrom, term, role, known, frequency, count, idf, weighs, related } = asked;
  const typed = correctedFrom === null ? word : `${word} (typed: ${correctedFrom})`;
  return [
    count === 1 ? typed : `${typed}, ${count} times`,
    role,
    known ? term : `${term} (absent)`,
    String(frequency),
    idf.toFixed(2),
    weighs,
    related.join(' ') || '–',
  ];
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

function confidenceLine(explanation: Explanation): Block {
  const { confidence, minConfidence, confidenceFeatures, confidenceParts } = explanation;
  const features = Object.entries(confidenceFeatures ?? {}).map(
    ([name, value]) => `${name} ${value.toFixed(2)} (${(confidenceParts?.[name] ?? 0).toFixed(2)})`,
  );
  return text(
    `Confidence ${confidence.toFixed(2)}, ${confidence >= minConfidence ? 'at least' : 'below'} ${minConfidence}`,
    features.length === 0 ? '.' : `: ${features.join(', ')}.`,
  );
}
