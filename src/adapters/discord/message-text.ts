import type { Message } from 'discord.js';

/** The part of a message that says something. */
export type MessageBody = Pick<Message, 'content' | 'mentions'>;

/**
 * What people read of a message: names in place of ids, markdown left as typed. A mention of `ownId`, and of anybody whom
 * the event does not name, is left out.
 */
export function readText({ content, mentions }: MessageBody, ownId: string | undefined): string {
  return content
    .replace(/<@!?(\d+)>/gu, (_, id: string) =>
      named('@', id === ownId ? undefined : mentions.users.get(id)?.displayName),
    )
    .replace(/<@&(\d+)>/gu, (_, id: string) => named('@', mentions.roles.get(id)?.name))
    .replace(/<#(\d+)>/gu, (_, id: string) => {
      const channel = mentions.channels.get(id);
      return named('#', channel !== undefined && 'name' in channel ? channel.name : undefined);
    })
    .replace(/<a?(:\w+:)\d+>/gu, '$1')
    .trim();
}

function named(sign: '@' | '#', name: string | null | undefined): string {
  return name === undefined || name === null ? '' : sign + name;
}
