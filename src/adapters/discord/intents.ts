import { GatewayIntentBits } from 'discord.js';

export interface IntentSettings {
  /** Whether what people write to one another is to be read, somewhere. */
  readonly listening?: boolean;
}

/**
 * What Discord tells the bot of: guilds, and messages. Of those that are not said to it, it is told the text only with
 * the privileged message-content intent. https://discord.com/developers/docs/events/gateway#message-content-intent
 */
export function intentsOf({ listening }: IntentSettings): readonly GatewayIntentBits[] {
  return [
    GatewayIntentBits.Guilds,
    GatewayIntentBits.GuildMessages,
    GatewayIntentBits.DirectMessages,
    ...(listening ? [GatewayIntentBits.MessageContent] : []),
  ];
}
