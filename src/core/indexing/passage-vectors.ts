import type { AnalysedDocument } from '../types/forward-document.js';
import { lowerBound } from '../types/lower-bound.js';
import type { SentenceEncoder } from '../types/sentence-encoder.js';

/** A document with the vectors of its passages in the encoder's languages; as it is where it has none of those. */
export async function withPassageVectors(
  analysed: AnalysedDocument,
  encoder: SentenceEncoder,
): Promise<AnalysedDocument> {
  const { passageStarts, sentenceStarts, sentenceLanguages, bodyEnd } = analysed;
  const { text } = analysed.document;
  const known = [...passageStarts.keys()].filter((passage) => {
    const start = passageStarts[passage] ?? 0;
    const sentence = lowerBound(sentenceStarts.length, (at) => (sentenceStarts[at] ?? 0) < start);
    return encoder.languages.includes(sentenceLanguages[sentence] ?? '');
  });
  if (known.length === 0) return analysed;
  const texts = known.map((passage) =>
    text.slice(passageStarts[passage], passageStarts[passage + 1] ?? bodyEnd),
  );
  const passageVectors = new Int8Array(passageStarts.length * encoder.dimensions);
  for (const [i, vector] of (await encoder.encode(texts, true)).entries())
    if (vector !== undefined) passageVectors.set(vector, (known[i] ?? 0) * encoder.dimensions);
  return { ...analysed, passageVectors };
}
