import type { Location, Person } from '../protocol/location.js';
import type { ChatSettings } from '../protocol/settings.js';

/**
 * Whether a person may run moderators' commands here: by user id or user group, or, inside a workspace, by permission
 * or role; on this machine whoever has its terminal. Groups are asked about last, since the platform has to be asked.
 */
export async function isModerator(
  person: Person,
  { platform, workspace }: Location,
  moderators: ChatSettings['moderators'],
): Promise<boolean> {
  if (platform === 'terminal') return true;
  const { users = [], userGroups = [], permissions = [], roles = [] } = moderators[platform] ?? {};
  if (users.includes(person.id)) return true;
  if (
    workspace !== undefined &&
    (permissions.some((name) => person.permissions.includes(name)) ||
      roles.some((role) => person.roles.includes(role)))
  ) {
    return true;
  }
  return userGroups.length > 0 && (await person.memberOf(userGroups));
}
