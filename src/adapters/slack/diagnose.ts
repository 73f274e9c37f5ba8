import { WebClient } from '@slack/web-api';
import type { Finding } from '../../chat/protocol/adapter.js';
import type { Grant } from '../../chat/protocol/grants.js';
import type { Helper } from '../../chat/protocol/helpers.js';
import { silent } from '../../chat/protocol/logger.js';
import { attempt } from './attempts.js';
import { clientOptions, defaultApiUrl } from './client-options.js';
import { findAboutGrants } from './diagnose-grants.js';
import { doctorTexts as texts } from './doctor-texts.js';
import { explain } from './explain.js';
import { findAboutHelpers } from './helpers.js';
import { botScopes, type SlackFeatures } from './manifest.js';

export interface DiagnoseOptions {
  readonly botToken: string;
  readonly mode:
    | { readonly kind: 'socket'; readonly appToken: string }
    | { readonly kind: 'http'; readonly signingSecret: string };
  readonly apiUrl?: string;
  readonly features: SlackFeatures;
  readonly grants: readonly Grant[];
  readonly helpers: readonly Helper[];
}

/** Slack tells an app's commands and events to nobody but who may change the app. */
export const unseen: Finding = { level: 'unknown', ...texts.isUnseen };

/** Asks Slack whether tokens and scopes will do; a line each. Never throws, repeats no call, changes nothing. */
export async function diagnose(options: DiagnoseOptions): Promise<readonly Finding[]> {
  const aboutToken = await findAboutBotToken(options);
  const isConnected = aboutToken[0]?.level === 'ok';
  return [...aboutToken, await findAboutEvents(options), ...(isConnected ? [unseen] : [])];
}

async function findAboutBotToken(options: DiagnoseOptions): Promise<readonly Finding[]> {
  const { botToken, apiUrl } = options;
  const client = new WebClient(botToken, clientOptions(apiUrl, silent));
  const tested = await attempt(() => client.auth.test(), once());
  if (!tested.ok) {
    return [problem(texts.token.fails, explain(tested.fault, 'bot', apiUrl ?? defaultApiUrl))];
  }
  const { team, team_id: teamId, user, response_metadata: metadata } = tested.value;
  const known: Finding = { level: 'ok', ...texts.token.works(user, team) };
  return [
    known,
    findAboutScopes(metadata?.scopes, botScopes(options.features)),
    ...(await findAboutGrants(client, teamId, options.grants)),
    ...(await findAboutHelpers(client, options.helpers)),
  ];
}

function findAboutScopes(granted: readonly string[] | undefined, needed: readonly string[]): Finding {
  if (granted === undefined) return { level: 'warning', ...texts.scopes.areUnknown(needed) };
  const missing = needed.filter((scope) => !granted.includes(scope));
  if (missing.length > 0) return { level: 'problem', ...texts.scopes.areMissing(missing) };
  const unused = granted.filter((scope) => !needed.includes(scope));
  return { level: 'ok', ...texts.scopes.suffice(needed, unused) };
}

/** Whether events can arrive. */
export async function findAboutEvents({
  mode,
  apiUrl,
}: Pick<DiagnoseOptions, 'mode' | 'apiUrl'>): Promise<Finding> {
  if (mode.kind === 'http') {
    return /^[0-9a-f]{32}$/u.test(mode.signingSecret)
      ? { level: 'ok', ...texts.http.isSigned }
      : { level: 'warning', ...texts.http.isNoSecret };
  }
  const client = new WebClient(mode.appToken, clientOptions(apiUrl, silent));
  const opened = await attempt(() => client.apps.connections.open(), once());
  return opened.ok
    ? { level: 'ok', ...texts.socket.connects }
    : problem(texts.socket.fails, explain(opened.fault, 'app', apiUrl ?? defaultApiUrl));
}

function once() {
  return { repeatable: false, deadline: Date.now() };
}

function problem(what: string, todo: string): Finding {
  return { level: 'problem', what, todo };
}
