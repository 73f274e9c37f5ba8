import type { ChatSettings } from '../../chat/protocol/settings.js';
import { isListened } from '../platform-module.js';
import type { SlackFeatures } from './manifest.js';
import { slack } from './platform.js';

/** What of the configuration takes scopes of its own in Slack. */
export function slackFeatures(chat: ChatSettings): SlackFeatures {
  return {
    moderatorGroups: (chat.moderators[slack.name]?.userGroups ?? []).length > 0,
    grants: chat.access.grants.some(({ platform }) => platform === slack.name),
    listening: isListened(chat, slack.name),
  };
}
