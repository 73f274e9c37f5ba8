import { expect, it } from 'vitest';
import type { Grant } from '../../src/chat/protocol/grants.js';
import { english } from '../../src/texts/english/index.js';
import { documentation } from '../support/documentation.js';
import { asker, Conversation, other } from './conversation.js';

/** What the documentation shows, by the name in the comment above it, and what has to be done to see it. */
const shown = new Map(
  [...documentation().matchAll(/<!-- sample: ([\w-]+) -->\n((?: {4,}.*\n|\n(?= {4}))+)/gu)].map(
    ([, name = '', block = '']) => [name, block.split('\n')] as const,
  ),
);

const grants: readonly Grant[] = [
  { platform: 'slack', to: 'workspace', workspace: 'T1', collections: ['news'] },
  {
    platform: 'slack',
    to: 'channel',
    workspace: 'T1',
    channel: 'C0EXT1234',
    shared: true,
    collections: ['news'],
    endsAt: Date.UTC(2026, 0, 9),
  },
  {
    platform: 'slack',
    to: 'channel',
    workspace: 'T1',
    channel: 'C045GH6JK',
    shared: false,
    collections: ['news', 'board'],
    endsAt: Date.UTC(2025, 11, 1),
  },
];

const question = '/ask which companies had access';

const samples: Readonly<Record<string, (conversation: Conversation) => Promise<void>>> = {
  check: (bot) => bot.type('/check They wrote “gave private access to all user data to Huawei”'),
  find: (bot) =>
    bot.type('/find Facebook shares user data with Huawei. The agreements date to 2010. Zebras eat grass.'),
  coverage: (bot) => bot.type('/coverage which companies had access'),
  between: (bot) => bot.type('/coverage Huawei between:Thailand,winding'),
  async listening(bot) {
    await bot.say('Lunch at noon?');
    await bot.say('Which companies had access to user data?');
  },
  home: (bot) => bot.openHome(),
  async 'follow-up'(bot) {
    await bot.mention('which companies had access');
    await bot.mention('and ZTE?');
  },
  async buttons(bot) {
    await bot.type(question);
    await bot.press('Context');
    await bot.press('More quotes');
    await bot.type(question);
    for (const label of ['Helpful', 'Not helpful', english.buttons.labels.share, 'Remove'])
      await bot.press(label);
  },
  async watch(bot) {
    await bot.type('/ask when was the strike called off');
    await bot.press(english.buttons.labels['tell-when']);
    await bot.type('/watch show:mine');
  },
  async votes(bot) {
    await bot.type(question);
    await bot.press('Helpful');
    await bot.type('/about');
  },
  async audit(bot) {
    await bot.type(question);
    await bot.press(english.buttons.labels.share);
    await bot.press('Remove');
    await bot.type('/about show:audit', other);
    await bot.type('/about show:audit', asker);
  },
  access: (bot) => bot.type('/about show:access'),
  async limit(bot) {
    for (let i = 0; i <= 10; i++) await bot.type(question);
  },
};

/** A line as README may show it: "…" for whatever stands there, blanks to taste, and words in brackets for what is left out. */
function pattern(line: string): RegExp {
  const parts = line.trim().split('…');
  const escaped = parts.map((part) => part.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&').replace(/\s+/gu, '\\s+'));
  return new RegExp(`^${escaped.join('.*')}$`, 'u');
}

it('the documentation shows all of these samples, and no other', () => {
  expect([...shown.keys()].sort()).toEqual(Object.keys(samples).sort());
});

it.each(Object.entries(samples))(
  'the documentation shows what is typed and seen, line by line: %s',
  async (name, run) => {
    const bot = await Conversation.begin(name === 'access' ? { grants } : {});
    await run(bot);
    let from = 0;
    for (const line of shown.get(name) ?? []) {
      if (line.trim() === '' || line.trim() === '(and every other command)') continue;
      const at = bot.lines.findIndex((seen, i) => i >= from && pattern(line).test(seen));
      expect(at === -1 ? bot.lines.slice(from) : line).toBe(line);
      from = at + 1;
    }
  },
);
