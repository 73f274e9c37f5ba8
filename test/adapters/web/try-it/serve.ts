import express from 'express';
import type { Preview } from '../../../../src/adapters/preview.js';
import { mountWeb } from '../../../../src/adapters/web/mount.js';
import { type RunningServer, startServer } from '../../../../src/adapters/web/server.js';
import { QuoteLinks } from '../../../../src/chat/permalink/quote-links.js';
import type { Services } from '../../../../src/chat/protocol/services.js';
import type { Document } from '../../../../src/core/types/document.js';
import { passingLinkKeys } from '../../../../src/state/link-keys.js';
import { Bot } from '../../../support/bot.js';
import { openBotLink } from '../open-bot-link.js';
import { platformPreviews } from '../platform-previews.js';

export interface Served {
  readonly bot: Bot;
  readonly server: RunningServer;
  readonly address: string;
  /** Sends the page's form as a browser does. @returns the page's markup. */
  send(form: Readonly<Record<string, string>>): Promise<string>;
}

/** The page to ask on, with all commands over these documents, and the pages of its quotes. */
export async function serveTryIt(
  documents: readonly Document[],
  over: { readonly services?: Partial<Services>; readonly previews?: readonly Preview[] } = {},
): Promise<Served> {
  const keys = passingLinkKeys([]);
  const links = new QuoteLinks({ keys, linkDays: 7, retentionDays: 30 });
  const bot = await Bot.with(documents, { services: { links, ...over.services } });
  const app = express();
  mountWeb(app, bot.dispatcher, {
    log: bot.log,
    health: () => ({ live: true, ready: true, adapters: [] }),
    tryIt: { previews: over.previews ?? platformPreviews },
    openLink: openBotLink(bot, keys),
  });
  const server = await startServer(app, { host: '127.0.0.1', port: 0 });
  const address = `http://127.0.0.1:${server.port}`;
  const send = async (form: Readonly<Record<string, string>>) => {
    const headers = { origin: address };
    const response = await fetch(address, { method: 'POST', headers, body: new URLSearchParams(form) });
    if (response.status !== 200) throw new Error(`the page answered ${response.status}`);
    return response.text();
  };
  return { bot, server, address, send };
}
