import { WebClient } from '@slack/web-api';
import type { Finding } from '../../../chat/protocol/adapter.js';
import type { AccessSettings } from '../../../chat/protocol/grants.js';
import type { Installations, KeptInstallation } from '../../../chat/protocol/installations.js';
import { silent } from '../../../chat/protocol/logger.js';
import { attempt } from '../attempts.js';
import { clientOptions } from '../client-options.js';
import { type DiagnoseOptions, findAboutEvents, unseen } from '../diagnose.js';
import { botScopes } from '../manifest.js';
import { slack } from '../platform.js';
import { readApp } from './installed-app.js';
import { installPath } from './routes.js';

/** So many installations are asked about: the doctor is to be done in a minute. */
const asked = 50;

interface InstallDiagnosis extends Pick<DiagnoseOptions, 'mode' | 'apiUrl' | 'features'> {
  readonly access: AccessSettings;
  readonly installations: Installations;
}

/** Whether events arrive, and a line or two for each workspace that has installed the bot. Never throws, changes nothing. */
export async function diagnoseInstallations(options: InstallDiagnosis): Promise<readonly Finding[]> {
  const { access, installations } = options;
  const kept = installations.list();
  const findings: Finding[] = [
    await findAboutEvents(options),
    unseen,
    {
      level: 'ok',
      what: `Slack: workspaces install the bot at ${installPath}; ${kept.length === 0 ? 'none has yet' : `${kept.length} have`}`,
    },
  ];
  for (const installation of kept.slice(0, asked)) findings.push(...(await findAbout(installation, options)));
  if (kept.length > asked)
    findings.push({ level: 'unknown', what: `Slack: ${kept.length - asked} more were not asked about` });
  const strangers = namedIn(access).filter(
    (id) => installations.find(installations.organisationOf(id) ?? id) === undefined,
  );
  for (const id of strangers) {
    findings.push({
      level: 'warning',
      what: `Slack: grants or slack.workspaces name ${id}, which has not installed the bot`,
      todo: 'correct the id, remove it, or wait until it has',
    });
  }
  return findings;
}

async function findAbout(
  { id, name, secrets }: KeptInstallation,
  { access, apiUrl, features }: InstallDiagnosis,
): Promise<readonly Finding[]> {
  const where = name === '' ? id : `${name} (${id})`;
  const app = secrets === undefined ? undefined : readApp(secrets);
  if (app === undefined) {
    return [
      {
        level: 'problem',
        what: `Slack: the token of ${where} cannot be read, so that the bot is off there`,
        todo: 'put back the key that sealed it, behind the others in VERBATIM_TOKEN_KEY, or have the bot installed there again',
      },
    ];
  }
  const client = new WebClient(app.bot.token, clientOptions(apiUrl, silent));
  const tested = await attempt(() => client.auth.test(), { repeatable: false, deadline: Date.now() });
  // One that is rotated is renewed when it is used; the doctor changes nothing.
  const isRotated = app.bot.refreshToken !== undefined;
  const findings: Finding[] = [];
  if (tested.ok) findings.push({ level: 'ok', what: `Slack: installed in ${where}` });
  else if (isRotated && tested.fault.code === 'token_expired')
    findings.push({
      level: 'ok',
      what: `Slack: installed in ${where}; its token is renewed at the next use`,
    });
  else {
    findings.push({
      level: 'warning',
      what: `Slack: the token of ${where} does not work (${tested.fault.code})`,
      todo: 'have the bot installed there again',
    });
  }
  const lacking = botScopes(features).filter((scope) => !app.bot.scopes.includes(scope));
  if (lacking.length > 0) {
    findings.push({
      level: 'warning',
      what: `Slack: the token of ${where} lacks ${lacking.join(', ')}`,
      todo: 'have the bot installed there again',
    });
  }
  if (!app.isEnterpriseInstall && !namedIn(access).includes(id)) {
    findings.push({
      level: 'warning',
      what: `Slack: ${where} sees nothing: no grant names it`,
      todo: 'grant it something, or list it in slack.workspaces if it may see everything',
    });
  }
  return findings;
}

/** The workspaces that see something. */
function namedIn({ grants, installable }: AccessSettings): readonly string[] {
  const granted = grants.flatMap((grant) =>
    grant.platform === slack.name && 'workspace' in grant ? [grant.workspace] : [],
  );
  return [...new Set([...granted, ...(installable?.get(slack.name) ?? [])])];
}
