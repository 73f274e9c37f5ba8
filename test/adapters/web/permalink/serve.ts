import express from 'express';
import { mountWeb } from '../../../../src/adapters/web/mount.js';
import { startServer } from '../../../../src/adapters/web/server.js';
import { QuoteLinks } from '../../../../src/chat/permalink/quote-links.js';
import type { ChatSettings } from '../../../../src/chat/protocol/settings.js';
import type { Document } from '../../../../src/core/types/document.js';
import { passingLinkKeys } from '../../../../src/state/link-keys.js';
import { Bot, blocksOf, channel, chatSettings } from '../../../support/bot.js';
import { openBotLink } from '../open-bot-link.js';

/** A bot that has answered over these documents, its pages served, and the paths that its links lead to. */
export async function serveAnswer(documents: readonly Document[], question: string) {
  const keys = passingLinkKeys([]);
  const publicUrl = 'https://bot.example.org';
  const links = new QuoteLinks({ keys, publicUrl, linkDays: 7, retentionDays: 30 });
  const settings: ChatSettings = { ...chatSettings };
  const bot = await Bot.with(documents, { services: { links, settings } });
  const app = express();
  mountWeb(app, bot.dispatcher, {
    log: bot.log,
    health: () => ({ live: true, ready: true, adapters: [] }),
    openLink: openBotLink(bot, keys),
  });
  const server = await startServer(app, { host: '127.0.0.1', port: 0 });
  const reply = await bot.reply('ask', question, { place: channel });
  const quotes = blocksOf(reply, 'quote');
  const address = `http://127.0.0.1:${server.port}`;
  return {
    bot,
    server,
    settings,
    address,
    quotes,
    /** To each quote, as `/read/TOKEN#quote`. */
    paths: quotes.map(({ link }) => (link ?? '').slice(publicUrl.length)),
    nowIndexed: async (changed: readonly Document[]) => {
      bot.reader.content = { documents: changed, skipped: [] };
      await bot.library.refresh({ by: 'start' });
    },
  };
}
