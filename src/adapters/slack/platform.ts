import type { IdShape, PlatformDeclaration, PlatformValues } from '../../chat/protocol/platform.js';
import { defined } from '../../core/types/defined.js';
import { apiAddress } from '../api-address.js';

/** How Slack's events arrive, as the environment says it. */
interface SlackConnection {
  /** With both an app token and a signing secret: Socket Mode. */
  readonly mode:
    | { readonly kind: 'socket'; readonly appToken: string }
    | { readonly kind: 'http'; readonly signingSecret: string };
  /** Ends in `/api/`. */
  readonly apiUrl?: string;
}

/** One workspace, with its token. */
export interface SlackSettings extends SlackConnection {
  readonly botToken: string;
}

/** What the app shows Slack that it is this app, where workspaces install it by themselves. */
export interface SlackInstallSettings extends SlackConnection {
  readonly credentials: {
    readonly clientId: string;
    readonly clientSecret: string;
    /** What states of installations are signed with. */
    readonly stateSecret: string;
  };
}

const user: IdShape = {
  shape: /^[UW][A-Z0-9]{2,}$/,
  expected: 'must be a Slack user id such as U012AB3CD',
};
const userGroup: IdShape = {
  shape: /^S[A-Z0-9]{2,}$/,
  expected: 'must be a Slack user-group id such as S012AB3CD',
};

/** https://docs.slack.dev/reference/methods/chat.getPermalink */
const permalink =
  /^https:\/\/[a-z0-9-]{1,63}(?:\.enterprise)?\.slack\.com\/archives\/[CDG][A-Z0-9]{2,20}\/p\d{16}(?:\?thread_ts=\d{10}\.\d{6}&cid=[CDG][A-Z0-9]{2,20})?$/;

export const slack: PlatformDeclaration = {
  name: 'slack',
  label: 'Slack',
  workspaceWord: 'workspace',
  sharesChannels: true,
  ids: {
    workspace: { shape: /^T[A-Z0-9]{2,}$/, expected: 'must be a Slack workspace id such as T012AB3CD' },
    channel: { shape: /^[CDG][A-Z0-9]{2,}$/, expected: 'must be a Slack channel id such as C012AB3CD' },
    granted: { shape: /^[CG][A-Z0-9]{2,}$/, example: 'C012AB3CD' },
  },
  directMessagesAlone: false,
  moderators: {
    users: user,
    userGroups: userGroup,
  },
  helpers: { user, userGroup },
  messageAddress: (typed) => (permalink.test(typed) ? typed : undefined),
  variables: {
    SLACK_BOT_TOKEN: {
      isRight: (value) => /^xoxb-\S+$/.test(value),
      expected: 'must start with xoxb-',
      isSecret: true,
    },
    SLACK_APP_TOKEN: {
      isRight: (value) => /^xapp-\S+$/.test(value),
      expected: 'must start with xapp-',
      isSecret: true,
    },
    SLACK_SIGNING_SECRET: {
      isRight: (value) => /^\S+$/.test(value),
      expected: 'must be one word',
      isSecret: true,
    },
    SLACK_CLIENT_ID: {
      isRight: (value) => /^\d+\.\d+$/.test(value),
      expected: 'must be two numbers with a dot between them',
      isSecret: false,
    },
    SLACK_CLIENT_SECRET: {
      isRight: (value) => /^\S+$/.test(value),
      expected: 'must be one word',
      isSecret: true,
    },
    SLACK_STATE_SECRET: {
      isRight: (value) => /^\S{32,}$/.test(value),
      expected: 'must be one word of at least 32 characters',
      isSecret: true,
    },
    SLACK_API_URL: apiAddress('/api/', 'https://slack.com/api/'),
  },
  token: 'SLACK_BOT_TOKEN',
  missing,
  installing: { missing: missingToInstall },
  callsBack: ({ SLACK_APP_TOKEN: appToken }) => appToken === undefined,
  // Of a token its beginning; a signing secret is 32 hexadecimal digits.
  secretShapes: [/xox[a-z]{0,20}[-.]/i, /xapp-/i, /[0-9a-f]{32}/i],
};

function missing(set: PlatformValues): readonly string[] {
  const others = ['SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET'].filter((name) => set[name] !== undefined);
  const hasToken = set['SLACK_BOT_TOKEN'] !== undefined;
  if (hasToken && others.length === 0) {
    return [
      'SLACK_BOT_TOKEN is set alone: set SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) too',
    ];
  }
  if (hasToken || others.length === 0) return [];
  return [`SLACK_BOT_TOKEN is missing, but ${others.join(' and ')} ${others.length > 1 ? 'are' : 'is'} set`];
}

const installVariables = ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET'] as const;

function missingToInstall(set: PlatformValues): readonly string[] {
  const lines = installVariables
    .filter((name) => set[name] === undefined)
    .map((name) => `${name} is missing`);
  if (connectionIn(set) === undefined)
    lines.push('SLACK_SIGNING_SECRET (HTTP) or SLACK_APP_TOKEN (Socket Mode) is missing');
  if (set['SLACK_BOT_TOKEN'] !== undefined)
    lines.push('SLACK_BOT_TOKEN is set, and each workspace has a token of its own');
  return lines;
}

/** Undefined without a bot token, or without what goes with it. */
export function slackSettings(values: PlatformValues): SlackSettings | undefined {
  const { SLACK_BOT_TOKEN: botToken } = values;
  const connection = connectionIn(values);
  return botToken === undefined || connection === undefined ? undefined : { botToken, ...connection };
}

/** Undefined where `missingToInstall` has something to say of it. */
export function slackInstallSettings(values: PlatformValues): SlackInstallSettings | undefined {
  const {
    SLACK_CLIENT_ID: clientId,
    SLACK_CLIENT_SECRET: clientSecret,
    SLACK_STATE_SECRET: stateSecret,
  } = values;
  const connection = connectionIn(values);
  if (clientId === undefined || clientSecret === undefined || stateSecret === undefined) return undefined;
  return connection && { credentials: { clientId, clientSecret, stateSecret }, ...connection };
}

function connectionIn(values: PlatformValues): SlackConnection | undefined {
  const { SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret, SLACK_API_URL: apiUrl } = values;
  const rest = defined({ apiUrl });
  if (appToken !== undefined) return { mode: { kind: 'socket', appToken }, ...rest };
  if (signingSecret !== undefined) return { mode: { kind: 'http', signingSecret }, ...rest };
  return undefined;
}
