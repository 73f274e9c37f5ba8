import { describe, expect, it } from 'vitest';
import { isModerator } from '../../../src/chat/access/moderators.js';
import type { Location } from '../../../src/chat/protocol/location.js';
import { channel, chatSettings, person, terminal } from '../../support/bot.js';

const guild: Location = { platform: 'discord', kind: 'channel', workspace: 'G1', channel: 'C1' };
const { moderators } = chatSettings;

describe('on Slack a moderator', () => {
  it('is a user that is configured', async () => {
    expect(await isModerator(person({ id: 'UMOD' }), channel, moderators)).toBe(true);
    expect(await isModerator(person({ id: 'U1' }), channel, moderators)).toBe(false);
    expect(await isModerator(person({ id: 'umod', name: 'UMOD' }), channel, moderators)).toBe(false);
  });

  it('is a member of a user group that is configured; the platform is asked for no other', async () => {
    const asked: (readonly string[])[] = [];
    const member = person({
      memberOf: async (groups) => {
        asked.push(groups);
        return true;
      },
    });
    expect(await isModerator(member, channel, moderators)).toBe(true);
    expect(asked).toEqual([['S1']]);
    const noGroups = { ...moderators, slack: { users: [], userGroups: [] } };
    expect(await isModerator(member, channel, noGroups)).toBe(false);
    expect(asked).toHaveLength(1);
  });

  it('is nobody by Discord’s rules', async () => {
    const other = person({ permissions: ['ManageGuild'], roles: ['R1'] });
    expect(await isModerator(other, channel, moderators)).toBe(false);
  });
});

describe('on Discord a moderator', () => {
  it.each([
    ['has the permission', { permissions: ['SendMessages', 'ManageGuild'] }, true],
    ['has the role', { roles: ['R2', 'R1'] }, true],
    ['has another permission and role alone', { permissions: ['SendMessages'], roles: ['R2'] }, false],
    ['is not known by a Slack id or group', { id: 'UMOD', memberOf: async () => true }, false],
  ])('%s', async (_what, over, is) => {
    expect(await isModerator(person(over), guild, moderators)).toBe(is);
  });

  it('is nobody outside a guild, whatever roles the event claims', async () => {
    const direct: Location = { platform: 'discord', kind: 'direct', channel: 'D1' };
    expect(
      await isModerator(person({ permissions: ['ManageGuild'], roles: ['R1'] }), direct, moderators),
    ).toBe(false);
  });
});

it('is nobody on the page, and whoever sits at the terminal', async () => {
  const everyMark = person({
    id: 'UMOD',
    permissions: ['ManageGuild'],
    roles: ['R1'],
    memberOf: async () => true,
  });
  expect(await isModerator(everyMark, { platform: 'web', kind: 'local' }, moderators)).toBe(false);
  expect(await isModerator(person(), terminal, moderators)).toBe(true);
});
