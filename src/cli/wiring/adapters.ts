import { discordModule } from '../../adapters/discord/module.js';
import type { AdapterParts, PlatformModule } from '../../adapters/platform-module.js';
import { slackModule } from '../../adapters/slack/module.js';
import type { Config } from '../../config/config.js';
import { Platform } from './platform.js';

/** Every chat platform, with its code. */
export const platformModules: readonly PlatformModule[] = [slackModule, discordModule];

/** The platforms whose tokens are set, not yet started. */
export function makePlatforms(config: Config, parts: Omit<AdapterParts, 'chat'>): Platform[] {
  return platformModules.flatMap((module) => {
    const values = config.platforms.get(module.declaration.name);
    if (values === undefined) return [];
    return new Platform(module.connects(values, { ...parts, chat: config.chat }), parts.log);
  });
}
