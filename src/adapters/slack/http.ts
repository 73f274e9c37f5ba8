import { ExpressReceiver } from '@slack/bolt';
import type { ErrorRequestHandler, IRouter, RequestHandler } from 'express';
import type { Logger } from '../../chat/protocol/logger.js';
import type { SeenEvents } from '../../chat/protocol/seen-events.js';
import { errorName } from '../../core/types/error-names.js';
import { boltLog } from './bolt-log.js';

/** Where Slack sends commands and presses in HTTP mode. */
export const eventsPath = '/slack/events';

/**
 * Bolt's receiver on `router`, at once: Bolt checks signature and age, this adds that no signature is taken twice, in whatever
 * writing.
 * @param isReady Requests get 503 while it says no.
 */
export function mountReceiver(
  router: IRouter,
  signingSecret: string,
  isReady: () => boolean,
  seen: SeenEvents,
  log: Logger,
): ExpressReceiver {
  router.post(eventsPath, onlyWhenReady(isReady), refuseWrongHeaders(log), refuseReplays(seen, log));
  const receiver = new ExpressReceiver({
    signingSecret,
    router,
    endpoints: { events: eventsPath },
    logger: boltLog(log),
  });
  router.use(eventsPath, withoutStack(log));
  return receiver;
}

function onlyWhenReady(isReady: () => boolean): RequestHandler {
  return (_request, response, next) => {
    if (isReady()) next();
    else response.status(503).end();
  };
}

/** Bolt overlooks what stands behind a signature: the same one would come as many. https://docs.slack.dev/authentication/verifying-requests-from-slack */
const signatureShape = /^v0=[0-9a-f]{64}$/;

function refuseWrongHeaders(log: Logger): RequestHandler {
  return (request, response, next) => {
    if (signatureShape.test(request.get('x-slack-signature') ?? '')) return next();
    log.warn({}, 'refused a request without a signature of Slack’s');
    response.status(401).end();
  };
}

/** A signature counts as seen once Bolt has found it right, so that forged ones take no room. */
function refuseReplays(seen: SeenEvents, log: Logger): RequestHandler {
  return (request, response, next) => {
    const signature = `slack ${request.get('x-slack-signature') ?? ''}`;
    if (seen.has(signature)) {
      log.warn({}, 'refused a request of Slack that was sent before');
      response.status(401).end();
      return;
    }
    response.on('finish', () => {
      if (response.statusCode < 400) seen.add(signature);
    });
    next();
  };
}

function withoutStack(log: Logger): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    log.error({ error: errorName(error) }, 'a request of Slack failed');
    if (response.headersSent) next(error);
    else response.status(500).end();
  };
}
