import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { FakeIndices } from './fake-indices.js';

/** A request as it came over the wire. */
export interface WireRequest {
  readonly method: string;
  /** Without the query string: "/passages/_bulk". */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface WireAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What happens to one request instead of an ordinary answer. */
export type Fault =
  /** Answered by this; nothing is done. */
  | WireAnswer
  /** Nothing is done, and the connection is reset. */
  | 'reset'
  /** Done as asked, but the connection is reset before the answer: the caller cannot know. */
  | 'done-then-reset'
  /** Nothing is done, and nothing is ever answered. */
  | 'silent'
  /** Done as asked; half of the answer's body comes, and then nothing. */
  | 'stalled'
  /** A bulk request in which the items with these ids fail with this status; the others are done. */
  | { readonly items: readonly string[]; readonly itemStatus: 429 | 400 | 503 };

/** As a node answers that has no room in a queue. @param retryAfter Seconds; without it the header is missing. */
export function tooManyRequests(retryAfter?: number): WireAnswer {
  const reason = 'rejected execution of coordinating operation';
  return {
    status: 429,
    body: { error: { type: 'rejected_execution_exception', reason }, status: 429 },
    ...(retryAfter === undefined ? {} : { headers: { 'retry-after': String(retryAfter) } }),
  };
}

/** As a cluster answers that has no cluster manager. */
export const unavailable: WireAnswer = {
  status: 503,
  body: { error: { type: 'cluster_manager_not_discovered_exception', reason: null }, status: 503 },
};

/** As a cluster answers of which a node goes while it searches its shards. */
export const lostShard = (status: 404 | 500): WireAnswer => ({
  status,
  body: { error: { type: 'search_phase_execution_exception', reason: 'Partial shards failure' }, status },
});

/**
 * OpenSearch as seen over HTTP, on loopback: indices, aliases and documents as the real one keeps them, no ranking,
 * and faults on demand. The tests that have a real cluster compare its answers with these.
 */
export class FakeOpenSearch {
  readonly indices = new FakeIndices();
  /** All that came, in order of arrival. */
  readonly requests: WireRequest[] = [];
  readonly #faults: { readonly method: string; readonly path: RegExp; readonly fault: Fault }[] = [];
  readonly #server: Server;
  readonly #scheme: 'http' | 'https';

  private constructor(server: Server, scheme: 'http' | 'https') {
    this.#server = server;
    this.#scheme = scheme;
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      void this.#serve(request, response);
    });
  }

  /** @param secured Its key and certificate, PEM; absent: it speaks HTTP. */
  static async start(secured?: { readonly key: string; readonly cert: string }): Promise<FakeOpenSearch> {
    const server = secured === undefined ? createServer() : createSecureServer(secured);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new FakeOpenSearch(server, secured === undefined ? 'http' : 'https');
  }

  get url(): string {
    return `${this.#scheme}://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** The next requests that match meet these, one each; later calls queue behind earlier ones. */
  script(method: string, path: RegExp, ...faults: readonly Fault[]): void {
    for (const fault of faults) this.#faults.push({ method, path, fault });
  }

  /** How often this was asked. */
  count(method: string, path: RegExp): number {
    return this.requests.filter((request) => request.method === method && path.test(request.path)).length;
  }

  async close(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    if (this.#server.listening) await once(this.#server, 'close');
  }

  async #serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const { method = 'GET', url = '/', headers } = incoming;
    let body = '';
    for await (const chunk of incoming.setEncoding('utf8')) body += chunk;
    const { pathname, searchParams } = new URL(url, this.url);
    const request = { method, path: decodeURIComponent(pathname), query: searchParams, headers, body };
    this.requests.push(request);

    const fault = this.#faultFor(request);
    if (fault === 'silent') return;
    if (fault === 'reset') return reset(incoming.socket);
    if (typeof fault === 'object' && 'status' in fault) return send(outgoing, method, fault);
    const refused = typeof fault === 'object' ? fault : undefined;
    const answer = this.indices.answer(request, (id) =>
      refused?.items.includes(id) ? refused.itemStatus : undefined,
    );
    if (fault === 'done-then-reset') return reset(incoming.socket);
    if (fault === 'stalled') return sendHalf(outgoing, answer);
    send(outgoing, method, answer);
  }

  #faultFor({ method, path }: WireRequest): Fault | undefined {
    const position = this.#faults.findIndex((each) => each.method === method && each.path.test(path));
    return position < 0 ? undefined : this.#faults.splice(position, 1)[0]?.fault;
  }
}

function reset(socket: Socket): void {
  socket.resetAndDestroy();
}

function send(response: ServerResponse, method: string, { status, body, headers }: WireAnswer): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json; charset=UTF-8',
    'content-length': String(Buffer.byteLength(text)),
    ...headers,
  });
  response.end(method === 'HEAD' ? undefined : text);
}

function sendHalf(response: ServerResponse, { status, body }: WireAnswer): void {
  const bytes = Buffer.from(JSON.stringify(body));
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': String(bytes.length) });
  response.write(bytes.subarray(0, bytes.length >> 1));
}
