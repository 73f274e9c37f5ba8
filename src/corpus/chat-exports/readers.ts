import type { FormatContext, FormatReading } from '../format.js';
import { discordExport } from './discord.js';
import { slackExport } from './slack.js';

/** Whose exports are read as who said what when, for messages. */
export const knownExports = 'Slack or DiscordChatExporter';

/** A channel as a chat program exports it as JSON; undefined for anything else. */
export function chatExport(value: unknown, around?: FormatContext): FormatReading | undefined {
  return slackExport(value, around) ?? discordExport(value);
}
