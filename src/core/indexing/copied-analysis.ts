import type { Document } from '../types/document.js';
import type { AnalysedDocument } from '../types/forward-document.js';
import { type DocumentNames, namesOf } from './document-names.js';

/** An analysed document as it crosses threads, without what the other side has or can tell: plain data, unless words were taken over. */
export type CopiedAnalysis = Omit<
  AnalysedDocument,
  'document' | 'termNumber' | 'termAt' | 'terms' | 'titleTerms' | 'vocabulary' | 'words'
>;

export function copyOfAnalysis(analysed: AnalysedDocument): CopiedAnalysis {
  // One by one: what can be told of it is worked out as soon as somebody asks.
  const { id, hash, metadataHash, language, blocks, bodyEnd, tokens, flags, firstToken, signature } =
    analysed;
  const { sentenceStarts, sentenceEnds, sentenceFlags, sentenceBlocks, sentenceOpenings } = analysed;
  const { sentenceHashes, sentenceLanguages, toldLanguages, passageStarts, passageVectors } = analysed;
  return {
    id,
    hash,
    metadataHash,
    language,
    blocks,
    bodyEnd,
    tokens,
    flags,
    firstToken,
    signature,
    sentenceStarts,
    sentenceEnds,
    sentenceFlags,
    sentenceBlocks,
    sentenceOpenings,
    sentenceHashes,
    sentenceLanguages,
    toldLanguages,
    passageStarts,
    ...(passageVectors === undefined ? {} : { passageVectors }),
  };
}

/** The same again. Its terms are numbered when somebody asks for them first. @param document What was analysed. */
export function restoredAnalysis(copied: CopiedAnalysis, document: Document): AnalysedDocument {
  let known: DocumentNames | undefined;
  const names = () => {
    known ??= namesOf(copied.tokens, copied.flags);
    return known;
  };
  return {
    ...copied,
    document,
    get vocabulary() {
      return names().vocabulary;
    },
    get terms() {
      return names().terms;
    },
    get titleTerms() {
      return names().titleTerms;
    },
    get words() {
      return names().words;
    },
    termNumber: (term) => names().numbers.get(term),
    termAt: (number) => names().vocabulary[number] ?? '',
  };
}
