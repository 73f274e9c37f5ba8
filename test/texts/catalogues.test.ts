import { describe, expect, it } from 'vitest';
import { limits as discordLimits } from '../../src/adapters/discord/limits.js';
import { renderReply } from '../../src/adapters/discord/render.js';
import { limits as slackLimits } from '../../src/adapters/slack/limits.js';
import { weigh } from '../../src/adapters/slack/mrkdwn.js';
import { render } from '../../src/adapters/slack/render.js';
import type { Reply } from '../../src/chat/protocol/reply.js';
import { catalogues, type Language, languages } from '../../src/texts/catalogues.js';
import { Bot, blocksOf, channel, chatSettings, person, quotesOf, wordsOf } from '../support/bot.js';

/** Every plain text of a catalogue by its key. */
function textsIn(node: object, key = ''): [key: string, text: string][] {
  return Object.entries(node).flatMap(([name, child]: [string, unknown]): [string, string][] => {
    const own = key === '' ? name : `${key}.${name}`;
    if (typeof child === 'string') return [[own, child]];
    return typeof child === 'object' && child !== null ? textsIn(child, own) : [];
  });
}

describe.each(languages)('the catalogue of %s', (language) => {
  const texts = textsIn(catalogues[language]);

  it('has words under every key, and no mark of Slack’s or Discord’s markup in them', () => {
    expect(texts.length).toBeGreaterThan(200);
    for (const [key, text] of texts) {
      expect(text, key).toMatch(/[\p{L}\p{N},、]/u);
      expect(text, key).not.toMatch(/[*_~`<>@#\\]|\]\(|https?:/u);
    }
  });

  it('has commands, forms and labels within the lengths that platforms take', () => {
    const { commands, buttons, forms } = catalogues[language];
    const { app, ...named } = commands;
    expect(app.length).toBeLessThanOrEqual(slackLimits.appDescription);
    expect(forms.file.length).toBeLessThanOrEqual(discordLimits.formLabel);
    expect(forms.cancel.length).toBeLessThanOrEqual(slackLimits.formTitle);
    for (const label of Object.values(buttons.labels))
      expect(label.length, label).toBeLessThanOrEqual(slackLimits.buttonLabel);
    for (const command of Object.values(named)) {
      for (const words of [
        command.description,
        ...Object.values('options' in command ? command.options : {}),
      ])
        expect(words.length, words).toBeLessThanOrEqual(discordLimits.description);
      if (!('form' in command)) continue;
      const { title, label, submit } = command.form;
      for (const words of [title, submit])
        expect(words.length, words).toBeLessThanOrEqual(slackLimits.formTitle);
      expect(command.onMessage.length).toBeLessThanOrEqual(slackLimits.shortcutName);
      expect(label.length, label).toBeLessThanOrEqual(discordLimits.formLabel);
    }
  });

  it('says what a message had no room for within the room that Discord keeps for it', () => {
    expect(catalogues[language].delivery.leftOut(9_999, 9_999, 9_999).length + 3).toBeLessThanOrEqual(160);
  });
});

const moderator = person({ id: 'UMOD' });

/** What a person may type, and be answered. */
const asked: readonly (readonly [command: string, typed: string])[] = [
  ['ask', 'what does the zebra eat'],
  ['ask', 'who won the world cup of football'],
  ['ask', 'hello'],
  ['ask', 'zebra source:nowhere'],
  ['ask', 'zebra public:perhaps'],
  ['check', '“The lion eats the zebra in the evening” and “The zebra eats grass at noon or so”'],
  ['check', '7K2M-9QXR-4F0T-WB8N'],
  ['find', 'The zebra eats grass in the morning. Nobody likes the rain on Sundays.'],
  ['coverage', 'zebra'],
  ['coverage', 'zebra between:x'],
  ['sources', ''],
  ['sources', 'nowhere'],
  ['refresh', ''],
  ['refresh', 'show:history'],
  ['about', ''],
  ['about', 'show:access'],
  ['about', 'show:audit'],
  ['nonsense', ''],
];

async function repliesIn(language: Language): Promise<Reply[]> {
  const bot = await Bot.with(undefined, {
    services: { settings: { ...chatSettings, texts: catalogues[language] } },
  });
  const replies: Reply[] = [];
  for (const [command, typed] of asked)
    replies.push(await bot.reply(command, typed, { place: channel, person: moderator }));
  return replies;
}

describe.each(languages)('what the bot says in %s', (language) => {
  it('fits into one message of each platform, quotes as they are and nothing else in English', async () => {
    const [replies, inEnglish] = [await repliesIn(language), await repliesIn('en')];
    expect(quotesOf({ blocks: replies.flatMap(({ blocks }) => blocks) }).length).toBeGreaterThan(3);
    for (const [i, reply] of replies.entries()) {
      const english = inEnglish[i] as Reply;
      const what = asked[i]?.join(' ');
      expect(quotesOf(reply), what).toEqual(quotesOf(english));
      expect(typeof reply.data, what).toBe(typeof english.data);
      if (language !== 'en') {
        const told = new Set(wordsOf({ blocks: blocksOf(english, 'text') }).split('\n'));
        const again = wordsOf({ blocks: blocksOf(reply, 'text') })
          .split('\n')
          .filter((line) => told.has(line) && !/^(?:[/•] ?\S|Verbatim|Index|Version \d.*|$)/u.test(line));
        expect(again, what).toEqual([]);
      }
      const { blocks } = render(catalogues[language], reply);
      expect(weigh(blocks), what).toBeLessThanOrEqual(slackLimits.replyText);
      expect(blocks.length, what).toBeLessThanOrEqual(slackLimits.blocks);
      const components = renderReply(catalogues[language], reply);
      const length = components.reduce((sum, one) => sum + ('content' in one ? one.content.length : 0), 0);
      expect(length, what).toBeLessThanOrEqual(discordLimits.messageText);
    }
  });
});

it.each<[Language, string, string]>([
  ['en', '12,345 documents:', 'Jun 5, 2018'],
  ['de', '12.345 Dokumente:', '05.06.2018'],
  ['fr', '12 345 documents :', '5 juin 2018'],
  ['es', '12.345 documentos:', '5 jun 2018'],
  ['ja', '文書12,345件:', '2018/06/05'],
])('writes numbers and days as %s does', (language, listed, day) => {
  const { lists, format } = catalogues[language];
  expect(lists.documents(12_345).replace(/\s/gu, ' ')).toBe(listed);
  expect(format.day(Date.UTC(2018, 5, 5))).toBe(day);
});
