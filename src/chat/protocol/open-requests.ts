import type { Platform } from './location.js';

/**
 * A request that was acknowledged and has not ended yet: what it takes to tell whoever waits, should this process end first.
 * Never what was asked.
 */
export interface OpenRequest {
  readonly id: string;
  readonly platform: Platform;
  /** How whoever waits is reached, as the platform's adapter wrote it. */
  readonly address: string;
  /** From then on the platform lets nobody answer it; milliseconds since 1970. */
  readonly endsAt: number;
}

/** Kept until a request ends, or its platform's limit is over. Never throws: where nothing can be kept, nobody is told. */
export interface OpenRequests {
  begin(request: OpenRequest): void;
  end(id: string): void;
  /** Those that a process left which is no more; each is given once. */
  takeLeft(platform: Platform): readonly OpenRequest[];
}

/** Where nothing outlives the process. */
export const noOpenRequests: OpenRequests = { begin() {}, end() {}, takeLeft: () => [] };
