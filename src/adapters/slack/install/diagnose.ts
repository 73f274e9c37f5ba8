import { WebClient } from '@slack/web-api';
import type { Finding } from '../../../chat/protocol/adapter.js';
import type { AccessSettings } from '../../../chat/protocol/grants.js';
import type { Installations, KeptInstallation } from '../../../chat/protocol/installations.js';
import { silent } from '../../../chat/protocol/logger.js';
import { attempt } from '../attempts.js';
import { clientOptions } from '../client-options.js';
import { type DiagnoseOptions, findAboutEvents, unseen } from '../diagnose.js';
import { doctorTexts } from '../doctor-texts.js';
import { botScopes } from '../manifest.js';
import { slack } from '../platform.js';
import { readApp } from './installed-app.js';
import { installPath } from './routes.js';

const { install: texts } = doctorTexts;

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
    { level: 'ok', ...texts.offered(installPath, kept.length) },
  ];
  for (const installation of kept.slice(0, asked)) findings.push(...(await findAbout(installation, options)));
  if (kept.length > asked) findings.push({ level: 'unknown', ...texts.moreNotAsked(kept.length - asked) });
  const strangers = namedIn(access).filter(
    (id) => installations.find(installations.organisationOf(id) ?? id) === undefined,
  );
  for (const id of strangers) findings.push({ level: 'warning', ...texts.isMissing(id) });
  return findings;
}

async function findAbout(
  { id, name, secrets }: KeptInstallation,
  { access, apiUrl, features }: InstallDiagnosis,
): Promise<readonly Finding[]> {
  const where = name === '' ? id : `${name} (${id})`;
  const app = secrets === undefined ? undefined : readApp(secrets);
  if (app === undefined) return [{ level: 'problem', ...texts.isUnreadable(where) }];
  const client = new WebClient(app.bot.token, clientOptions(apiUrl, silent));
  const tested = await attempt(() => client.auth.test(), { repeatable: false, deadline: Date.now() });
  // One that is rotated is renewed when it is used; the doctor changes nothing.
  const isRotated = app.bot.refreshToken !== undefined;
  const findings: Finding[] = [];
  if (tested.ok) findings.push({ level: 'ok', ...texts.works(where) });
  else if (isRotated && tested.fault.code === 'token_expired')
    findings.push({ level: 'ok', ...texts.isRenewed(where) });
  else findings.push({ level: 'warning', ...texts.fails(where, tested.fault.code) });
  const lacking = botScopes(features).filter((scope) => !app.bot.scopes.includes(scope));
  if (lacking.length > 0) findings.push({ level: 'warning', ...texts.lacksScopes(where, lacking) });
  if (!app.isEnterpriseInstall && !namedIn(access).includes(id))
    findings.push({ level: 'warning', ...texts.seesNothing(where) });
  return findings;
}

/** The workspaces that see something. */
function namedIn({ grants, installable }: AccessSettings): readonly string[] {
  const granted = grants.flatMap((grant) =>
    grant.platform === slack.name && 'workspace' in grant ? [grant.workspace] : [],
  );
  return [...new Set([...granted, ...(installable?.get(slack.name) ?? [])])];
}
