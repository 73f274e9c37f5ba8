import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { type AccessRequest, accessOf, accessWhere, isClosed } from '../../../src/chat/access/rule.js';
import type { AccessSettings, Grant } from '../../../src/chat/protocol/grants.js';
import type { Location, Sharing } from '../../../src/chat/protocol/location.js';
import { chatSettings } from '../../support/bot.js';

const collections = new Map([
  ['news', ['news']],
  ['board', ['board']],
  ['law', ['law']],
]);

const slack = (over: Partial<Location> = {}): Location => ({
  platform: 'slack',
  kind: 'channel',
  workspace: 'T1',
  channel: 'C1',
  sharing: async () => 'own',
  ...over,
});
const discord = (over: Partial<Location> = {}): Location => ({
  platform: 'discord',
  kind: 'channel',
  workspace: '1',
  channel: '11',
  ...over,
});

function settingsWith(grants: readonly Grant[], over: Partial<AccessSettings> = {}) {
  return { ...chatSettings, access: { collections, grants, ...over } };
}

/** What is granted, by name; 'all' where everything is. */
async function granted(grants: readonly Grant[], place: Location, over: Partial<AccessRequest> = {}) {
  const asking: AccessRequest = { place, person: { roles: [] }, visibility: 'asker', now: 0, ...over };
  return (await accessOf(asking, settingsWith(grants))).granted;
}

const workspace: Grant = { platform: 'slack', to: 'workspace', workspace: 'T1', collections: ['news'] };
const channel: Grant = {
  platform: 'slack',
  to: 'channel',
  workspace: 'T1',
  channel: 'C1',
  shared: false,
  collections: ['board'],
};
const sharedChannel: Grant = { ...channel, shared: true };
const guild: Grant = { platform: 'discord', to: 'workspace', workspace: '1', collections: ['news'] };
const guildChannel: Grant = {
  platform: 'discord',
  to: 'channel',
  workspace: '1',
  channel: '11',
  shared: false,
  collections: ['board'],
};
const role: Grant = { platform: 'discord', to: 'role', workspace: '1', role: '7', collections: ['law'] };
const directMessages: Grant = { platform: 'discord', to: 'direct-messages', collections: ['law'] };

describe('without grants', () => {
  it.each([
    slack(),
    discord(),
    slack({ kind: 'direct', sharing: async () => 'outside' }),
    discord({ kind: 'direct' }),
  ])('everything is open wherever the bot is', async (place) => {
    expect(await granted([], place)).toBe('all');
  });
});

describe('with any grant', () => {
  it('everything that is not granted is closed, on the other platform too', async () => {
    expect(await granted([workspace], slack({ workspace: 'T2' }))).toEqual([]);
    expect(await granted([workspace], discord({ workspace: 'T1' }))).toEqual([]);
    expect(await granted([channel], slack({ channel: 'C2' }))).toEqual([]);
    expect(await granted([{ ...workspace, endsAt: 0 }], slack({ workspace: 'T2' }))).toEqual([]);
  });

  it('the operator’s own machine sees everything', async () => {
    expect(await granted([workspace], { platform: 'terminal', kind: 'local' })).toBe('all');
    expect(await granted([workspace], { platform: 'web', kind: 'local' })).toBe('all');
  });

  it('a channel has its own grants beside its workspace’s, and so has a thread in it', async () => {
    expect(await granted([workspace, channel], slack())).toEqual(['news', 'board']);
    expect(await granted([workspace, channel], slack({ thread: '1.2' }))).toEqual(['news', 'board']);
    expect(await granted([workspace, channel], slack({ channel: 'C2' }))).toEqual(['news']);
    expect(await granted([guild, guildChannel], discord({ thread: '99' }))).toEqual(['news', 'board']);
    expect(await granted([guildChannel], discord({ workspace: '2' }))).toEqual([]);
  });

  it('a role opens private answers in its server, and nothing else', async () => {
    const person = { roles: ['7'] };
    expect(await granted([role], discord(), { person })).toEqual(['law']);
    expect(await granted([role], discord(), { person, visibility: 'channel' })).toEqual([]);
    expect(await granted([role], discord({ workspace: '2' }), { person })).toEqual([]);
    expect(await granted([role], discord())).toEqual([]);
    expect(await granted([role], { platform: 'discord', kind: 'direct' }, { person })).toEqual([]);
  });

  it('only the whole workspace’s grants count in a direct message on Slack', async () => {
    const direct = slack({ kind: 'direct', channel: 'C1' });
    expect(await granted([workspace, channel, sharedChannel], direct)).toEqual(['news']);
  });

  it('none count in a direct message on Discord, unless it is granted by name', async () => {
    const direct: Location = { platform: 'discord', kind: 'direct', channel: '11' };
    expect(await granted([guild, guildChannel, role], direct, { person: { roles: ['7'] } })).toEqual([]);
    expect(await granted([guild, directMessages], direct)).toEqual(['law']);
    expect(await granted([directMessages], discord())).toEqual([]);
  });

  it.each<Sharing>(['outside', 'unknown'])(
    'a Slack channel that is %s counts as outside unless granted by name',
    async (told) => {
      const place = slack({ sharing: async () => told });
      expect(await granted([workspace, channel], place)).toEqual([]);
      expect(await granted([workspace, sharedChannel], place)).toEqual(['board']);
      expect(await granted([workspace, sharedChannel], slack({ ...place, workspace: 'T9' }))).toEqual([
        'board',
      ]);
      expect(await granted([sharedChannel], { ...place, kind: 'direct' })).toEqual([]);
    },
  );

  it('a Slack place of which nothing tells counts as outside, also when asking fails', async () => {
    const { sharing: _sharing, ...silent } = slack();
    expect(await granted([workspace], silent)).toEqual([]);
    expect(await granted([workspace], slack({ sharing: () => Promise.reject(new Error('no')) }))).toEqual([]);
  });

  it('a grant ends on the millisecond', async () => {
    const until = { ...workspace, endsAt: 1_000 };
    expect(await granted([until], slack(), { now: 999 })).toEqual(['news']);
    expect(await granted([until], slack(), { now: 1_000 })).toEqual([]);
  });

  it('the channel’s own collections are told beside what is granted', async () => {
    const settings = {
      ...settingsWith([workspace]),
      channels: new Map([['slack:C1', { collections: ['board'], listens: false }]]),
    };
    const asking: AccessRequest = { place: slack(), person: { roles: [] }, visibility: 'asker', now: 0 };
    expect(await accessOf(asking, settings)).toEqual({ granted: ['news'], only: ['board'] });
    expect(await accessOf({ ...asking, place: slack({ channel: 'C2' }) }, settings)).toEqual({
      granted: ['news'],
    });
  });
});

describe('whether a channel is shared', () => {
  it('is asked only where it decides', async () => {
    const sharing = vi.fn(async () => 'own' as const);
    await granted([], slack({ sharing }));
    await granted([guild], slack({ sharing }));
    await granted([sharedChannel], slack({ sharing }));
    await granted([{ ...workspace, endsAt: 0 }], slack({ sharing }));
    expect(sharing).not.toHaveBeenCalled();
    await granted([workspace], slack({ sharing }));
    expect(sharing).toHaveBeenCalledTimes(1);
  });
});

const anyGrant: fc.Arbitrary<Grant> = fc
  .tuple(
    fc.constantFrom(workspace, channel, sharedChannel, guild, guildChannel, role, directMessages),
    fc.subarray([...collections.keys()], { minLength: 1 }),
    fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
  )
  .map(([grant, names, endsAt]) => ({
    ...grant,
    collections: names,
    ...(endsAt === undefined ? {} : { endsAt }),
  }));

const anyAsking: fc.Arbitrary<AccessRequest> = fc
  .record({
    platform: fc.constantFrom('slack', 'discord'),
    kind: fc.constantFrom('channel', 'direct'),
    workspace: fc.constantFrom('T1', 'T2', '1', '2', undefined),
    channel: fc.constantFrom('C1', 'C2', '11', '12'),
    roles: fc.subarray(['7', '8']),
    visibility: fc.constantFrom('asker', 'channel'),
    now: fc.integer({ min: 0, max: 3 }),
  } as const)
  .map(({ platform, kind, workspace: id, channel: name, roles, visibility, now }) => ({
    place: { platform, kind, channel: name, ...(id === undefined ? {} : { workspace: id }) },
    person: { roles },
    visibility,
    now,
  }));

const anySharing = fc.constantFrom<Sharing>('own', 'outside', 'unknown');
const namesOf = (access: ReturnType<typeof accessWhere>) =>
  new Set(access.granted === 'all' ? [] : access.granted);
const isPart = (a: ReadonlySet<string>, b: ReadonlySet<string>) => [...a].every((name) => b.has(name));

describe('over any grants, places and persons', () => {
  it('what all may see is part of what the asker may see; a shared place sees part of what its own sees', () => {
    fc.assert(
      fc.property(
        fc.array(anyGrant, { minLength: 1, maxLength: 6 }),
        anyAsking,
        anySharing,
        (grants, asking, sharing) => {
          const settings = settingsWith(grants);
          const seen = (over: Partial<AccessRequest>, told: Sharing) =>
            namesOf(accessWhere(told, { ...asking, ...over }, settings));
          expect(
            isPart(seen({ visibility: 'channel' }, sharing), seen({ visibility: 'asker' }, sharing)),
          ).toBe(true);
          expect(isPart(seen({}, sharing), seen({}, 'own'))).toBe(true);
          expect(isPart(seen({ now: 3 }, sharing), seen({ now: 0 }, sharing))).toBe(true);
          expect(seen({}, 'outside')).toEqual(seen({}, 'unknown'));
        },
      ),
    );
  });

  it('a grant more never takes away, and without the grants that hold a place is closed', () => {
    fc.assert(
      fc.property(
        fc.array(anyGrant, { minLength: 1, maxLength: 6 }),
        anyGrant,
        anyAsking,
        anySharing,
        (grants, more, asking, sharing) => {
          const before = namesOf(accessWhere(sharing, asking, settingsWith(grants)));
          const after = namesOf(accessWhere(sharing, asking, settingsWith([...grants, more])));
          expect(isPart(before, after)).toBe(true);
          const open = grants.filter(
            (grant) => namesOf(accessWhere(sharing, asking, settingsWith([grant]))).size === 0,
          );
          fc.pre(open.length > 0);
          expect(isClosed(accessWhere(sharing, asking, settingsWith(open)))).toBe(true);
        },
      ),
    );
  });
});

describe('on a platform from which any workspace installs the bot', () => {
  const seen = async (grants: readonly Grant[], place: Location) => {
    const asking: AccessRequest = { place, person: { roles: [] }, visibility: 'asker', now: 0 };
    const installable = new Map([['slack', new Set(['TALL'])]]);
    return (await accessOf(asking, settingsWith(grants, { installable }))).granted;
  };

  it('no grants close, they do not open, and leave other platforms and this machine alone', async () => {
    expect(await seen([], slack())).toEqual([]);
    expect(await seen([], slack({ kind: 'direct' }))).toEqual([]);
    expect(await seen([], discord())).toBe('all');
    expect(await seen([], { platform: 'terminal', kind: 'local' })).toBe('all');
  });

  it('a workspace sees what is granted to it, and one that is listed everything, where nobody else reads along', async () => {
    expect(await seen([workspace], slack())).toEqual(['news']);
    expect(await seen([workspace], slack({ workspace: 'T9' }))).toEqual([]);
    for (const grants of [[], [workspace]]) {
      expect(await seen(grants, slack({ workspace: 'TALL' }))).toBe('all');
      for (const sharing of ['outside', 'unknown'] as const)
        expect(await seen(grants, slack({ workspace: 'TALL', sharing: async () => sharing }))).toEqual([]);
    }
    expect(await seen([], slack({ workspace: undefined as never }))).toEqual([]);
  });
});
