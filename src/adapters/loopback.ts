import type { IncomingMessage } from 'node:http';
import { refusals } from '../texts/command-line/serving.js';

/**
 * Why a request did not come from a browser on this machine that was pointed at this machine; undefined if it did.
 *
 * The remote address alone is not enough: a page of any site can send its reader's browser here (by name, once its
 * name resolves to 127.0.0.1), and a proxy on this machine connects from here for people anywhere.
 */
export function refusedOrigin(request: Pick<IncomingMessage, 'socket' | 'headers'>): string | undefined {
  if (!isLoopbackAddress(request.socket.remoteAddress)) return refusals.otherMachine;
  const forwarded = Object.keys(request.headers).find(
    (name) =>
      name === 'forwarded' || name === 'via' || name === 'x-real-ip' || name.startsWith('x-forwarded-'),
  );
  if (forwarded !== undefined) return refusals.proxy;
  if (!isLoopbackHost(request.headers.host)) return refusals.otherName;
  return undefined;
}

/**
 * Whether the page itself sent this form. Browsers name where a POST began in Origin, and newer ones in Sec-Fetch-Site,
 * too, which must not say the contrary.
 */
export function isSameOrigin({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  const { origin, host } = headers;
  const site = headers['sec-fetch-site'];
  return origin === `http://${host}` && (site === undefined || site === 'same-origin');
}

function isLoopbackAddress(address: string | undefined): boolean {
  return address === '::1' || /^(::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(address ?? '');
}

function isLoopbackHost(host: string | undefined): boolean {
  return /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i.test(host ?? '');
}
