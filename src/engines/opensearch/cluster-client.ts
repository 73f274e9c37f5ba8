import { setTimeout as sleep } from 'node:timers/promises';
import { Client, errors } from '@opensearch-project/opensearch';
import { defined } from '../../core/types/defined.js';
import { errorName } from '../../core/types/error-names.js';
import { OpenSearchError } from './opensearch-error.js';
import { QuietConnection } from './quiet-connection.js';

/** Where a cluster is. */
export interface ClusterAddress {
  /** Addresses of its nodes, without credentials; at least one. */
  readonly nodes: readonly string[];
  readonly username?: string;
  readonly password?: string;
}

export interface ClusterTimes {
  /** From the first attempt to the last, pauses included, in milliseconds. */
  readonly deadlineMs: number;
  /** Of a single attempt: another node may answer where one hangs. */
  readonly attemptMs: number;
  /** Before the second attempt; doubled before each further one, unless the cluster says how long it wants. */
  readonly pauseMs: number;
}

/** For questions: a node that stops is found out, and another one asked, well within a question's own deadline. */
const defaultTimes: ClusterTimes = { deadlineMs: 25_000, attemptMs: 10_000, pauseMs: 100 };
/** How many times as long a request may take as a question: by what it asks for. */
export const patience = {
  /** Of the cluster's manager, which does one thing after the other; of a batch of rows. */
  change: 4,
  /** As long as there is data: a deletion by query, a refresh after a large build. */
  sweep: 40,
} as const;

const maxPauseMs = 5_000;

export interface ClusterRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'HEAD';
  /** Parts are escaped already. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | boolean>>;
  readonly body?: object;
  /** Lines of JSON, each with its end, in place of `body`. */
  readonly lines?: string;
  /** Statuses that are answers, not errors, beside 2xx. */
  readonly accept?: readonly number[];
  /** Default: that of a question. */
  readonly patience?: number;
}

export interface ClusterAnswer<T> {
  readonly status: number;
  readonly body: T;
}

/**
 * Asks a cluster, again where that helps: no connection, no answer in time, 429, 502, 503, 504. So whatever is asked has
 * to be as good done twice as once. What was asked and what came stand in no error: they hold questions and documents.
 */
export class ClusterClient {
  readonly #client: Client;
  readonly #times: ClusterTimes;
  readonly #hosts: string;

  constructor({ nodes, username, password }: ClusterAddress, times: Partial<ClusterTimes> = {}) {
    this.#times = { ...defaultTimes, ...times };
    this.#hosts = nodes.map((node) => new URL(node).origin).join(', ');
    this.#client = new Client({
      nodes: [...nodes],
      Connection: QuietConnection,
      // The client would repeat at once, and wait for no one.
      maxRetries: 0,
      ...(username === undefined ? {} : { auth: { username, password: password ?? '' } }),
    });
  }

  /** For messages: the nodes, without credentials. */
  get hosts(): string {
    return this.#hosts;
  }

  /** @throws {OpenSearchError} */
  async send<T>(request: ClusterRequest): Promise<ClusterAnswer<T>> {
    const { patience: times = 1 } = request;
    const { pauseMs } = this.#times;
    const [deadlineMs, attemptMs] = [this.#times.deadlineMs * times, this.#times.attemptMs * times];
    const end = performance.now() + deadlineMs;
    let before: unknown;
    for (let attempt = 0; ; attempt++) {
      const left = end - performance.now();
      try {
        return await this.#attempt<T>(request, Math.max(1, Math.min(attemptMs, left)));
      } catch (error) {
        // An attempt that the deadline cut short says less than the one before it.
        const telling = isLate(error) && left < attemptMs ? (before ?? error) : error;
        const pause = Math.min(maxPauseMs, pauseMs * 2 ** attempt) * (0.5 + Math.random() / 2);
        const wanted = retryAfterMs(error) ?? pause;
        if (!this.#isWorthAgain(error) || performance.now() + wanted >= end)
          throw this.#told(telling, deadlineMs);
        before = telling;
        await sleep(wanted);
      }
    }
  }

  /** What the cluster calls itself: "2.19.1", and "opensearch". */
  async version(): Promise<{ readonly number: string; readonly distribution: string }> {
    const { body } = await this.send<{ readonly version?: Readonly<Record<string, unknown>> }>({
      method: 'GET',
      path: '/',
    });
    const { number = 'unknown', distribution = 'unknown' } = body.version ?? {};
    return { number: String(number), distribution: String(distribution) };
  }

  async #attempt<T>(
    { method, path, query, body, lines, accept = [] }: ClusterRequest,
    timeoutMs: number,
  ): Promise<ClusterAnswer<T>> {
    const sent = this.#client.transport.request(
      {
        method,
        path,
        querystring: { ...query },
        ...(lines === undefined ? defined({ body }) : { bulkBody: lines }),
      },
      { ignore: [...accept], requestTimeout: timeoutMs },
    );
    let isGivenUp = false;
    // The client's own time-out ends where the headers come: a body that never does would be waited for.
    const timer = setTimeout(() => {
      isGivenUp = true;
      sent.abort();
    }, timeoutMs);
    try {
      const { statusCode, body: answered } = await sent;
      return { status: statusCode ?? 0, body: answered as T };
    } catch (error) {
      throw isGivenUp ? new LateError() : error;
    } finally {
      clearTimeout(timer);
    }
  }

  /** A certificate stays what it is; another node may have a better one. */
  #isWorthAgain(error: unknown): boolean {
    return isPassing(error) && !(this.#client.connectionPool.connections.length === 1 && isUntrusted(error));
  }

  #told(error: unknown, deadlineMs: number): OpenSearchError {
    const where = `OpenSearch at ${this.#hosts}`;
    if (error instanceof errors.ResponseError) {
      const status = error.statusCode ?? 0;
      const type = typeOf(error.body);
      const said = type === undefined ? `${status}` : `${status}, ${type}`;
      if (status === 401 || status === 403) {
        return new OpenSearchError(
          'denied',
          `${where} denies access (${said}): check the user and the password in VERBATIM_ENGINE_URL, or in ` +
            'VERBATIM_ENGINE_USER and VERBATIM_ENGINE_PASSWORD, and what that user may do',
          status,
        );
      }
      return isPassing(error)
        ? new OpenSearchError(
            'busy',
            `${where} has had no room for ${seconds(deadlineMs)} (${said}): look at the cluster's health and load`,
            status,
          )
        : new OpenSearchError('refused', `${where} refuses what was asked (${said})`, status);
    }
    if (isLate(error)) {
      return new OpenSearchError(
        'unreachable',
        `${where} has not answered within ${seconds(deadlineMs)}: look at the cluster's health and load`,
      );
    }
    if (isUntrusted(error)) {
      return new OpenSearchError(
        'unreachable',
        `${where} shows a certificate that is not trusted (${error.message}): check the address in VERBATIM_ENGINE_URL, ` +
          'and name your own certificate authority’s file in NODE_EXTRA_CA_CERTS',
      );
    }
    if (error instanceof errors.ConnectionError || error instanceof errors.NoLivingConnectionsError) {
      return new OpenSearchError(
        'unreachable',
        `${where} cannot be reached (${error.message}): check VERBATIM_ENGINE_URL, and that the cluster runs`,
      );
    }
    const name = errorName(error);
    return new OpenSearchError('refused', `${where} gave an answer that cannot be read (${name})`);
  }
}

/** The answer, or the rest of it, has not come in time. */
class LateError extends Error {}

function isLate(error: unknown): boolean {
  return error instanceof LateError || error instanceof errors.TimeoutError;
}

/** The client keeps of a failed connection the words alone; those of OpenSSL and Node.js about certificates say so. */
function isUntrusted(error: unknown): error is errors.ConnectionError {
  return error instanceof errors.ConnectionError && /\bcertificate\b/i.test(error.message);
}

const passingStatuses: readonly number[] = [429, 502, 503, 504];

/** Whether the same request may well succeed a little later, or at another node. */
function isPassing(error: unknown): boolean {
  if (error instanceof errors.ResponseError) {
    return passingStatuses.includes(error.statusCode ?? 0) || hasLostShard(error);
  }
  return (
    error instanceof errors.ConnectionError ||
    isLate(error) ||
    error instanceof errors.NoLivingConnectionsError
  );
}

/**
 * A node that goes while it searches its shards is told as a fault of the search, or as a search that is not there; another
 * node has copies of them. An index that is not there has another type.
 */
function hasLostShard({ statusCode, body }: errors.ResponseError): boolean {
  return (statusCode === 500 || statusCode === 404) && typeOf(body) === 'search_phase_execution_exception';
}

/** How long the cluster wants to be left alone; undefined where it does not say. */
function retryAfterMs(error: unknown): number | undefined {
  if (!(error instanceof errors.ResponseError)) return undefined;
  const value = error.headers?.['retry-after'];
  if (typeof value !== 'string' || value === '') return undefined;
  const wanted = Number(value) * 1_000;
  return Number.isFinite(wanted) && wanted >= 0 ? wanted : undefined;
}

/** What the cluster calls its error: a fixed word, unlike its reason, which may repeat what was asked. */
function typeOf(body: unknown): string | undefined {
  const { error } = (typeof body === 'object' && body !== null ? body : {}) as { error?: unknown };
  const { type } = (typeof error === 'object' && error !== null ? error : {}) as { type?: unknown };
  return typeof type === 'string' && /^[a-z_]{1,80}$/.test(type) ? type : undefined;
}

function seconds(ms: number): string {
  return `${Math.max(1, Math.round(ms / 1_000))} s`;
}
