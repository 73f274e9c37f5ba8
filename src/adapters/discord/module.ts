import type { PlatformValues } from '../../chat/protocol/platform.js';
import type { ChatSettings } from '../../chat/protocol/settings.js';
import { helpersOn, isListened, type PlatformModule } from '../platform-module.js';
import { DiscordAdapter } from './adapter.js';
import { diagnose } from './diagnose.js';
import type { DiscordOptions } from './options.js';
import { discord, discordSettings } from './platform.js';
import { discordReplyPreview } from './reply-preview.js';

export const discordModule: PlatformModule = {
  declaration: discord,
  preview: discordReplyPreview,
  connects(values, { dispatcher, chat, log, openRequests }) {
    const options = { ...optionsOf(values, chat), openRequests };
    return () => new DiscordAdapter(options, dispatcher, log);
  },
  diagnose: (values, { chat, commands }) =>
    diagnose(optionsOf(values, chat), commands, {
      grants: chat.access.grants,
      helpers: helpersOn(chat, discord.name),
      listening: isListened(chat, discord.name),
    }),
};

function optionsOf(values: PlatformValues, chat: ChatSettings): DiscordOptions {
  const settings = discordSettings(values);
  if (settings === undefined) throw new RangeError('Discord is not configured');
  return {
    ...settings,
    moderatorPermissions: chat.moderators[discord.name]?.permissions ?? [],
    maxQuestionLength: chat.maxQuestionLength,
    listening: isListened(chat, discord.name),
  };
}
