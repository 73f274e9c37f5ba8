import type { Attachment } from 'discord.js';
import { readUpTo } from '../../chat/drafts/read-up-to.js';
import { type DraftFile, DraftUnreadable } from '../../chat/protocol/drafts.js';
import { limits } from './limits.js';

/** Where Discord keeps what people upload: nothing else is fetched, whatever an interaction says. */
const hosts: ReadonlySet<string> = new Set(['cdn.discordapp.com', 'media.discordapp.net']);

/** A file that somebody uploaded, fetched when it is read. */
export function uploadedFile({ name, size, url }: Pick<Attachment, 'name' | 'size' | 'url'>): DraftFile {
  return {
    name,
    bytes: async (max) => {
      if (size > max) throw new DraftUnreadable(`is larger than ${max / 1e6} MB`);
      if (!isDiscords(url)) throw new DraftUnreadable('is not where Discord keeps files');
      return await readUpTo(() => fetched(url), max);
    },
  };
}

function isDiscords(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, port } = new URL(url);
  return protocol === 'https:' && hosts.has(hostname) && port === '';
}

async function* fetched(url: string): AsyncGenerator<Uint8Array> {
  let response: Response;
  try {
    response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(limits.uploadMs) });
  } catch (cause) {
    throw new DraftUnreadable('could not be fetched from Discord', { cause });
  }
  if (!response.ok || response.body === null) {
    throw new DraftUnreadable(`could not be fetched from Discord (${response.status})`);
  }
  yield* response.body;
}
