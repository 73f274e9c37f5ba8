import type { Application } from 'express';
import { DiscordAdapter } from '../adapters/discord/adapter.js';
import type { DiscordOptions } from '../adapters/discord/options.js';
import { SlackAdapter } from '../adapters/slack/adapter.js';
import type { Adapter } from '../chat/adapter.js';
import type { Dispatcher } from '../chat/dispatch.js';
import type { Logger } from '../chat/logger.js';
import type { Config, DiscordConfig } from '../config.js';

/** The adapters whose tokens are set, not yet started. `app` gets Slack's route, before any other. */
export function makeAdapters(
  config: Config,
  dispatcher: Dispatcher,
  app: Application,
  log: Logger,
): Adapter[] {
  const adapters: Adapter[] = [];
  const { slack, discord } = config;
  if (slack !== undefined) {
    const mode = slack.mode.kind === 'http' ? { ...slack.mode, app } : slack.mode;
    adapters.push(new SlackAdapter({ ...slack, mode }, dispatcher, log));
  }
  if (discord !== undefined)
    adapters.push(new DiscordAdapter(discordOptions(discord, config), dispatcher, log));
  return adapters;
}

export function discordOptions(discord: DiscordConfig, { chat }: Config): DiscordOptions {
  return {
    ...discord,
    moderatorPermissions: chat.moderators.discord.permissions,
    maxQuestionLength: chat.maxQuestionLength,
  };
}
