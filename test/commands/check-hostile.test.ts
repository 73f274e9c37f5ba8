import { expect, it } from 'vitest';
import { renderReply as discord } from '../../src/adapters/discord/render.js';
import { render as slack } from '../../src/adapters/slack/render.js';
import { renderReply as terminal } from '../../src/adapters/terminal/render.js';
import { renderReply as page } from '../../src/adapters/web/render.js';
import { exportFormats, exportReply } from '../../src/chat/export/export-reply.js';
import { maxTextLength } from '../../src/core/check/check-quotes.js';
import { english } from '../../src/texts/english/index.js';
import { readScreen } from '../adapters/terminal/screen.js';
import { ReadPage } from '../adapters/web/read-page.js';
import { Bot, blocksOf, wordsOf } from '../support/bot.js';
import { stride } from '../support/runs-all.js';
import { documentOf } from '../support/texts.js';

/** @returns as much of it as is checked at most. */
const filled = (part: string, length = maxTextLength) =>
  part.repeat(Math.ceil(length / part.length)).slice(0, length);

/** What nobody means well, or what something on the way has spoilt; each by itself, and in quotation marks. */
const hostile: Readonly<Record<string, string>> = {
  'nothing but NUL': '\u0000\u0000a\u0000',
  'controls of a terminal': '\u001b[2J\u001b]8;;https://evil.example\u001b\\the zebra eats\u0007',
  'one half of a pair': 'the zebra \ud83e eats \udd93 grass',
  'a pair at the end of the longest text': `${'a'.repeat(maxTextLength - 2)}🦓`,
  'letters from right to left': 'the zebra \u202eeats\u202c grass',
  'letters that nobody sees': 't\u200bh\u200de ze\u00adbra\ufeff eats\u2060 grass',
  'marks upon marks': `ze${'\u0301'.repeat(5_000)}bra eats grass`,
  'marks alone': filled('\u0301'),
  'a word without an end': filled('zebra'),
  'figures without an end': filled('1,'),
  'one word over and over': filled('the '),
  'the longest text': filled('the zebra eats grass. '),
  'a longer text': filled('the zebra eats grass. ', maxTextLength + 1),
  'blanks alone': filled(' '),
  'line breaks of every kind': 'the\rzebra\r\neats\u2028grass\u2029in\u0085the\u000bmorning\f',
  'opening marks': filled('“'),
  'closing marks': filled('”'),
  'marks nested deep': `${'“'.repeat(9_000)}the zebra eats grass${'”'.repeat(9_000)}`,
  'marks in every mix': filled('“"«‘the zebra’»"” „eats“ ‹grass› '),
  'hundreds of quotations': filled('“the zebra eats grass in the morning” '),
  'quotes in quotes in quotes': `${'>'.repeat(9_000)} the zebra eats grass`,
  'a line of > after the other': filled('> the zebra\n>> eats\n>>> grass\n'),
  'omissions without an end': filled('the … zebra […] '),
  'omissions alone': filled('…[...]'),
  'brackets that never close': filled('[the '),
  'brackets nested deep': `${'['.repeat(9_000)}the zebra${']'.repeat(9_000)} eats`,
  'links that never end': filled('[zebra](https://a.example/('),
  'an address without an end': `the [zebra](https://a.example/${'a'.repeat(30_000)}) eats grass`,
  'emphasis that never ends': filled('**the _zebra ~~eats `grass '),
  'emphasis alone': filled('*_~`'),
  'footnotes without words': filled('[1]²³'),
  'dashes alone': filled('-–—'),
  'a page of HTML': '<script>alert(1)</script><img src=x onerror=alert(1)>the zebra <b>eats</b> &amp; sleeps',
  'mentions and pings': '@everyone <@U1> <!channel> <@&1> the zebra eats grass',
  'an expression that is slow': '(a+)+$ (.*a){30} \\p{L}* [^] the zebra eats grass',
  'names of what every object has': '__proto__ constructor toString hasOwnProperty',
  'a template and a format': '$\u007bprocess.env} {{7*7}} %s%n%x $(rm -rf /) `id`; DROP TABLE receipts; --',
  'JSON with what it must escape': '{"a":"\\u0000\\"}]\\n the zebra eats grass',
  'other scripts in one word': 'the zеbra ｅａｔｓ ɡrass シマウマは草を食べる ม้าลายกินหญ้า',
  'a receipt that is none': '7K2M-9QXR-4F0T-WB8N-7K2M-9QXR',
  'signs of every plane': '🦓👨‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿 \u{10ffff}\u{e0001} ½ ² ℌ ﷽ the zebra eats grass',
};

const documents = [
  documentOf('zebra.txt', 'The zebra eats grass in the morning. It sleeps at night.'),
  documentOf(
    'odd.txt',
    `${Object.values(hostile)
      .map((text) => text.slice(0, 300))
      .join('\n\n')}\n`,
  ),
];

it('knows more than forty of them', () => {
  expect(Object.keys(hostile).length).toBeGreaterThanOrEqual(40);
});

it.each(Object.keys(hostile).filter((_, i) => i % stride === 0))(
  '/check answers %s like any other text, and shows it as text',
  async (name) => {
    const typed = hostile[name] ?? '';
    const bot = await Bot.with(documents);
    for (const words of [typed, `“${typed}”`]) {
      const input = { kind: 'values', values: { words } } as const;
      const reply = await bot.reply('check', '', { input });
      const again = await bot.reply('check', '', { input });
      expect(bot.log.lines.filter(({ level }) => level === 'error')).toEqual([]);
      expect(wordsOf(reply)).not.toBe('');
      expect(wordsOf(again)).toBe(wordsOf(reply));
      const { error } = reply.data as { readonly error?: string };
      expect([undefined, 'unknown-receipt']).toContain(error);
      for (const { quote } of blocksOf(reply, 'quote')) {
        const { documentId, span } = quote.citation;
        const { text = '' } = documents.find(({ id }) => id === documentId) ?? {};
        expect(quote.text).toBe(text.slice(span.start, span.end));
      }
      expect(new ReadPage(page(english, reply).markup).intrusions()).toEqual([]);
      expect(readScreen(terminal(english, reply, { colour: true, width: 80 })).intrusions).toEqual([]);
      expect(JSON.stringify(slack(english, reply).blocks)).not.toMatch(
        /"type":"(?:user|usergroup|broadcast|channel)"/u,
      );
      expect(discord(english, reply).length).toBeGreaterThan(0);
      for (const format of exportFormats)
        expect(exportReply(english, reply, format).text).toBeTypeOf('string');
    }
  },
);
