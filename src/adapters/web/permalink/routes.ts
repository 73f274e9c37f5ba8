import type { Application, Request, Response } from 'express';
import type { Dispatcher } from '../../../chat/dispatch/dispatch.js';
import type { Opened } from '../../../chat/permalink/open-link.js';
import type { Logger } from '../../../chat/protocol/logger.js';
import { errorName } from '../../../core/types/error-names.js';
import { LibraryBusyError, LibraryLateError } from '../../../core/types/library.js';
import type { Texts } from '../../../texts/texts.js';
import { styleSourceOf } from '../whole-page.js';
import { changedPage, openPage, sayingPage } from './page.js';
import { readerStyle } from './style.js';

export interface PermalinkOptions {
  readonly log: Logger;
  readonly dispatcher: Pick<Dispatcher, 'texts'>;
  /** Opens what a link's token stands for. */
  open(token: string): Promise<Opened>;
}

/** 403: nothing that one could be allowed to; 410: it was there once. */
const statuses: Readonly<Record<Opened['kind'], number>> = {
  unknown: 403,
  ended: 410,
  closed: 403,
  removed: 410,
  changed: 410,
  open: 200,
};

/**
 * Adds `/read/TOKEN`, a quote's page, to `app`. Of the request nothing but the token is used, which is no path of
 * anything, and neither it nor the address is ever logged.
 */
export function mountPermalinks(app: Application, options: PermalinkOptions): void {
  app.use('/read', (request, response) => read(request, response, options));
}

/** Never throws: what a fault's message holds must not reach a general error handler. */
async function read(
  request: Request,
  response: Response,
  { log, dispatcher, open }: PermalinkOptions,
): Promise<void> {
  const { texts } = dispatcher;
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.set('Allow', 'GET, HEAD');
    send(texts, response, 405, sayingPage(texts, 'method'));
    return;
  }
  try {
    const opened = await open(tokenIn(request.url));
    send(texts, response, statuses[opened.kind], pageOf(texts, opened));
  } catch (error) {
    const isBusy = error instanceof LibraryBusyError || error instanceof LibraryLateError;
    log[isBusy ? 'warn' : 'error']({ error: errorName(error) }, 'a quote’s page could not be shown');
    if (isBusy) response.set('Retry-After', '60');
    send(texts, response, isBusy ? 503 : 500, sayingPage(texts, isBusy ? 'busy' : 'failed'));
  }
}

/** @returns '' for what no link looks like. */
function tokenIn(url: string): string {
  return /^\/([\w-]+)(?:\?|$)/.exec(url)?.[1] ?? '';
}

function pageOf(texts: Texts, opened: Opened): string {
  switch (opened.kind) {
    case 'open':
      return openPage(texts, opened);
    case 'changed':
      return changedPage(texts, opened);
    default:
      return sayingPage(texts, opened.kind);
  }
}

/** Nothing is loaded, framed, kept, indexed or told to where a link leads. */
function send(texts: Texts, response: Response, status: number, page: string): void {
  response
    .status(status)
    .set({
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': `default-src 'none'; style-src ${styleSourceOf(readerStyle(texts))}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
      'Referrer-Policy': 'no-referrer',
      'Cache-Control': 'private, no-store',
      'X-Robots-Tag': 'noindex, nofollow',
      'X-Content-Type-Options': 'nosniff',
      'X-Frame-Options': 'DENY',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Content-Length': String(Buffer.byteLength(page)),
    })
    .end(page);
}
