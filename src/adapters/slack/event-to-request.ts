import type { BlockAction, ButtonAction, MessageShortcut, SlashCommand } from '@slack/bolt';
import type { ChosenMessage } from '../../chat/protocol/chosen-message.js';
import type { Location } from '../../chat/protocol/location.js';
import { defined } from '../../core/types/defined.js';
import { readText } from './message-text.js';

/** A command as Slack sends it, without what nobody needs. */
export function locationOfCommand(command: SlashCommand): Location {
  const isDirect = command.channel_name === 'directmessage' || command.channel_id.startsWith('D');
  return {
    platform: 'slack',
    kind: isDirect ? 'direct' : 'channel',
    workspace: command.team_id,
    channel: command.channel_id,
  };
}

/** A reply to a public message stands in its thread; to a private one, where that stands. */
export function locationOfInteraction({ team, user, channel, container }: BlockAction): Location {
  const workspace = team?.id ?? user.team_id;
  const channelId = channel?.id ?? textOf(container['channel_id']);
  const thread = textOf(container['thread_ts']) ?? messageOfInteraction({ container });
  return {
    platform: 'slack',
    kind: channel?.name === 'directmessage' || channelId?.startsWith('D') ? 'direct' : 'channel',
    ...defined({ workspace, channel: channelId, thread }),
  };
}

/** The public message with the pressed button; a private one has no id that anything can be done with. */
export function messageOfInteraction({ container }: Pick<BlockAction, 'container'>): string | undefined {
  return container['is_ephemeral'] === true ? undefined : textOf(container['message_ts']);
}

export function locationOfShortcut({ team, user, channel }: MessageShortcut): Location {
  const workspace = team?.id ?? user.team_id;
  return {
    platform: 'slack',
    kind: channel.name === 'directmessage' || channel.id.startsWith('D') ? 'direct' : 'channel',
    ...defined({ workspace }),
    channel: channel.id,
  };
}

/** The bot's two ids, as Slack tells them for its token. */
export interface OwnIds {
  readonly botId?: string | undefined;
  readonly botUserId?: string | undefined;
}

/** The message that a shortcut was chosen for. */
export function chosenMessage({ message }: MessageShortcut, own: OwnIds): ChosenMessage {
  const botId = textOf(message['bot_id']);
  return {
    text: readText({ text: message.text, blocks: listOf(message['blocks']) }),
    isOwn:
      (botId !== undefined && botId === own.botId) ||
      (message.user !== undefined && message.user === own.botUserId),
    // What stands in place of a deleted message that had replies.
    isDeleted: message['subtype'] === 'tombstone',
    hasAttachments: listOf(message['files']).length + listOf(message['attachments']).length > 0,
  };
}

/** Small ones are buttons, too, which Bolt's types do not know. */
const buttonTypes: ReadonlySet<string> = new Set(['button', 'icon_button', 'feedback_buttons']);

/** The pressed button; undefined for any other kind of action. */
export function buttonOf(body: BlockAction): Pick<ButtonAction, 'action_id' | 'value'> | undefined {
  const [action] = body.actions;
  return action !== undefined && buttonTypes.has(action.type) ? (action as ButtonAction) : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
