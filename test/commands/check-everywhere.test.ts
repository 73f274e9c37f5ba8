import { describe, expect, it } from 'vitest';
import { renderReply as discord } from '../../src/adapters/discord/render.js';
import { render as slack } from '../../src/adapters/slack/render.js';
import { renderReply as terminal } from '../../src/adapters/terminal/render.js';
import { renderReply as page } from '../../src/adapters/web/render.js';
import { exportReply } from '../../src/chat/export/export-reply.js';
import { markdownOf } from '../../src/chat/export/markdown.js';
import type { Location } from '../../src/chat/protocol/location.js';
import type { Reply } from '../../src/chat/protocol/reply.js';
import { english } from '../../src/texts/english/index.js';
import { textsOf } from '../adapters/discord/fake-discord.js';
import { read as readDiscord } from '../adapters/discord/reader.js';
import type { ShownMessage } from '../adapters/slack/fake-slack.js';
import { readMessage } from '../adapters/slack/reader.js';
import { readScreen } from '../adapters/terminal/screen.js';
import { ReadPage } from '../adapters/web/read-page.js';
import { shownText } from '../chat/export/read-markdown.js';
import { Bot, wordsOf } from '../support/bot.js';
import { documentOf } from '../support/texts.js';

const minutes = documentOf(
  'minutes.txt',
  'The board, which met in May, gave 38 % of the fund away, and nobody said that they sold 2,300 tables.\n',
  { title: 'Minutes' },
);
const report = documentOf('report.txt', 'The council will meet in June to look at the pier.\n', {
  title: 'Pier',
});

/** One for each verdict, those included that differ in whether they pass. */
const checked = [
  ['exact', true, 'gave 38 % of the fund away'],
  ['typographic', true, '… GAVE 38 % of the *fund* away …'],
  ['same-figure', true, 'they sold 2300 tables'],
  ['shortened', true, 'The board … gave 38 % of the fund away'],
  ['shortened', false, '38 % of the fund away … said that they sold 2,300 tables'],
  ['edited', true, '[T]he board, which [gathered] in May, gave'],
  ['altered', false, 'gave 39 % of the fund away'],
  ['altered', false, 'The board, which met in May … look at the pier'],
  ['absent', false, 'dolphins sing in choirs at night'],
  ['too-short', false, 'a'],
] as const;

const places: Readonly<Record<string, Location>> = {
  slack: { platform: 'slack', kind: 'channel', workspace: 'T1', channel: 'C1' },
  discord: { platform: 'discord', kind: 'channel', workspace: '1', channel: '2' },
  page: { platform: 'web', kind: 'local' },
  terminal: { platform: 'terminal', kind: 'local' },
  assistant: { platform: 'mcp', kind: 'local' },
};

/** What is read of a reply, wherever it is shown and however it is taken along. */
const shown: Readonly<Record<string, (reply: Reply) => string>> = {
  slack: (reply) =>
    readMessage({
      visibility: 'channel',
      payload: JSON.parse(JSON.stringify(slack(english, reply))),
    } as ShownMessage).text,
  discord: (reply) =>
    textsOf(discord(english, reply))
      .map((text) => readDiscord(text).text)
      .join('\n'),
  page: (reply) => new ReadPage(withSigns(page(english, reply).markup)).text(),
  terminal: (reply) =>
    readScreen(terminal(english, reply, { colour: false, width: 1_000_000 })).lines.join('\n'),
  'Markdown export': (reply) => shownText(markdownOf(english, reply)),
};

/** What the page shows as deleted and inserted, by the signs that stand for it where there is no markup. */
function withSigns(markup: string): string {
  return markup
    .replaceAll(/<del><span aria-hidden="true">−<\/span>([^<]*)<\/del>/gu, '[-$1-]')
    .replaceAll(/<ins><span aria-hidden="true">\+<\/span>([^<]*)<\/ins>/gu, '{+$1+}');
}

interface Told {
  readonly kind: string;
  readonly passes: boolean;
}

function stringsOf({ data }: Pick<Reply, 'data'>): readonly Told[] {
  return (data as { strings: readonly Told[] }).strings;
}

/** Without what is another one each time. */
function lasting(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, inner) => (key === 'receipt' || key === 'link' ? undefined : inner)),
  );
}

function inked(text: string): string {
  return text.replace(/\s+/gu, '');
}

describe.each(checked)('a quotation that is %s (passes: %s): %s', (kind, passes, words) => {
  it('has the same verdict wherever it is checked, and in the JSON to take along', async () => {
    const bot = await Bot.with([minutes, report]);
    const replies = await Promise.all(
      Object.values(places).map((place) => bot.reply('check', `They say “${words}”`, { place })),
    );
    for (const reply of replies) {
      expect(stringsOf(reply)).toMatchObject([{ kind, passes }]);
      expect(lasting(reply.data)).toEqual(lasting(replies[0]?.data));
      expect(JSON.parse(exportReply(english, reply, 'json').text)).toEqual(
        JSON.parse(JSON.stringify(reply.data)),
      );
    }
  });

  it.each(Object.keys(shown))('is told in the same words: %s', async (where) => {
    const bot = await Bot.with([minutes, report]);
    const place = places[where] ?? places['page'];
    const reply = await bot.reply('check', `They say “${words}”`, place === undefined ? {} : { place });
    const read = inked(shown[where]?.(reply) ?? '');
    const told = wordsOf(reply)
      .split('\n')
      .map((line) => line.replace(/^\? /u, ''))
      .filter((line) => line.trim() !== '');
    expect(told.length).toBeGreaterThanOrEqual(2);
    for (const line of told) expect(read).toContain(inked(line));
  });
});
