import type { WebClient } from '@slack/web-api';
import type { Finding } from '../../chat/protocol/adapter.js';
import type { Grant } from '../../chat/protocol/grants.js';
import { attempt } from './attempts.js';
import { sharingOf } from './channel-sharing.js';
import { doctorTexts } from './doctor-texts.js';

const { grants: texts } = doctorTexts;

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
      findings.push({ level: 'warning', ...texts.areForAnother(grant.workspace, workspace) });
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
  if (!asked.ok) return { level: 'warning', ...texts.channelUnknown(channel, asked.fault.code) };
  if (asked.value.channel?.is_archived === true)
    return { level: 'warning', ...texts.channelArchived(channel) };
  if (isGrantedShared || sharingOf(asked.value.channel) === 'own') return undefined;
  return { level: 'warning', ...texts.channelShared(channel) };
}
