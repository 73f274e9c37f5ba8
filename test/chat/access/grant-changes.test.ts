import { expect, it } from 'vitest';
import { grantEntries } from '../../../src/chat/access/grant-changes.js';
import type { Grant } from '../../../src/chat/protocol/grants.js';

const first: Grant = { platform: 'slack', to: 'workspace', workspace: 'T1', collections: ['news'] };
const second: Grant = { platform: 'discord', to: 'workspace', workspace: '1', collections: ['news'] };
const direct: Grant = { platform: 'discord', to: 'direct-messages', collections: ['news'] };

it('tells each workspace and guild of its own changes alone', () => {
  const after = [{ ...first, collections: ['board'] }, { ...first, endsAt: 5 }, direct];
  expect(grantEntries([first, second], after, 7)).toEqual([
    { at: 7, place: { platform: 'slack', workspace: 'T1' }, action: 'grants', detail: '2 added, 1 removed' },
    { at: 7, place: { platform: 'discord' }, action: 'grants', detail: '1 added, 0 removed' },
    { at: 7, place: { platform: 'discord', workspace: '1' }, action: 'grants', detail: '0 added, 1 removed' },
  ]);
});

it('tells nothing where nothing has changed', () => {
  expect(grantEntries([first, second], [{ ...second }, { ...first }], 7)).toEqual([]);
});
