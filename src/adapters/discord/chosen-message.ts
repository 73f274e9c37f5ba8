import type { MessageContextMenuCommandInteraction } from 'discord.js';
import type { ChosenMessage } from '../../chat/protocol/chosen-message.js';
import { readText } from './message-text.js';

/** The message that a command was chosen for, as the interaction brings it. */
export function chosenMessage(interaction: MessageContextMenuCommandInteraction): ChosenMessage {
  const { applicationId } = interaction;
  const message = interaction.options.getMessage('message');
  if (message === null) return { text: '', isOwn: false, isDeleted: true, hasAttachments: false };
  return {
    text: readText(message, undefined),
    isOwn: message.applicationId === applicationId || message.author.id === interaction.client.user.id,
    isDeleted: false,
    hasAttachments:
      message.attachments.size + message.embeds.length + message.stickers.size + message.components.length >
      0,
  };
}
