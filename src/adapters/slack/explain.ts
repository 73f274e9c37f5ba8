import { doctorTexts } from './doctor-texts.js';
import type { Fault } from './faults.js';

const { fault: texts } = doctorTexts;

/** Which credential a call was made with: where to fix it, in the operator's words. */
const credentials = {
  bot: { name: 'SLACK_BOT_TOKEN', fix: doctorTexts.tokenFix.bot },
  app: { name: 'SLACK_APP_TOKEN', fix: doctorTexts.tokenFix.app },
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
  if (isRefusedToken(fault)) return texts.tokenRefused(name, fault.code, fix);
  const where = withoutUserInfo(apiUrl);
  switch (fault.kind) {
    case 'refused':
      return texts.refused(fault.code, where);
    case 'rate-limited':
      return texts.rateLimited(where);
    case 'unreached':
      return texts.unreached(fault.code, where);
    case 'uncertain':
      return texts.uncertain(fault.code, where);
  }
}

function withoutUserInfo(address: string): string {
  if (!URL.canParse(address)) return 'SLACK_API_URL';
  const { protocol, host, pathname } = new URL(address);
  return `${protocol}//${host}${pathname}`;
}
