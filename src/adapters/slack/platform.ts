import type { IdShape, PlatformDeclaration, PlatformValues } from '../../chat/protocol/platform.js';
import { defined } from '../../core/types/defined.js';
import { apiAddress } from '../api-address.js';

/** How a workspace is connected, as the environment says it. */
export interface SlackSettings {
  readonly botToken: string;
  /** With both an app token and a signing secret: Socket Mode. */
  readonly mode:
    | { readonly kind: 'socket'; readonly appToken: string }
    | { readonly kind: 'http'; readonly signingSecret: string };
  /** Ends in `/api/`. */
  readonly apiUrl?: string;
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
    SLACK_API_URL: apiAddress('/api/', 'https://slack.com/api/'),
  },
  token: 'SLACK_BOT_TOKEN',
  missing,
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

/** Undefined without a bot token, or without what goes with it. */
export function slackSettings(values: PlatformValues): SlackSettings | undefined {
  const {
    SLACK_BOT_TOKEN: botToken,
    SLACK_APP_TOKEN: appToken,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_API_URL: apiUrl,
  } = values;
  if (botToken === undefined) return undefined;
  const rest = defined({ apiUrl });
  if (appToken !== undefined) return { botToken, mode: { kind: 'socket', appToken }, ...rest };
  if (signingSecret !== undefined) return { botToken, mode: { kind: 'http', signingSecret }, ...rest };
  return undefined;
}
