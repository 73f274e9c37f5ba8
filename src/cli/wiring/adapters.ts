import { type Application, Router } from 'express';
import { DiscordAdapter } from '../../adapters/discord/adapter.js';
import type { DiscordOptions } from '../../adapters/discord/options.js';
import { SlackAdapter } from '../../adapters/slack/adapter.js';
import type { Dispatcher } from '../../chat/dispatch/dispatch.js';
import type { Logger } from '../../chat/protocol/logger.js';
import type { SeenEvents } from '../../chat/protocol/seen-events.js';
import type { Config, DiscordConfig, SlackConfig } from '../../config/config.js';
import { Platform } from './platform.js';

/** The platforms whose tokens are set, not yet started. `app` gets Slack's route, before any other. */
export function makePlatforms(
  config: Config,
  dispatcher: Dispatcher,
  { app, seen }: { readonly app: Application; readonly seen: SeenEvents },
  log: Logger,
): Platform[] {
  const platforms: Platform[] = [];
  const { slack, discord } = config;
  if (slack !== undefined)
    platforms.push(new Platform(slackMaker({ ...slack, seen }, dispatcher, app, log), log));
  if (discord !== undefined) {
    const options = discordOptions(discord, config);
    platforms.push(new Platform(() => new DiscordAdapter(options, dispatcher, log), log));
  }
  return platforms;
}

/** In HTTP mode `app` is given one route, now, which leads to the adapter that was made last. */
function slackMaker(
  slack: SlackConfig & { readonly seen: SeenEvents },
  dispatcher: Dispatcher,
  app: Application,
  log: Logger,
): () => SlackAdapter {
  const { mode } = slack;
  if (mode.kind === 'socket') return () => new SlackAdapter({ ...slack, mode }, dispatcher, log);
  let router = Router();
  app.use((request, response, next) => router(request, response, next));
  return () => {
    router = Router();
    return new SlackAdapter({ ...slack, mode: { ...mode, router } }, dispatcher, log);
  };
}

export function discordOptions(discord: DiscordConfig, { chat }: Config): DiscordOptions {
  return {
    ...discord,
    moderatorPermissions: chat.moderators.discord.permissions,
    maxQuestionLength: chat.maxQuestionLength,
    listening: [...chat.channels].some(([name, { listens }]) => listens && name.startsWith('discord:')),
  };
}
