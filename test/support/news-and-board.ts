import type { AccessSettings } from '../../src/chat/protocol/grants.js';

/** A server on Discord, and a channel of it. */
export const server = { platform: 'discord', kind: 'channel', workspace: '1', channel: '2' } as const;

/** The server sees the news, and whoever has role 7 there the board's papers, too. */
export const newsAndBoard: AccessSettings = {
  collections: new Map([
    ['news', ['news']],
    ['board', ['board']],
  ]),
  grants: [
    { platform: 'discord', to: 'workspace', workspace: '1', collections: ['news'] },
    { platform: 'discord', to: 'role', workspace: '1', role: '7', collections: ['board'] },
  ],
};
