import {
  type BaseInteraction,
  GuildMember,
  InteractionContextType,
  type MessageContextMenuCommandInteraction,
} from 'discord.js';
import type { ChosenMessage } from '../../chat/protocol/chosen-message.js';
import type { Location, Person } from '../../chat/protocol/location.js';
import { readText } from './message-text.js';

/** Where an interaction came from. A thread belongs to its channel. */
export function placeOf(interaction: BaseInteraction): Location {
  const { guildId, channel } = interaction;
  const isThread = channel?.isThread() === true && channel.parentId !== null;
  const channelId = isThread ? channel.parentId : interaction.channelId;
  const isDirect = guildId === null && interaction.context !== InteractionContextType.PrivateChannel;
  return {
    platform: 'discord',
    kind: isDirect ? 'direct' : 'channel',
    ...(guildId === null ? {} : { workspace: guildId }),
    ...(channelId === null ? {} : { channel: channelId }),
    ...(isThread ? { thread: channel.id } : {}),
  };
}

/** Who caused an interaction, as the event itself tells; nothing is asked of Discord. */
export function personOf(interaction: BaseInteraction): Person {
  const { user, member } = interaction;
  const nickname = member instanceof GuildMember ? member.nickname : (member?.nick ?? null);
  const roles = member instanceof GuildMember ? [...member.roles.cache.keys()] : (member?.roles ?? []);
  return {
    id: user.id,
    name: nickname ?? user.globalName ?? user.username,
    roles,
    permissions: interaction.memberPermissions?.toArray() ?? [],
    memberOf: async () => false,
  };
}

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
