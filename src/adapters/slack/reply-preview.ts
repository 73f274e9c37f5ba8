import type { Preview } from '../preview.js';
import { bodyOf } from './bodies.js';
import { slackPreview } from './preview.js';
import { slackStyle } from './preview-style.js';

/** A reply as it looks in Slack: drawn from the very message that Slack would be sent. */
export const slackReplyPreview: Preview = {
  name: 'slack',
  label: 'Slack',
  style: slackStyle,
  show: (texts, reply) => slackPreview(texts, bodyOf(texts, reply)),
};
