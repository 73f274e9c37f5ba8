import type { Person, Place } from '../protocol/place.js';
import type { ChatSettings } from '../protocol/settings.js';

/**
 * Whether a person may run moderators' commands here. On Discord only inside a guild, by permission or role; on
 * Slack by user id or user group; on this machine whoever has its terminal.
 */
export async function isModerator(
  person: Person,
  place: Place,
  moderators: ChatSettings['moderators'],
): Promise<boolean> {
  switch (place.platform) {
    case 'terminal':
      return true;
    case 'web':
    case 'mcp':
      return false;
    case 'discord':
      if (place.workspace === undefined) return false;
      return (
        moderators.discord.permissions.some((name) => person.permissions.includes(name)) ||
        moderators.discord.roles.some((role) => person.roles.includes(role))
      );
    case 'slack':
      if (moderators.slack.users.includes(person.id)) return true;
      return moderators.slack.userGroups.length > 0 && (await person.memberOf(moderators.slack.userGroups));
  }
}
