import { EngineError } from '../../core/types/ports.js';

/** The first that gives the scores of a query's parts. https://github.com/opensearch-project/OpenSearch/pull/11626 */
export const oldestVersion = '2.13';

/** The cluster could not do what was asked; `message` names it (never its credentials) and says what to do. */
export class OpenSearchError extends EngineError {
  override readonly name = 'OpenSearchError';
  /**
   * `unreachable`: no node answers, or not in time; `denied`: the credentials are wrong or not enough; `busy`: the
   * cluster has no room, or another bot writes; `refused`: any other answer that was not hoped for.
   */
  readonly kind: 'unreachable' | 'denied' | 'busy' | 'refused';
  /** Of the answer, where there was one. */
  readonly status: number | undefined;

  constructor(kind: OpenSearchError['kind'], message: string, status?: number) {
    super(message);
    this.kind = kind;
    this.status = status;
  }
}
