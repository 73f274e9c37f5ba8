import { afterEach, expect, it } from 'vitest';
import { diagnoseInstallations } from '../../../../src/adapters/slack/install/diagnose.js';
import type { AccessSettings } from '../../../../src/chat/protocol/grants.js';
import { signingSecret } from '../harness.js';
import { ManyWorkspaces, tokenKey } from './many-workspaces.js';

let many: ManyWorkspaces;
afterEach(() => many.stop());

const scopes = 'app_mentions:read,chat:write,commands,im:history,channels:read,groups:read';
const features = { userGroups: false, people: false, grants: true, listening: false, installing: true };

/** Its lines about workspaces. */
async function found(access: Partial<AccessSettings> = {}, keys = [tokenKey]) {
  const findings = await diagnoseInstallations({
    mode: { kind: 'http', signingSecret },
    features,
    access: { collections: new Map(), grants: [], ...access },
    installations: many.state.installations('slack', keys),
  });
  return findings.slice(2).map(({ level, what }) => `${level} ${what}`);
}

it('tells of each workspace whether its token works, what it lacks, and whether it sees anything', async () => {
  many = await ManyWorkspaces.started();
  expect(await found()).toEqual(['ok Slack: workspaces install the bot at /slack/install; none has yet']);
  for (const team of ['T1', 'T2', 'T3']) await many.install(team, { scope: scopes });
  await many.install('T4');
  many.speakers.delete('xoxb-T2');
  const access: Partial<AccessSettings> = {
    grants: [
      { platform: 'slack', to: 'workspace', workspace: 'T2', collections: ['news'] },
      { platform: 'slack', to: 'workspace', workspace: 'T9', collections: ['news'] },
    ],
    installable: new Map([['slack', new Set(['T1', 'T4'])]]),
  };
  expect(await found(access)).toEqual([
    'ok Slack: workspaces install the bot at /slack/install; 4 have',
    'ok Slack: installed in The T1 (T1)',
    'warning Slack: the token of The T2 (T2) does not work (account_inactive)',
    'ok Slack: installed in The T3 (T3)',
    'warning Slack: The T3 (T3) sees nothing: no grant names it',
    'ok Slack: installed in The T4 (T4)',
    'warning Slack: the token of The T4 (T4) lacks app_mentions:read, im:history, channels:read, groups:read',
    'warning Slack: grants or slack.workspaces name T9, which has not installed the bot',
  ]);
});

it('names a workspace whose token cannot be read with the key that is there', async () => {
  many = await ManyWorkspaces.started();
  await many.install('T1', { scope: scopes });
  const lines = await found({}, ['another key of at least thirty-two bytes']);
  expect(lines[1]).toBe('problem Slack: the token of The T1 (T1) cannot be read, so the bot is off there');
  expect(JSON.stringify(lines)).not.toContain('xoxb');
});
