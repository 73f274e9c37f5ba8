import type { Application, Request, Response } from 'express';
import { readerMessages } from '../../../chat/messages/reader.js';
import type { Opened } from '../../../chat/permalink/open-link.js';
import type { Logger } from '../../../chat/protocol/logger.js';
import { errorName } from '../../../core/types/error-names.js';
import { LibraryBusyError, LibraryLateError } from '../../../core/types/library.js';
import { changedPage, openPage, sayingPage } from './page.js';
import { readerStyleSource } from './style.js';

export interface PermalinkOptions {
  readonly log: Logger;
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
async function read(request: Request, response: Response, { log, open }: PermalinkOptions): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.set('Allow', 'GET, HEAD');
    send(response, 405, sayingPage(readerMessages.method));
    return;
  }
  try {
    const opened = await open(tokenIn(request.url));
    send(response, statuses[opened.kind], pageOf(opened));
  } catch (error) {
    const isBusy = error instanceof LibraryBusyError || error instanceof LibraryLateError;
    log[isBusy ? 'warn' : 'error']({ error: errorName(error) }, 'a quote’s page could not be shown');
    if (isBusy) response.set('Retry-After', '60');
    send(response, isBusy ? 503 : 500, sayingPage(readerMessages[isBusy ? 'busy' : 'failed']));
  }
}

/** @returns '' for what no link looks like. */
function tokenIn(url: string): string {
  return /^\/([\w-]+)(?:\?|$)/.exec(url)?.[1] ?? '';
}

function pageOf(opened: Opened): string {
  switch (opened.kind) {
    case 'open':
      return openPage(opened);
    case 'changed':
      return changedPage(opened);
    default:
      return sayingPage(readerMessages[opened.kind]);
  }
}

/** Nothing is loaded, framed, kept, indexed or told to where a link leads. */
function send(response: Response, status: number, page: string): void {
  response
    .status(status)
    .set({
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': `default-src 'none'; style-src ${readerStyleSource}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
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
