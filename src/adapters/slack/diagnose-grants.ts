import type { WebClient } from '@slack/web-api';
import type { Finding } from '../../chat/protocol/adapter.js';
import type { Grant } from '../../chat/protocol/grants.js';
import { attempt } from './attempts.js';
import { sharingOf } from './channel-sharing.js';

/**
 * A line for each grant that opens nothing, because its workspace is another, its channel is gone or shared with
 * others. Never throws.
 * @param workspace The one whose token this is.
 */
export async function findAboutGrants(
  client: WebClient,
  workspace: string | undefined,
  grants: readonly Grant[],
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const grant of grants) {
    if (grant.platform !== 'slack' || grant.to === 'direct-messages') continue;
    if (grant.workspace !== workspace) {
      findings.push({
        level: 'warning',
        what: `Slack: grants name the workspace ${grant.workspace}, but the token is for ${workspace ?? 'another'}`,
        todo: 'correct its id under grants, or remove it',
      });
    } else if (grant.to === 'channel') {
      const finding = await findAboutChannel(client, grant.channel, grant.shared);
      if (finding !== undefined) findings.push(finding);
    }
  }
  return findings;
}

async function findAboutChannel(
  client: WebClient,
  channel: string,
  isGrantedShared: boolean,
): Promise<Finding | undefined> {
  const asked = await attempt(() => client.conversations.info({ channel }), {
    repeatable: false,
    deadline: Date.now(),
  });
  if (!asked.ok) {
    return {
      level: 'warning',
      what: `Slack: it tells nothing about the granted channel ${channel} (${asked.fault.code})`,
      todo: 'if it still exists, invite the bot; else remove it from grants',
    };
  }
  if (asked.value.channel?.is_archived === true) {
    return {
      level: 'warning',
      what: `Slack: the granted channel ${channel} is archived`,
      todo: 'remove it from grants',
    };
  }
  if (isGrantedShared || sharingOf(asked.value.channel) === 'own') return undefined;
  return {
    level: 'warning',
    what: `Slack: the granted channel ${channel} is shared with others, so that it is closed`,
    todo: 'add shared: true to its grant if they may see what is answered there',
  };
}
