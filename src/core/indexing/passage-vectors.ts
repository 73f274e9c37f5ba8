import type { AnalysedDocument } from '../types/forward-document.js';
import { lowerBound } from '../types/lower-bound.js';
import type { SentenceEncoder } from '../types/sentence-encoder.js';
import { copyOfAnalysis, restoredAnalysis } from './copied-analysis.js';
import type { UnchangedParts } from './unchanged-parts.js';

/**
 * A document with the vectors of its passages in the encoder's languages; as it is where it has none of those.
 * @param unchanged What of it need not be encoded again.
 */
export async function withPassageVectors(
  analysed: AnalysedDocument,
  encoder: SentenceEncoder,
  unchanged?: UnchangedParts,
): Promise<AnalysedDocument> {
  const { passageStarts, sentenceStarts, sentenceLanguages, bodyEnd } = analysed;
  const { text } = analysed.document;
  const { dimensions } = encoder;
  const spanOf = (passage: number) => ({
    start: passageStarts[passage] ?? 0,
    end: passageStarts[passage + 1] ?? bodyEnd,
  });
  const known = [...passageStarts.keys()].filter((passage) => {
    const start = passageStarts[passage] ?? 0;
    const sentence = lowerBound(sentenceStarts.length, (at) => (sentenceStarts[at] ?? 0) < start);
    return encoder.languages.includes(sentenceLanguages[sentence] ?? '');
  });
  if (known.length === 0) return analysed;
  const passageVectors = new Int8Array(passageStarts.length * dimensions);
  const changed = known.filter((passage) => {
    const vector = unchanged?.vectorOf(spanOf(passage), dimensions);
    if (vector !== undefined) passageVectors.set(vector, passage * dimensions);
    return vector === undefined;
  });
  const texts = changed.map((passage) => text.slice(spanOf(passage).start, spanOf(passage).end));
  for (const [i, vector] of (await encoder.encode(texts, true)).entries())
    if (vector !== undefined) passageVectors.set(vector, (changed[i] ?? 0) * dimensions);
  return restoredAnalysis({ ...copyOfAnalysis(analysed), passageVectors }, analysed.document);
}
