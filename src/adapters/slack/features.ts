import type { ChatSettings } from '../../chat/protocol/settings.js';
import { helpersOn, isListened } from '../platform-module.js';
import type { SlackFeatures } from './manifest.js';
import { slack } from './platform.js';

/** What of the configuration takes scopes of its own in Slack. */
export function slackFeatures(chat: ChatSettings): SlackFeatures {
  const kinds = new Set(helpersOn(chat, slack.name).map(([, { kind }]) => kind));
  return {
    userGroups: (chat.moderators[slack.name]?.userGroups ?? []).length > 0 || kinds.has('userGroup'),
    people: kinds.has('user'),
    grants:
      chat.access.grants.some(({ platform }) => platform === slack.name) || isInstalledByWorkspaces(chat),
    listening: isListened(chat, slack.name),
    installing: isInstalledByWorkspaces(chat),
  };
}

/** Whether workspaces install the bot by themselves; whether a channel is shared matters then, too. */
export function isInstalledByWorkspaces({ access }: ChatSettings): boolean {
  return access.installable?.has(slack.name) ?? false;
}
