import type { Candidate, ExplainedTerm, Explanation } from '../../core/types/explanation.js';
import { explained as texts } from '../../texts/command-line/explained.js';
import { type Block, code, heading, type Table, text } from '../protocol/reply.js';

const { heads } = texts;

/** How an explanation is said: tables of terms, first-stage lists and candidates, for whoever tunes or doubts an answer. */
export function explained(explanation: Explanation): Block[] {
  const { setAside, terms, searchedTerms, documents, passages, candidates } = explanation;
  const blocks: Block[] = [heading(texts.title), ...readAs(explanation)];
  if (explanation.unsearchable !== null)
    return [...blocks, text(texts.notSearched(explanation.unsearchable))];
  if (setAside.length > 0) {
    const parts = setAside.map(({ text: words, role }) => texts.part(words.trim(), role));
    blocks.push(text(texts.notAskedAbout(parts)));
  }
  blocks.push(
    tableOf(
      [
        { title: heads.word },
        { title: heads.role },
        { title: heads.term },
        { title: heads.passages, align: 'right' },
        { title: heads.weight, align: 'right' },
        { title: heads.by },
        { title: heads.related },
      ],
      terms.map(termRow),
    ),
  );
  const searched = searchedTerms.map(({ term, weight }) => (weight === 1 ? term : `${term} (${weight})`));
  blocks.push(text(`${texts.firstStage} `, code(searched.join(' ') || '–')));
  const score = { title: heads.score, align: 'right' } as const;
  const listed = (found: Explanation['documents']) => found.map(({ id, score }) => [id, score.toFixed(2)]);
  blocks.push(tableOf([{ title: heads.document }, score], listed(documents)));
  blocks.push(tableOf([{ title: heads.passage }, score], listed(passages)));
  blocks.push(
    tableOf(
      [{ title: heads.quote }, score, { title: heads.where }, { title: heads.signals }],
      candidates.map(candidateRow),
    ),
  );
  return [...blocks, confidenceLine(explanation)];
}

function readAs({ language, wants, listOf, searched, ranking }: Explanation): Block[] {
  const asks = listOf === null ? wants : texts.asksForList(wants, listOf);
  return [
    text(`${texts.readAs(language, asks)} `, code(searched)),
    text(ranking === 'words' ? texts.rankedByWords : texts.rankedByMeaning(ranking)),
  ];
}

function tableOf(columns: Table['columns'], rows: Table['rows']): Block {
  return { kind: 'table', table: { columns, rows } };
}

function termRow(asked: ExplainedTerm): string[] {
  const { word, correctedFrom, term, role, known, frequency, count, idf, weighs, related } = asked;
  const typed = correctedFrom === null ? word : texts.typed(word, correctedFrom);
  return [
    count === 1 ? typed : texts.times(typed, count),
    role,
    known ? term : texts.absent(term),
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
    adding.map(([name, { value, adds }]) => texts.figure(name, value.toFixed(2), adds.toFixed(2))).join(', '),
  ];
}

function confidenceLine(explanation: Explanation): Block {
  const { confidence, minConfidence, confidenceFeatures, confidenceParts } = explanation;
  const features = Object.entries(confidenceFeatures ?? {}).map(([name, value]) =>
    texts.figure(name, value.toFixed(2), (confidenceParts?.[name] ?? 0).toFixed(2)),
  );
  return text(texts.confidence(confidence.toFixed(2), confidence >= minConfidence, minConfidence, features));
}
