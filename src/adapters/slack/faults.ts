import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { errorCode } from '../../core/types/error-names.js';

/**
 * Why Slack did not do something. `uncertain` means that it may have been done all the same; after every other kind it
 * surely was not. `code` is Slack's or the system's own word, safe to log.
 */
export type Fault =
  | { readonly kind: 'rate-limited'; readonly code: string; readonly retryAfterMs: number }
  | { readonly kind: 'refused' | 'unreached' | 'uncertain'; readonly code: string };

/** Carries a fault through a `throw`. */
export class SlackFault extends Error {
  override readonly name = 'SlackFault';
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(`${fault.kind}: ${fault.code}`);
    this.fault = fault;
  }
}

/** Slack says of these that part of the operation may have succeeded. https://docs.slack.dev/reference/methods/chat.postMessage#errors */
const uncertainCodes = new Set(['fatal_error', 'internal_error', 'service_unavailable', 'request_timeout']);

/** Errors of the system before a connection stood: nothing was sent. */
const unreachedCodes = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** What an error of the Web API client or of fetch means. */
export function faultOf(error: unknown): Fault {
  const cause = error instanceof WebAPIRequestError ? error.original : error;
  if (cause instanceof SlackFault) return cause.fault;
  if (error instanceof WebAPIPlatformError) return platformFault(error.data.error);
  if (error instanceof WebAPIRateLimitedError) return rateLimited(error.retryAfter);
  if (error instanceof WebAPIHTTPError) return statusFault(error.statusCode, undefined);
  // The client's only other answer to 429: its Retry-After could not be read.
  if (error instanceof Error && error.message.startsWith('Retry header did not'))
    return rateLimited(undefined);
  return networkFault(cause);
}

/** What an answer of a response_url means; undefined for success. */
export function faultOfAnswer(status: number, retryAfter: string | null, body: string): Fault | undefined {
  if (status === 429) return rateLimited(retryAfter === null ? undefined : Number.parseInt(retryAfter, 10));
  const code = errorIn(body);
  if (status >= 200 && status < 300) return code === undefined ? undefined : platformFault(code);
  return statusFault(status, code);
}

function platformFault(code: string): Fault {
  if (code === 'ratelimited') return rateLimited(undefined);
  const known = /^[a-z0-9_]{1,80}$/u.test(code);
  if (!known) return { kind: 'uncertain', code: 'unreadable_answer' };
  return { kind: uncertainCodes.has(code) ? 'uncertain' : 'refused', code };
}

function statusFault(status: number, code: string | undefined): Fault {
  const refused = status >= 400 && status < 500;
  return { kind: refused ? 'refused' : 'uncertain', code: code ?? `http_${status}` };
}

function rateLimited(seconds: number | undefined): Fault {
  const readable = seconds !== undefined && Number.isFinite(seconds) && seconds >= 0;
  return { kind: 'rate-limited', code: 'ratelimited', retryAfterMs: readable ? seconds * 1000 : 1000 };
}

function networkFault(error: unknown): Fault {
  const codes = [error, error instanceof Error ? error.cause : undefined].flatMap(
    (candidate) => errorCode(candidate) ?? [],
  );
  const unreached = codes.find((code) => unreachedCodes.has(code));
  if (unreached !== undefined) return { kind: 'unreached', code: unreached };
  const name = error instanceof Error ? error.name : 'unknown';
  return { kind: 'uncertain', code: codes[0] ?? (name === 'TimeoutError' ? 'no_answer' : name) };
}

/** The error that a response_url's answer names, as JSON or as a bare word; undefined for "ok". */
function errorIn(body: string): string | undefined {
  const trimmed = body.trim();
  try {
    const answer: unknown = JSON.parse(trimmed);
    if (typeof answer !== 'object' || answer === null || !('ok' in answer) || answer.ok !== false) {
      return undefined;
    }
    return 'error' in answer && typeof answer.error === 'string' ? answer.error : 'unknown_error';
  } catch {
    return trimmed !== 'ok' && /^[a-z0-9_]{1,80}$/u.test(trimmed) ? trimmed : undefined;
  }
}
