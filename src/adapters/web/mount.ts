import type { Application, NextFunction, Request, Response } from 'express';
import type { Dispatcher } from '../../chat/dispatch/dispatch.js';
import type { AdapterStatus } from '../../chat/protocol/adapter.js';
import type { Logger } from '../../chat/protocol/logger.js';
import { errorName } from '../../core/types/error-names.js';
import type { Texts } from '../../texts/texts.js';
import { refusedOrigin } from '../loopback.js';
import { mountPermalinks, type PermalinkOptions } from './permalink/routes.js';
import { sendJson, sendPage, sendText } from './send.js';
import { messagePage } from './try-it/page.js';
import { mountTryIt, type TryIt, type TryItOptions } from './try-it/routes.js';

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
  /** What is served at `/metrics`; absent: nothing. */
  readonly metrics?: {
    read(): Promise<{ readonly mediaType: string; readonly text: string }>;
    /** Whether also for whoever comes from another machine. */
    readonly isForAll: boolean;
  };
  /** The page to ask on; absent: there is none. */
  readonly tryIt?: Pick<TryItOptions, 'previews' | 'stopping'>;
  /** Opens a link to a quote; absent: there are no such pages. */
  readonly openLink?: PermalinkOptions['open'];
}

/**
 * Adds `/healthz`, `/readyz`, `/metrics`, this machine's page, and an end for all that nothing answers. Call it last: routes added
 * to `app` later are never reached. No body is parsed but the page's own form, since a platform's own routes need raw bodies.
 * @returns the page, where there is one.
 */
export function mountWeb(app: Application, dispatcher: Dispatcher, options: WebOptions): TryIt | undefined {
  const { log, health, openLink, tryIt, metrics } = options;
  app.disable('x-powered-by');

  app.get('/healthz', (_request, response) => {
    const { live } = health();
    sendJson(response, live ? 200 : 503, { live });
  });
  app.get('/readyz', (_request, response) => {
    const { ready, adapters } = health();
    sendJson(response, ready ? 200 : 503, { ready, adapters });
  });

  if (metrics !== undefined) {
    app.get('/metrics', async (request, response) => {
      const reason = metrics.isForAll ? undefined : refusedOrigin(request);
      if (reason !== undefined) return sendJson(response, 403, { error: reason, see: 'web.metrics' });
      const { mediaType, text } = await metrics.read();
      sendText(response, mediaType, text);
    });
  }

  if (openLink !== undefined) mountPermalinks(app, { log, dispatcher, open: openLink });
  const page = tryIt === undefined ? undefined : mountTryIt(app, dispatcher, { ...tryIt, log });

  app.use((_request, response) => {
    const { texts } = dispatcher;
    const { notFoundTitle, notFound } = texts.tryIt;
    sendPage(response, 404, messagePage(texts, notFoundTitle, notFound));
  });
  app.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
    const status = statusOf(error);
    // The error's message may repeat what was sent, so only its kind is logged.
    const name = errorName(error);
    log[status >= 500 ? 'error' : 'warn']({ status, error: name }, 'a web request failed');
    if (response.headersSent) next(error);
    else {
      const { texts } = dispatcher;
      const page = messagePage(texts, texts.tryIt.failedTitle, faultText(texts, status));
      sendPage(response, status, page);
    }
  });
  return page;
}

/** What a parser or router says of a request that it refuses; everything else is a fault of this program. */
function statusOf(error: unknown): number {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}

function faultText({ tryIt: words }: Texts, status: number): string {
  if (status === 413) return words.tooLong;
  return status < 500 ? words.unreadable : words.failed;
}
