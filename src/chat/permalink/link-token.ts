import { createHmac, timingSafeEqual } from 'node:crypto';
import { type GivenAnswer, shownQuotes } from '../protocol/given-answers.js';
import type { LinkKey, LinkKeys } from '../protocol/link-keys.js';

/** One quote of an answer, until when it may be read. */
export interface LinkClaims {
  readonly answer: Pick<GivenAnswer, 'id' | 'quotes' | 'shown' | 'place'>;
  /** The quote's place among those shown and their copies (`shownQuotes`), from 0; at most `lastPosition`. */
  readonly position: number;
  /** Seconds since 1970. */
  readonly endsAt: number;
}

/** A token has a byte for it. */
export const lastPosition = 255;

/** What a token says of itself. Nothing of it counts before `isGenuine`. */
export interface TokenClaims {
  readonly answerId: string;
  readonly position: number;
  readonly endsAt: number;
  readonly keyId: Buffer;
  readonly seal: Buffer;
}

/*
 * A token is base64url of: version (1 byte), key id (4), end (4, seconds since 1970), position (1), seal (32), answer id.
 * Document, hash, span and place are not in it: they are the kept answer's, and sealed with the rest.
 */
const version = 1;
const keyAt = 1;
const endAt = 5;
const positionAt = 9;
const sealAt = 10;
const answerAt = 42;

/** Of the longest answer id that is taken, 64 characters: 106 bytes. */
const maxTokenLength = 142;

export function writeToken(grounds: LinkClaims, key: LinkKey): string {
  const head = Buffer.alloc(sealAt);
  head.writeUInt8(version, 0);
  key.id.copy(head, keyAt, 0, endAt - keyAt);
  head.writeUInt32BE(grounds.endsAt, endAt);
  head.writeUInt8(grounds.position, positionAt);
  const seal = sealOf(grounds, key);
  return Buffer.concat([head, seal, Buffer.from(grounds.answer.id, 'latin1')]).toString('base64url');
}

/** @returns undefined for what is no token at all, be it only written otherwise. */
export function readToken(token: string): TokenClaims | undefined {
  if (token.length > maxTokenLength || !/^[\w-]+$/.test(token)) return undefined;
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.toString('base64url') !== token || bytes.length <= answerAt || bytes[0] !== version)
    return undefined;
  const answerId = bytes.toString('latin1', answerAt);
  if (!/^[\w-]+$/.test(answerId)) return undefined;
  return {
    answerId,
    position: bytes.readUInt8(positionAt),
    endsAt: bytes.readUInt32BE(endAt),
    keyId: bytes.subarray(keyAt, endAt),
    seal: bytes.subarray(sealAt, answerAt),
  };
}

/**
 * Whether a token was made by a key that still counts, for exactly this quote of this answer. Takes the same time for
 * an answer that is not known.
 */
export function isGenuine(
  claimed: TokenClaims,
  answer: LinkClaims['answer'] | undefined,
  keys: LinkKeys,
): boolean {
  const key = keys.find(claimed.keyId);
  const { position, endsAt, seal } = claimed;
  const grounds = {
    answer: answer ?? { id: claimed.answerId, quotes: [], shown: 0, place: nowhere },
    position,
    endsAt,
  };
  const isSealed = timingSafeEqual(sealOf(grounds, key ?? keys.current()), seal);
  return isSealed && key !== undefined && answer !== undefined;
}

const nowhere = { platform: 'web', kind: 'local' } as const;

function sealOf({ answer, position, endsAt }: LinkClaims, { secret }: LinkKey): Buffer {
  const { id, place } = answer;
  const quote = shownQuotes(answer)[position];
  const sealed = [
    'verbatim reader link',
    version,
    endsAt,
    id,
    position,
    quote?.citation.documentId,
    quote?.documentHash,
    quote?.citation.span.start,
    quote?.citation.span.end,
    place.platform,
    place.kind,
    place.workspace,
    place.channel,
    place.thread,
  ];
  return createHmac('sha256', secret).update(JSON.stringify(sealed)).digest();
}
