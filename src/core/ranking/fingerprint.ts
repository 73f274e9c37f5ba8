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
