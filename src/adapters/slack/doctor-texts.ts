import type { Helper } from '../../chat/protocol/helpers.js';
import type { Line } from '../../texts/command-line/doctor.js';

const about = (what: string): string => `Slack: ${what}`;

const page = 'of the app’s page';
const manifest = 'the output of `npm run verbatim -- manifest`';
const removeGrant = 'remove it from grants';
const installAgain = 'have the bot installed there again';

const kinds: Readonly<Record<Helper['kind'], string>> = {
  user: 'user',
  userGroup: 'user group',
  role: 'role',
};

/** What `npm run doctor` says of Slack, by key; `code` is Slack's own word for what is wrong. */
export const doctorTexts = {
  isUnseen: {
    what: about('no token tells which commands, events and buttons the app has'),
    todo: `if it was made by hand, or by an older version, paste ${manifest} as its manifest`,
  } satisfies Line,
  token: {
    fails: about('the bot token does not work'),
    works: (user: string | undefined, team: string | undefined): Line => ({
      what: about(`connected as ${user ?? 'the bot'} in ${team ?? 'its workspace'}`),
    }),
  },
  scopes: {
    areUnknown: (needed: readonly string[]): Line => ({
      what: about('it did not say which scopes the bot token has'),
      todo: `see under “OAuth & Permissions” ${page} that it has ${needed.join(', ')}`,
    }),
    areMissing: (missing: readonly string[]): Line => ({
      what: about(`the bot token lacks ${missing.join(', ')}`),
      todo: `paste ${manifest} as the app’s manifest, then reinstall the app`,
    }),
    suffice: (needed: readonly string[], unused: readonly string[]): Line => ({
      what: about(
        `scopes ${needed.join(', ')}${unused.length > 0 ? ` (not needed: ${unused.join(', ')})` : ''}`,
      ),
    }),
  },
  http: {
    isSigned: { what: about('HTTP mode, with a signing secret') } satisfies Line,
    isNoSecret: {
      what: about('SLACK_SIGNING_SECRET does not look like one (32 hexadecimal digits)'),
      todo: `copy the Signing Secret from “Basic Information” ${page}`,
    } satisfies Line,
  },
  socket: {
    connects: { what: about('Socket Mode can connect') } satisfies Line,
    fails: about('Socket Mode cannot connect'),
  },
  grants: {
    /** @param own Whom the token is for; undefined: not known. */
    areForAnother: (workspace: string, own: string | undefined): Line => ({
      what: about(`grants name the workspace ${workspace}, but the token is for ${own ?? 'another'}`),
      todo: 'correct its id under grants, or remove it',
    }),
    channelUnknown: (channel: string, code: string): Line => ({
      what: about(`it says nothing about the granted channel ${channel} (${code})`),
      todo: `if it still exists, invite the bot; else ${removeGrant}`,
    }),
    channelArchived: (channel: string): Line => ({
      what: about(`the granted channel ${channel} is archived`),
      todo: removeGrant,
    }),
    channelShared: (channel: string): Line => ({
      what: about(`the granted channel ${channel} is shared with others, so it is closed`),
      todo: 'add shared: true to its grant if they may see what is answered there',
    }),
  },
  helperUnknown: ({ kind, id }: Helper, code: string): Line => ({
    what: about(`helpers name the ${kinds[kind]} ${id}, whom nobody can ask (${code})`),
    todo: 'correct the id, or remove it from helpers',
  }),
  install: {
    offered: (path: string, count: number): Line => ({
      what: about(`workspaces install the bot at ${path}; ${count === 0 ? 'none has yet' : `${count} have`}`),
    }),
    moreNotAsked: (count: number): Line => ({ what: about(`${count} more were not asked about`) }),
    isMissing: (workspace: string): Line => ({
      what: about(`grants or slack.workspaces name ${workspace}, which has not installed the bot`),
      todo: 'correct the id, remove it, or wait until it has',
    }),
    isUnreadable: (workspace: string): Line => ({
      what: about(`the token of ${workspace} cannot be read, so the bot is off there`),
      todo: `put back the key that sealed it, behind the others in VERBATIM_TOKEN_KEY, or ${installAgain}`,
    }),
    works: (workspace: string): Line => ({ what: about(`installed in ${workspace}`) }),
    isRenewed: (workspace: string): Line => ({
      what: about(`installed in ${workspace}; its token is renewed at the next use`),
    }),
    fails: (workspace: string, code: string): Line => ({
      what: about(`the token of ${workspace} does not work (${code})`),
      todo: installAgain,
    }),
    lacksScopes: (workspace: string, missing: readonly string[]): Line => ({
      what: about(`the token of ${workspace} lacks ${missing.join(', ')}`),
      todo: installAgain,
    }),
    seesNothing: (workspace: string): Line => ({
      what: about(`${workspace} sees nothing: no grant names it`),
      todo: 'grant it something, or list it in slack.workspaces if it may see everything',
    }),
  },
  /** Where a token is fixed. */
  tokenFix: {
    bot: `copy the Bot User OAuth Token (xoxb-…) from “OAuth & Permissions” ${page}`,
    app: `make an app-level token (xapp-…) with connections:write under “Basic Information” ${page}`,
  },
  /** Why a call failed, with what to do behind a colon. @param where Slack's address. */
  fault: {
    tokenRefused: (name: string, code: string, fix: string): string =>
      `Slack refuses ${name} (${code}): ${fix}`,
    refused: (code: string, where: string): string =>
      `Slack refused to connect (${code}) at ${where}: see https://status.slack.com or try again later`,
    rateLimited: (where: string): string =>
      `Slack asks to wait (too many requests) at ${where}: try again in a minute`,
    unreached: (code: string, where: string): string =>
      `Slack cannot be reached at ${where} (${code}): check the network, the proxy and SLACK_API_URL`,
    uncertain: (code: string, where: string): string =>
      `Slack gave no usable answer at ${where} (${code}): check the network, the proxy and SLACK_API_URL`,
  },
};
