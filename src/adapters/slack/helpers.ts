import type { WebClient } from '@slack/web-api';
import type { Finding } from '../../chat/protocol/adapter.js';
import type { Helper } from '../../chat/protocol/helpers.js';
import type { Logger } from '../../chat/protocol/logger.js';
import { type Attempted, attempt } from './attempts.js';
import { doctorTexts } from './doctor-texts.js';
import { patience } from './limits.js';

/** What Slack says of a helper: a name, or why there is none. */
type Looked = { readonly name: string } | { readonly code: string };

/** What Slack calls a helper; undefined for one who is gone or whom it does not tell of, which is logged. Never throws. */
export async function helperName(
  client: WebClient,
  { kind, id }: Helper,
  log: Logger,
): Promise<string | undefined> {
  const looked = await look(client, { kind, id }, Date.now() + patience.sharing);
  if ('name' in looked) return looked.name;
  log.warn(
    { kind, helper: id, code: looked.code },
    'Slack does not know whom a channel can ask: run the doctor',
  );
  return undefined;
}

/** A line for each helper whom Slack does not know. Never throws. */
export async function findAboutHelpers(
  client: WebClient,
  helpers: readonly Helper[],
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const helper of helpers) {
    const looked = await look(client, helper, Date.now());
    if ('name' in looked) continue;
    findings.push({ level: 'warning', ...doctorTexts.helperUnknown(helper, looked.code) });
  }
  return findings;
}

async function look(client: WebClient, { kind, id }: Helper, deadline: number): Promise<Looked> {
  const options = { repeatable: true, deadline };
  switch (kind) {
    case 'user':
      return personIn(await attempt(() => client.users.info({ user: id }), options));
    case 'userGroup':
      return groupIn(await attempt(() => client.usergroups.list({}), options), id);
    case 'role':
      return { code: 'no_roles' };
  }
}

function personIn(asked: Attempted<Awaited<ReturnType<WebClient['users']['info']>>>): Looked {
  if (!asked.ok) return { code: asked.fault.code };
  const { user } = asked.value;
  if (user === undefined || user.deleted === true) return { code: 'account_inactive' };
  const names = [user.profile?.display_name, user.profile?.real_name, user.real_name, user.name];
  return { name: names.find((name) => name !== undefined && name.trim() !== '') ?? user.id ?? '' };
}

/** Groups that are disabled are not listed. */
function groupIn(asked: Attempted<Awaited<ReturnType<WebClient['usergroups']['list']>>>, id: string): Looked {
  if (!asked.ok) return { code: asked.fault.code };
  const group = asked.value.usergroups?.find((one) => one.id === id);
  return group === undefined ? { code: 'no_such_subteam' } : { name: group.name ?? group.handle ?? id };
}
