import { describe, expect, it } from 'vitest';
import type { Location } from '../../src/chat/protocol/location.js';
import { goesOn, type Reply } from '../../src/chat/protocol/reply.js';
import type { Document } from '../../src/core/types/document.js';
import { everything } from '../../src/core/types/scope.js';
import { english } from '../../src/texts/english/index.js';
import { Bot, blocksOf, channel, chatSettings, person, quotesOf, wordsOf } from '../support/bot.js';
import { documentOf } from '../support/texts.js';

/** A handbook with a heading that names each subject, and an FAQ that asks. */
function handbook(sections: readonly (readonly [heading: string, text: string])[]): Document {
  return documentOf(
    'handbook.md',
    sections.map(([heading, text]) => `## ${heading}\n\n${text}`).join('\n\n'),
    { title: 'Staff handbook', titleOrigin: 'heading' },
  );
}

const leave = [
  'Annual leave',
  'Everybody has 28 days of annual leave. Annual leave is booked two weeks ahead.',
] as const;
const sick = [
  'How do I report a sick day?',
  'Write to your manager before nine to report a sick day. After three sick days a note is needed.',
] as const;
const travel = [
  'Travel expenses',
  'Travel expenses are paid within ten days. Keep every receipt of your travel expenses.',
] as const;
const parking = [
  'Parking permits',
  'Parking permits are given out at the front desk. Parking permits end in December.',
] as const;
const lunch = [
  'Canteen lunch',
  'Canteen lunch is served from noon. Canteen lunch costs four pounds for everybody.',
] as const;
const all = [leave, sick, travel, parking, lunch];
const other = documentOf(
  'garden.md',
  '# Garden tools\n\nGarden tools are kept in the shed. Garden tools are lent for a week.',
  { title: 'Garden' },
);

async function botWith(documents: readonly Document[], services = {}) {
  return await Bot.with(documents, { services });
}

async function asked(bot: Bot, question = 'how many days of annual leave', place: Location = channel) {
  return await bot.reply('ask', question, { place, person: person() });
}

function questionsIn(reply: Pick<Reply, 'blocks'>) {
  return blocksOf(reply, 'actions')
    .flatMap(({ actions }) => actions)
    .filter(({ name }) => goesOn(name));
}

const press = (bot: Bot, reply: Pick<Reply, 'blocks'>, at = 0) => {
  const [action, answerId] = [questionsIn(reply)[at], questionsIn(reply)[at]?.answerId ?? ''];
  return bot.dispatcher.handleButton({
    id: 'p',
    action: action?.name ?? '',
    answerId,
    question: action?.question ?? '',
    place: channel,
    person: person(),
  });
};

describe('questions to go on with', () => {
  it('are never tried while answering: none is offered before they were', async () => {
    const bot = await botWith([handbook(all), other]);
    expect(questionsIn(await asked(bot))).toEqual([]);
    expect(await bot.library.tryFurther()).toBe(true);
    expect(await bot.library.tryFurther()).toBe(false);
    expect(questionsIn(await asked(bot)).length).toBeGreaterThan(0);
  });

  it('are at most three, of the quoted document’s own words, each surely answered by another passage', async () => {
    const bot = await botWith([handbook(all), other]);
    await asked(bot);
    await bot.library.tryFurther();
    const reply = await asked(bot);
    const [quoted] = quotesOf(reply);
    const offered = questionsIn(reply);
    expect(wordsOf(reply)).toContain(english.answer.goOn);
    expect(offered.length).toBeLessThanOrEqual(3);
    expect(offered.map(({ label }) => label)).toContain('How do I report a sick day?');
    expect(offered.map(({ label }) => label).join()).not.toMatch(/garden/iu);
    for (const { label, question } of offered) {
      expect(question).toBe(label);
      const answer = await bot.library.answer(label, { scope: everything, limit: 1 });
      expect(answer.kind).toBe('found');
      expect(answer.confidence).toBeGreaterThanOrEqual(0.6);
      expect(answer.quotes[0]?.text).not.toBe(quoted);
    }
  });

  it('are asked for the presser alone, and go on from there', async () => {
    const bot = await botWith([handbook(all), other]);
    await asked(bot);
    await bot.library.tryFurther();
    const reply = await asked(bot, 'how many days of annual leave public:yes');
    const at = questionsIn(reply).findIndex(({ label }) => label.includes('sick'));
    const outcome = await press(bot, reply, at);
    expect(outcome.reply.visibility).toBe('asker');
    expect(quotesOf(outcome.reply).join()).toContain('report a sick day');
    expect(questionsIn(outcome.reply).map(({ label }) => label)).not.toContain('How do I report a sick day?');
  });

  it('after the documents changed: none until they were tried anew, and what is held is asked of what is there now', async () => {
    const bot = await botWith([handbook(all), other]);
    await asked(bot);
    await bot.library.tryFurther();
    const held = await asked(bot);
    const at = questionsIn(held).findIndex(({ label }) => label.includes('sick'));
    const contract = [
      'Working hours',
      'Working hours are from nine to five. Working hours are written down every week.',
    ] as const;
    bot.reader.content = { documents: [other, handbook([leave, travel, contract])], skipped: [] };
    await bot.library.refresh({ by: 'test' });
    expect(questionsIn(await asked(bot))).toEqual([]);
    const stale = await press(bot, held, at);
    expect(quotesOf(stale.reply).join()).not.toContain('sick');
    // What was asked before the refresh is tried on the new index without being asked again.
    expect(await bot.library.tryFurther()).toBe(true);
    const fresh = questionsIn(await asked(bot)).map(({ label }) => label);
    expect(fresh.join()).not.toContain('sick');
    expect(fresh.length).toBeGreaterThan(0);
  });

  it('know nothing of what the place may not see', async () => {
    const collections = new Map([
      ['garden', ['garden.md']],
      ['staff', ['handbook.md']],
    ]);
    const grants = [
      {
        platform: 'slack',
        to: 'channel',
        workspace: 'T1',
        channel: 'C1',
        shared: false,
        collections: ['staff'],
      },
    ] as const;
    const settings = { ...chatSettings, access: { collections, grants } };
    const bot = await botWith(
      [
        handbook([
          ...all,
          ['Garden tools', 'Garden tools of the staff are in the cellar. Ask before you take garden tools.'],
        ]),
        other,
      ],
      { settings },
    );
    const place = { ...channel, sharing: async () => 'own' as const };
    await asked(bot, 'how many days of annual leave', place);
    while (await bot.library.tryFurther());
    const reply = await asked(bot, 'how many days of annual leave', place);
    expect(questionsIn(reply).length).toBeGreaterThan(0);
    for (const { label } of questionsIn(reply)) {
      const outcome = await bot.reply('ask', label, { place, person: person() });
      expect(quotesOf(outcome).join()).not.toContain('shed');
    }
  });

  it('are left out where they cannot be had, and the answer stands', async () => {
    const bot = await botWith([handbook(all)]);
    bot.library.furtherQuestions = () => Promise.reject(new Error('busy'));
    const reply = await asked(bot);
    expect(quotesOf(reply)).toHaveLength(1);
    expect(questionsIn(reply)).toEqual([]);
  });

  it('are offered while nothing is typed yet, too, out of the same source', async () => {
    const bot = await botWith([handbook(all)]);
    const offered = await bot.dispatcher.suggest('ask', 'question', ' ', channel, person());
    const suggested = (await bot.library.suggestions(everything)).map(({ question }) => question);
    expect(suggested.length).toBeGreaterThan(0);
    expect(offered.slice(0, suggested.length)).toEqual(suggested);
    expect(await bot.dispatcher.suggest('ask', 'question', 'annual', channel, person())).not.toContain(
      suggested[0],
    );
  });
});
