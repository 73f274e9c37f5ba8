import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { refusals } from '../../texts/command-line/serving.js';
import { isSameOrigin, refusedOrigin } from '../loopback.js';

export interface GateOptions {
  readonly token: string;
  /** The address that others reach the server by; absent: this machine alone asks. */
  readonly publicUrl?: string;
}

/** Why a request is not answered. */
export interface Refusal {
  readonly status: 401 | 403;
  /** A clause. */
  readonly reason: string;
}

/**
 * What every request has to show: that it was meant for this server, came from no foreign page, and knows the token.
 * @returns undefined where it does.
 */
export function refusalOf(
  request: Pick<IncomingMessage, 'socket' | 'headers'>,
  { token, publicUrl }: GateOptions,
): Refusal | undefined {
  const misled = misledBy(request, publicUrl);
  if (misled !== undefined) return { status: 403, reason: misled };
  const given = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (given === undefined) return { status: 401, reason: refusals.noToken };
  return isSame(given, token) ? undefined : { status: 401, reason: refusals.otherToken };
}

/** As the page's gate does it, and for the public address as well. */
function misledBy(
  request: Pick<IncomingMessage, 'socket' | 'headers'>,
  publicUrl: string | undefined,
): string | undefined {
  const { origin, host } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const isPublic = publicUrl !== undefined && isHostOf(host, new URL(publicUrl));
  const elsewhere = isPublic ? undefined : refusedOrigin(request);
  if (elsewhere !== undefined) return elsewhere;
  // Programs name no origin; a page does, and what it may not say it leaves out of neither header.
  if (origin === undefined) {
    return site === undefined || site === 'none' ? undefined : refusals.fromPage;
  }
  const isOwn = isPublic ? origin === new URL(publicUrl).origin : isSameOrigin(request);
  return isOwn ? undefined : refusals.fromForeignPage;
}

/** In the same time for every token, whatever its length. */
function isSame(given: string, token: string): boolean {
  const [a, b] = [given, token].map((text) => createHash('sha256').update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}

/** A port that the protocol has by default may be named or not. */
function isHostOf(host: string | undefined, { protocol, host: expected }: URL): boolean {
  const address = `${protocol}//${host}`;
  return /^[\w.:[\]-]+$/.test(host ?? '') && URL.canParse(address) && new URL(address).host === expected;
}
