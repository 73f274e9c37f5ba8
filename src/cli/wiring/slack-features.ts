import type { SlackFeatures } from '../../adapters/slack/manifest.js';
import type { ChatSettings } from '../../chat/protocol/settings.js';

/** What of the configuration takes scopes of its own in Slack. */
export function slackFeatures({ moderators, access, channels }: ChatSettings): SlackFeatures {
  return {
    moderatorGroups: moderators.slack.userGroups.length > 0,
    grants: access.grants.some(({ platform }) => platform === 'slack'),
    listening: [...channels].some(([name, { listens }]) => listens && name.startsWith('slack:')),
  };
}
