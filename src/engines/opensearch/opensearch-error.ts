/** The cluster could not do what was asked; `message` names it (never its credentials) and says what to do. */
export class OpenSearchError extends Error {
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
