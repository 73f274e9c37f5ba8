import { bodyOf as discordBodyOf } from '../../../src/adapters/discord/bodies.js';
import { discordPreview } from '../../../src/adapters/discord/preview.js';
import { discordReplyPreview } from '../../../src/adapters/discord/reply-preview.js';
import type { Preview } from '../../../src/adapters/preview.js';
import { bodyOf as slackBodyOf } from '../../../src/adapters/slack/bodies.js';
import { slackPreview } from '../../../src/adapters/slack/preview.js';
import { slackReplyPreview } from '../../../src/adapters/slack/reply-preview.js';

/** Every platform's, of what has been over the wire, as what platforms get. */
export const platformPreviews: readonly Preview[] = [
  {
    ...slackReplyPreview,
    show: (texts, reply) => slackPreview(texts, JSON.parse(JSON.stringify(slackBodyOf(texts, reply)))),
  },
  {
    ...discordReplyPreview,
    show: (texts, reply) => discordPreview(texts, JSON.parse(JSON.stringify(discordBodyOf(texts, reply)))),
  },
];
