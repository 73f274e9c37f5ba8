import type { Fault } from './faults.js';

/** Which credential a call was made with: where to fix it, in the operator's words. */
const credentials = {
  bot: {
    name: 'SLACK_BOT_TOKEN',
    fix: 'copy the Bot User OAuth Token (xoxb-…) from “OAuth & Permissions” of the app’s page',
  },
  app: {
    name: 'SLACK_APP_TOKEN',
    fix: 'make an app-level token (xapp-…) with connections:write under “Basic Information” of the app’s page',
  },
} as const;

export type Credential = keyof typeof credentials;

/** Slack's words for a token that will not do. https://docs.slack.dev/reference/methods/auth.test#errors */
const refusedTokens = new Set([
  'not_authed',
  'invalid_auth',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'no_permission',
  'not_allowed_token_type',
  'missing_scope',
  'org_login_required',
  'user_removed_from_team',
  'team_disabled',
  'access_denied',
]);

export function isRefusedToken({ kind, code }: Fault): boolean {
  return kind === 'refused' && refusedTokens.has(code);
}

/** What happened, where, and what to do: one line, no secret. */
export function explain(fault: Fault, credential: Credential, apiUrl: string): string {
  const { name, fix } = credentials[credential];
  if (isRefusedToken(fault)) return `Slack refuses ${name} (${fault.code}): ${fix}`;
  const where = withoutUserInfo(apiUrl);
  switch (fault.kind) {
    case 'refused':
      return `Slack refused to connect (${fault.code}) at ${where}: see https://status.slack.com or try again later`;
    case 'rate-limited':
      return `Slack asks to wait (too many requests) at ${where}: try again in a minute`;
    case 'unreached':
      return `Slack cannot be reached at ${where} (${fault.code}): check the network, the proxy and SLACK_API_URL`;
    case 'uncertain':
      return `Slack gave no usable answer at ${where} (${fault.code}): check the network, the proxy and SLACK_API_URL`;
  }
}

function withoutUserInfo(address: string): string {
  if (!URL.canParse(address)) return 'SLACK_API_URL';
  const { protocol, host, pathname } = new URL(address);
  return `${protocol}//${host}${pathname}`;
}
