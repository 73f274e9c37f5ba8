import type { WebClient } from '@slack/web-api';
import type { Person } from '../../chat/protocol/location.js';
import type { Logger } from '../../chat/protocol/logger.js';
import { attempt } from './attempts.js';
import { SlackFault } from './faults.js';
import { patience } from './limits.js';

/** A user as an event names them; groups are asked of Slack only when somebody wants to know. */
export function personOf(id: string, name: string, client: WebClient, log: Logger): Person {
  return {
    id,
    name,
    roles: [],
    permissions: [],
    async memberOf(groups) {
      for (const group of groups) {
        if (await isMember(client, group, id, log)) return true;
      }
      return false;
    },
  };
}

/** @throws {SlackFault} when Slack gives no answer; a refusal means no. Both are logged for the operator. */
async function isMember(client: WebClient, group: string, userId: string, log: Logger): Promise<boolean> {
  const listed = await attempt(() => client.usergroups.users.list({ usergroup: group }), {
    repeatable: true,
    deadline: Date.now() + patience.groups,
  });
  if (listed.ok) return listed.value.users?.includes(userId) ?? false;
  if (listed.fault.kind !== 'refused') {
    log.warn({ group, code: listed.fault.code }, 'Slack has not told who is in a moderators’ group');
    throw new SlackFault(listed.fault);
  }
  log.warn(
    { group, code: listed.fault.code },
    'Slack does not tell who is in a moderators’ group: check its id and the scope usergroups:read',
  );
  return false;
}
