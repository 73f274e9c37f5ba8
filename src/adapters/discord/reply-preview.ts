import type { Preview } from '../preview.js';
import { bodyOf } from './bodies.js';
import { discordPreview } from './preview.js';
import { discordStyle } from './preview-style.js';

/** A reply as it looks in Discord: drawn from the very message that Discord would be sent. */
export const discordReplyPreview: Preview = {
  name: 'discord',
  label: 'Discord',
  style: discordStyle,
  show: (texts, reply) => discordPreview(texts, bodyOf(texts, reply)),
};
