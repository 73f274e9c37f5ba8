import { expect, it } from 'vitest';
import { decideVisibility } from '../../../src/chat/dispatch/visibility.js';
import type { Location } from '../../../src/chat/protocol/location.js';
import type { ChatSettings } from '../../../src/chat/protocol/settings.js';
import { chatSettings } from '../../support/bot.js';

const settings: ChatSettings = {
  ...chatSettings,
  visibility: 'asker',
  channels: new Map([
    ['slack:C1', { visibility: 'channel', listens: false }],
    ['discord:C2', { visibility: 'asker', listens: false }],
    ['slack:C3', { maxQuotes: 2, listens: true }],
  ]),
};
const place = (
  platform: Location['platform'],
  channel: string,
  kind: Location['kind'] = 'channel',
): Location => ({
  platform,
  kind,
  channel,
});

it.each([
  ['what is asked for, publicly, before anything configured', place('discord', 'C2'), true, 'channel'],
  ['what is asked for, privately, before anything configured', place('slack', 'C1'), false, 'asker'],
  ['what the channel is configured for', place('slack', 'C1'), undefined, 'channel'],
  ['the default where the channel is another platform’s', place('discord', 'C1'), undefined, 'asker'],
  ['the default elsewhere', place('slack', 'C9'), undefined, 'asker'],
  ['the default in a channel that is configured otherwise only', place('slack', 'C3'), undefined, 'asker'],
  ['the asker alone in a direct message', place('slack', 'C1', 'direct'), true, 'asker'],
  ['what is asked for on this machine’s page', place('web', 'C1', 'local'), true, 'channel'],
  ['the asker alone on this machine’s page else', place('web', 'C1', 'local'), undefined, 'asker'],
  ['the asker alone in this machine’s terminal', place('terminal', 'C1', 'local'), true, 'asker'],
] as const)('is %s', (_what, where, asked, visibility) => {
  expect(decideVisibility(where, asked, settings)).toBe(visibility);
});

it('is public by default where that is configured', () => {
  expect(decideVisibility(place('slack', 'C9'), undefined, { ...settings, visibility: 'channel' })).toBe(
    'channel',
  );
});
