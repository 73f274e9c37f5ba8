import type { IdShape, PlatformDeclaration, PlatformValues } from '../../chat/protocol/platform.js';
import { defined } from '../../core/types/defined.js';
import { apiAddress } from '../api-address.js';
import { permissionNames } from './permission-names.js';

/** How an application is connected, as the environment says it. */
export interface DiscordSettings {
  readonly token: string;
  readonly applicationId?: string;
  /** Commands are registered in this guild, at once, instead of for the application. */
  readonly guildId?: string;
  /** Ends in `/api`, without a version. */
  readonly apiUrl?: string;
}

/** Of whatever Discord gives one: https://discord.com/developers/docs/reference#snowflakes */
const snowflake: IdShape = { shape: /^\d{1,20}$/, expected: 'must be a Discord id (digits only)' };

const idVariable = {
  isRight: (value: string) => snowflake.shape.test(value),
  expected: snowflake.expected,
  isSecret: false,
};

const messageLink = /^https:\/\/(?:(?:ptb|canary)\.)?discord\.com\/channels\/(\d{1,20})\/\d{1,20}\/\d{1,20}$/;

export const discord: PlatformDeclaration = {
  name: 'discord',
  label: 'Discord',
  workspaceWord: 'server',
  sharesChannels: false,
  ids: {
    workspace: { shape: snowflake.shape, expected: 'must be a Discord server’s id (digits only)' },
    channel: snowflake,
    granted: { shape: snowflake.shape, example: '123456789012345678' },
    role: snowflake,
  },
  directMessagesAlone: true,
  moderators: {
    permissions: { among: permissionNames, kind: 'Discord permission', default: ['ManageGuild'] },
    roles: snowflake,
  },
  helpers: { user: snowflake, role: snowflake },
  messageAddress: (typed, workspace) => {
    const { 1: guild } = messageLink.exec(typed) ?? [];
    return guild !== undefined && guild === workspace ? typed : undefined;
  },
  variables: {
    DISCORD_TOKEN: {
      isRight: (value) => /^\S+$/.test(value),
      expected: 'must be the token alone, one word',
      isSecret: true,
    },
    DISCORD_APPLICATION_ID: idVariable,
    DISCORD_GUILD_ID: idVariable,
    DISCORD_API_URL: apiAddress('/api', 'https://discord.com/api'),
  },
  token: 'DISCORD_TOKEN',
  missing: () => [],
  callsBack: () => false,
  secretShapes: [/[\w-]{20}\.[\w-]{6}/],
};

/** Undefined without a token. */
export function discordSettings(values: PlatformValues): DiscordSettings | undefined {
  const {
    DISCORD_TOKEN: token,
    DISCORD_APPLICATION_ID: applicationId,
    DISCORD_GUILD_ID: guildId,
    DISCORD_API_URL: apiUrl,
  } = values;
  if (token === undefined) return undefined;
  return {
    token,
    ...defined({ applicationId, guildId, apiUrl }),
  };
}
