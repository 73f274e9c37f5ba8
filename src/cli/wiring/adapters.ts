import { discordModule } from '../../adapters/discord/module.js';
import type { AdapterParts, PlatformModule } from '../../adapters/platform-module.js';
import { slackModule } from '../../adapters/slack/module.js';
import type { Config } from '../../config/config.js';
import { defined } from '../../core/types/defined.js';
import type { State } from '../../state/open-state.js';
import { Platform } from './platform.js';

/** Every chat platform, with its code. */
export const platformModules: readonly PlatformModule[] = [slackModule, discordModule];

/** The platforms whose tokens are set, or from which workspaces install the bot, not yet started. */
export function makePlatforms(
  config: Config,
  state: Pick<State, 'installations'>,
  parts: Omit<AdapterParts, 'chat' | 'installations' | 'publicUrl'>,
): Platform[] {
  return platformModules.flatMap((module) => {
    const values = config.platforms.get(module.declaration.name);
    if (values === undefined) return [];
    const all = {
      ...parts,
      chat: config.chat,
      installations: state.installations(module.declaration.name, config.tokenKeys),
      ...defined({ publicUrl: config.server.publicUrl }),
    };
    return new Platform(module.connects(values, all), parts.log);
  });
}
