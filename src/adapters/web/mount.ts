import { randomUUID } from 'node:crypto';
import express, { type NextFunction, type Request, type Response } from 'express';
import type { AdapterStatus } from '../../chat/adapter.js';
import type { Dispatcher } from '../../chat/dispatch.js';
import type { Logger } from '../../chat/logger.js';
import { localPerson } from '../local-person.js';
import { isSameOrigin, notFromHere } from './loopback.js';
import { askPage, messagePage, takesWords } from './page.js';
import { mountReader, type ReaderOptions } from './reader/routes.js';
import { styleSource } from './style.js';

/** How the program is, for whatever watches over it. */
export interface Health {
  /** The process works at all. */
  readonly live: boolean;
  /** Every started adapter is connected and an index answers. */
  readonly ready: boolean;
  readonly adapters: readonly AdapterStatus[];
}

export interface WebOptions {
  readonly log: Logger;
  readonly health: () => Health;
  /** Whether this machine's page is served at `/`. */
  readonly askPage: boolean;
  /** Opens a link to a quote; absent: there are no such pages. */
  readonly openLink?: ReaderOptions['open'];
}

/** Of a form's body. 5,000 characters of any script, percent-encoded, stay below it. */
const formLimit = '64kb';

/**
 * Adds `/healthz`, `/readyz`, this machine's page, and an end for all that nothing answers. Call it last: routes added
 * to `app` later are never reached. No body is parsed but the page's own form, since Slack's receiver needs raw bodies.
 */
export function mountWeb(app: express.Application, dispatcher: Dispatcher, options: WebOptions): void {
  const { log, health } = options;
  app.disable('x-powered-by');

  app.get('/healthz', (_request, response) => {
    const { live } = health();
    sendJson(response, live ? 200 : 503, { live });
  });
  app.get('/readyz', (_request, response) => {
    const { ready, adapters } = health();
    sendJson(response, ready ? 200 : 503, { ready, adapters });
  });

  if (options.openLink !== undefined) mountReader(app, { log, open: options.openLink });

  if (options.askPage) {
    const form = express.urlencoded({ extended: false, limit: formLimit, parameterLimit: 10 });
    app.get('/', guard, (_request, response) => sendPage(response, 200, askPage(dispatcher.commands)));
    app.post('/', guard, form, (request, response) => answer(dispatcher, request, response));
  }

  app.use((_request, response) => {
    sendPage(response, 404, messagePage('Not found', 'There is nothing at this address.'));
  });
  app.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
    const status = statusOf(error);
    // The error's message may repeat what was sent, so only its kind is logged.
    const name = error instanceof Error ? error.name : typeof error;
    log[status >= 500 ? 'error' : 'warn']({ status, error: name }, 'a web request failed');
    if (response.headersSent) next(error);
    else sendPage(response, status, messagePage('That did not work', faultText(status)));
  });
}

function guard(request: Request, response: Response, next: NextFunction): void {
  const reason = notFromHere(request);
  if (reason !== undefined) {
    refuse(response, `This page is only for the machine it runs on, and ${reason}.`);
  } else if (request.method === 'POST' && !isSameOrigin(request)) {
    refuse(response, 'A question can only be sent from this page itself.');
  } else next();
}

function refuse(response: Response, message: string): void {
  sendPage(response, 403, messagePage('Refused', message));
}

async function answer(dispatcher: Dispatcher, request: Request, response: Response): Promise<void> {
  const body: Readonly<Record<string, unknown>> = request.body ?? {};
  const typed = typeof body['question'] === 'string' ? body['question'] : '';
  const leaving = new AbortController();
  response.on('close', () => leaving.abort());
  const prepared = dispatcher.prepare({
    id: randomUUID(),
    ...readTyped(dispatcher, typed),
    place: { platform: 'web', kind: 'local' },
    person: localPerson(),
  });
  const { reply, delivered } = await prepared.run({ signal: leaving.signal });
  if (leaving.signal.aborted) {
    await delivered({ kind: 'refused' });
    return;
  }
  sendPage(response, 200, askPage(dispatcher.commands, { typed, reply }));
  await delivered({ kind: 'posted' });
}

/** `/name words` is that command; anything else is said to the one that takes words. */
function readTyped(dispatcher: Dispatcher, typed: string) {
  const named = /^\s*\/([\p{L}-]+)(?:\s+|$)/u.exec(typed);
  const command = named?.[1]?.toLowerCase() ?? dispatcher.commands.find(takesWords)?.name ?? '';
  return { command, input: { kind: 'text' as const, text: typed.slice(named?.[0].length ?? 0) } };
}

function sendJson(response: Response, status: number, value: unknown): void {
  secure(response).status(status).json(value);
}

function sendPage(response: Response, status: number, page: string): void {
  secure(response).status(status).type('html').send(page);
}

/**
 * Nothing is loaded, framed, guessed at or kept. `same-origin` and not `no-referrer`, under which browsers send the
 * form with `Origin: null`.
 */
function secure(response: Response): Response {
  return response.set({
    'Content-Security-Policy': `default-src 'none'; style-src ${styleSource()}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    'Referrer-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  });
}

/** What a parser or router says of a request that it refuses; everything else is a fault of this program. */
function statusOf(error: unknown): number {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}

function faultText(status: number): string {
  if (status === 413) return 'That was longer than this page takes. Please ask in fewer words.';
  if (status < 500) return 'That request could not be read.';
  return 'Something went wrong on my side. Please try again.';
}
