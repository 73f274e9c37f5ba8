import type { AppsManifestCreateArguments } from '@slack/web-api';
import { messageCommandsOf } from '../../chat/dispatch/message-commands.js';
import { type AnyCommand, usageOf } from '../../chat/protocol/command.js';
import { defined } from '../../core/types/defined.js';
import type { Texts } from '../../texts/texts.js';
import { eventsPath } from './http.js';
import { redirectPath } from './install/routes.js';
import { limits } from './limits.js';
import { cutText } from './mrkdwn.js';

type Manifest = AppsManifestCreateArguments['manifest'];

/** What of the configuration takes scopes of its own. */
export interface SlackFeatures {
  /** Moderators, or whom one can ask, are named by user groups. */
  readonly userGroups: boolean;
  /** Whom one can ask is named by people. */
  readonly people: boolean;
  /** Grants are configured, so that it matters whether a channel is shared. */
  readonly grants: boolean;
  /** Some channel is listened to. */
  readonly listening: boolean;
  /** Workspaces install the bot by themselves. */
  readonly installing: boolean;
}

export interface ManifestOptions {
  /** In the language that Slack shows to everybody: it has one for each app. */
  readonly texts: Texts;
  readonly commands: readonly AnyCommand[];
  /** `http`: at this public address of the bot, with or without the path of Slack's events. */
  readonly mode: { readonly kind: 'socket' } | { readonly kind: 'http'; readonly url: string };
  readonly features: SlackFeatures;
  /** Where workspaces install the bot by themselves: the address by which others reach it, without a slash at its end. */
  readonly publicUrl?: string;
  /** The bot's name in Slack; absent: Verbatim. */
  readonly name?: string;
}

/** The least that the bot needs to be granted: commands, mentions and direct messages in, answers out; the rest with its feature. */
export function botScopes({ userGroups, people, grants, listening }: SlackFeatures) {
  return [
    ...(['app_mentions:read', 'chat:write', 'commands', 'im:history'] as const),
    ...(userGroups ? (['usergroups:read'] as const) : []),
    ...(people ? (['users:read'] as const) : []),
    ...(grants ? (['channels:read', 'groups:read'] as const) : []),
    ...(listening ? (['channels:history', 'groups:history'] as const) : []),
  ];
}

/** What Slack tells the bot of: what is said to it, and with listening what is said in channels that it is in. */
function botEvents({ listening, installing }: SlackFeatures) {
  return [
    ...(['app_home_opened', 'app_mention', 'message.im'] as const),
    ...(listening ? (['message.channels', 'message.groups'] as const) : []),
    ...(installing ? (['app_uninstalled', 'tokens_revoked', 'team_access_revoked'] as const) : []),
  ];
}

/**
 * The app as Slack takes it under "Create an app from a manifest", complete.
 * https://docs.slack.dev/reference/app-manifest
 */
export function slackManifest(options: ManifestOptions): Manifest {
  const { texts, commands, mode, name = 'Verbatim' } = options;
  const url = mode.kind === 'http' ? eventsUrl(mode.url) : undefined;
  const shortcuts = messageShortcuts(texts, commands);
  const { publicUrl, features } = options;
  const redirectUrl = features.installing && publicUrl !== undefined ? publicUrl + redirectPath : undefined;
  return {
    display_information: {
      name: cutText(name, limits.appName),
      description: cutText(texts.commands.app, limits.appDescription),
    },
    features: {
      bot_user: { display_name: name, always_online: true },
      app_home: {
        home_tab_enabled: true,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: false,
      },
      slash_commands: commands.map((command) => slashCommand(texts, command, url)),
      ...(shortcuts.length === 0 ? {} : { shortcuts }),
    },
    oauth_config: {
      ...(redirectUrl === undefined ? {} : { redirect_urls: [redirectUrl] }),
      scopes: { bot: botScopes(options.features) },
    },
    settings: {
      event_subscriptions: {
        ...defined({ request_url: url }),
        bot_events: botEvents(options.features),
      },
      interactivity: { is_enabled: true, ...defined({ request_url: url }) },
      org_deploy_enabled: options.features.installing,
      socket_mode_enabled: mode.kind === 'socket',
      token_rotation_enabled: false,
    },
  };
}

/** https://docs.slack.dev/interactivity/implementing-shortcuts */
function messageShortcuts(texts: Texts, commands: readonly AnyCommand[]) {
  return messageCommandsOf(commands).map(({ name, label, description }) => ({
    type: 'message' as const,
    name: cutText(label(texts), limits.shortcutName),
    callback_id: name,
    description: cutText(description(texts), limits.shortcutDescription),
  }));
}

function slashCommand(texts: Texts, command: AnyCommand, url: string | undefined) {
  const usage = cutText(usageOf(command), limits.usageHint);
  return {
    command: `/${command.name}`,
    description: command.description(texts),
    ...(usage === '' ? {} : { usage_hint: usage }),
    should_escape: false,
    ...defined({ url }),
  };
}

function eventsUrl(url: string): string {
  const base = url.replace(/(?<!\/)\/+$/u, '');
  return base.endsWith(eventsPath) ? base : base + eventsPath;
}
