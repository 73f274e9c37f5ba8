import { appendFileSync, closeSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Dispatcher, fetch, type Response } from 'undici';
import { defined } from '../../core/types/defined.js';
import { errorCode, errorMessage } from '../../core/types/error-names.js';
import type { ModelFile } from './description.js';
import { sumOf } from './file-sum.js';
import { ModelError } from './model-error.js';

export interface FetchOptions {
  /** What connects: it may go through a proxy. Absent: directly. */
  readonly dispatcher?: Dispatcher | undefined;
  /** Told how many bytes of the file are there. */
  readonly onProgress?: (bytes: number) => void;
  /** Waits so many milliseconds before another attempt; absent: the clock does. */
  readonly pause?: (ms: number) => Promise<unknown>;
}

/** What is here of a file that is not whole yet. */
const unfinished = '.part';

/** So often in a row may a connection break without having brought a byte, with longer and longer pauses. */
const maxFailures = 5;
const firstPauseMs = 500;

/**
 * Brings a file whose length and sum are known; what an earlier attempt has brought is not brought again.
 * @throws {ModelError} if it cannot be had, or is another file. What has come of it stays, to go on with.
 */
export async function fetchFile(
  url: string,
  wanted: ModelFile,
  target: string,
  options: FetchOptions = {},
): Promise<void> {
  const part = target + unfinished;
  const pause = options.pause ?? ((ms: number) => sleep(ms));
  let failures = 0;
  for (let had = bytesIn(part); had < wanted.bytes; had = bytesIn(part)) {
    options.onProgress?.(had);
    try {
      await fetchRest(url, wanted, part, options);
    } catch (error) {
      if (error instanceof ModelError) throw error;
      failures = bytesIn(part) > had ? 0 : failures + 1;
      if (failures === maxFailures) throw unreachable(url, error);
      await pause(firstPauseMs * 2 ** failures);
    }
  }
  if (bytesIn(part) > wanted.bytes || (await sumOf(part)) !== wanted.sha256) {
    rmSync(part, { force: true });
    throw new ModelError(
      `${url} is another file than the one that was pinned (${wanted.bytes} bytes, SHA-256 ${wanted.sha256}); it was not kept`,
    );
  }
  renameSync(part, target);
  options.onProgress?.(wanted.bytes);
}

async function fetchRest(
  url: string,
  wanted: ModelFile,
  part: string,
  { dispatcher, onProgress }: FetchOptions,
): Promise<void> {
  const had = bytesIn(part);
  const response = await fetch(url, {
    ...defined({ dispatcher }),
    headers: { 'accept-encoding': 'identity', ...(had > 0 ? { range: `bytes=${had}-` } : {}) },
  });
  const isRest = response.status === 206 && firstByteOf(response) === had;
  if (!isRest && response.status !== 200) {
    await response.body?.cancel();
    // A server that cannot go on is asked for all of it.
    if (had > 0 && (response.status === 416 || response.status === 206)) return rmSync(part);
    if (response.status >= 500 || response.status === 429) throw new Error(`status ${response.status}`);
    throw new ModelError(`${url} cannot be fetched: status ${response.status} ${response.statusText}`.trim());
  }
  if (response.body === null) throw new Error('no body');
  let bytes = isRest ? had : 0;
  try {
    const file = openSync(part, isRest ? 'a' : 'w', 0o600);
    try {
      for await (const piece of response.body) {
        // At once: what waits to be written is lost where the connection is cut meanwhile.
        appendFileSync(file, piece);
        bytes += piece.length;
        onProgress?.(Math.min(bytes, wanted.bytes));
        // A server that never ends is not listened to for ever.
        if (bytes > wanted.bytes) break;
      }
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw isOfDisk(error) ? cannotWrite(part, error) : error;
  }
  if (bytes < wanted.bytes) throw new Error('the connection was cut');
}

/** Where the bytes of a partial answer begin. */
function firstByteOf(response: Response): number | undefined {
  const first = /^bytes (\d+)-/.exec(response.headers.get('content-range') ?? '')?.[1];
  return first === undefined ? undefined : Number(first);
}

/** https://nodejs.org/api/errors.html#common-system-errors, and that of a quota. */
const codesOfDisk = ['ENOSPC', 'EDQUOT', 'EFBIG', 'EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR', 'EISDIR'];

export function isOfDisk(error: unknown): boolean {
  return codesOfDisk.includes(errorCode(error) ?? '');
}

/** @param part What was written. */
export function cannotWrite(part: string, cause: unknown): ModelError {
  const code = errorCode(cause);
  const todo = code === 'ENOSPC' || code === 'EDQUOT' ? 'make room there' : 'make its folder writable';
  return new ModelError(
    `${part} cannot be written (${code}): ${todo}, and run this again, which goes on where it stopped`,
    {
      cause,
    },
  );
}

function unreachable(url: string, cause: unknown): ModelError {
  const reason = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  const why = errorCode(reason) ?? errorMessage(reason);
  return new ModelError(
    `${new URL(url).host} cannot be reached for ${basename(url)} (${why}). Run this again, which goes on where it stopped; set HTTPS_PROXY ` +
      'where there is a proxy, HF_ENDPOINT for a mirror, or bring the files another way and use --from',
    { cause },
  );
}

function bytesIn(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
