import { analysisVersion } from '../analysis/analyzer.js';
import { hashOf } from '../indexing/hashes.js';
import { rankingConfiguration } from './configuration.js';

/**
 * Names an index: SHA-256 over the analysis' version, the ranking's configuration, and the documents. The same for
 * every build order and every engine.
 */
export function fingerprintOf(documentsHash: string): string {
  return hashOf(JSON.stringify([analysisVersion, rankingConfiguration, documentsHash]));
}

/** The same where a sentence model ranks. @param fingerprint Without it. @param modelHash See `SentenceModel.hash`. */
export function withModel(fingerprint: string, modelHash: string): string {
  return hashOf(JSON.stringify([fingerprint, modelHash]));
}
