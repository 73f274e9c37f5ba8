import { bodyOf as discordBodyOf } from '../../../src/adapters/discord/bodies.js';
import { bodyOf as slackBodyOf } from '../../../src/adapters/slack/bodies.js';
import type { PlatformMessages } from '../../../src/adapters/web/try-it/routes.js';

/** What main hands to the page; it has been over the wire, as what platforms get. */
export const platformMessages: PlatformMessages = {
  slack: (reply) => JSON.parse(JSON.stringify(slackBodyOf(reply))),
  discord: (reply) => JSON.parse(JSON.stringify(discordBodyOf(reply))),
};
