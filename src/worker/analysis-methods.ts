import { copyOfAnalysis } from '../core/indexing/copied-analysis.js';
import type { DocumentAnalysis } from '../core/indexing/document-analysis.js';
import type { DocumentLanguage } from '../core/indexing/usual-language.js';
import type { Document } from '../core/types/document.js';
import type { Methods } from './host.js';

/** What a thread of an `AnalysisPool` hosts. */
export function analysisMethods(analysis: DocumentAnalysis): Methods {
  return {
    analyse: async ([document, language]) =>
      copyOfAnalysis(await analysis.analyse(document as Document, language as DocumentLanguage)),
  };
}
