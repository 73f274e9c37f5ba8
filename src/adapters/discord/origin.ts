import { type BaseInteraction, GuildMember, InteractionContextType } from 'discord.js';
import type { Person, Place } from '../../chat/protocol/place.js';

/** Where an interaction came from. A thread belongs to its channel. */
export function placeOf(interaction: BaseInteraction): Place {
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
