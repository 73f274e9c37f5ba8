import { type Opened, openLink } from '../../../src/chat/permalink/open-link.js';
import type { LinkKeys } from '../../../src/chat/protocol/link-keys.js';
import type { Bot } from '../../support/bot.js';

/** What opens the links of a bot in memory, as a running bot's pages do. */
export function openBotLink(bot: Bot, keys: LinkKeys): (token: string) => Promise<Opened> {
  return (token) =>
    openLink(token, {
      keys,
      givenAnswers: bot.answers,
      viewOf: (...asking) => bot.dispatcher.viewOf(...asking),
      placeAgain: (place) => place,
      now: () => bot.clock,
      contextParagraphs: 3,
      retentionDays: 30,
    });
}
