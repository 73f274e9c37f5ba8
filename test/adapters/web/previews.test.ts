import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { bodyOf as discordBodyOf } from '../../../src/adapters/discord/bodies.js';
import { discordPreview } from '../../../src/adapters/discord/preview.js';
import { renderMarkdown } from '../../../src/adapters/discord/preview-markdown.js';
import { bodyOf as slackBodyOf } from '../../../src/adapters/slack/bodies.js';
import { slackPreview } from '../../../src/adapters/slack/preview.js';
import type { Dispatcher } from '../../../src/chat/dispatch/dispatch.js';
import {
  type Block,
  code,
  heading,
  note,
  type Reply,
  strong,
  text,
  typed,
} from '../../../src/chat/protocol/reply.js';
import { quoteAt } from '../../../src/core/types/quote.js';
import { english } from '../../../src/texts/english/index.js';
import {
  documentOf,
  type Harness,
  hostileTexts,
  scriptedDispatcher,
  withPlatformLineBreaks,
} from '../contract.js';
import { DiscordHarness } from '../discord/harness.js';
import { inked, shapedQuote } from '../quoted-shapes.js';
import { SocketHarness } from '../slack/harness.js';
import { platformPreviews } from './platform-previews.js';
import { ReadPage } from './read-page.js';

const previews = platformPreviews.map(
  ({ label, show }) => [label, (reply: Reply) => show(english, reply).markup] as const,
);

const reply = (...blocks: Block[]): Reply => ({ blocks, visibility: 'asker' });
const quoteOf = (body: string, over: object = {}): Block => ({
  kind: 'quote',
  quote: quoteAt({ ...documentOf(body), ...over }, { start: 0, end: body.length }, [
    { start: 0, end: Math.min(5, body.length) },
  ]),
});

/** Discord's client shows tabs as four spaces, and no form feeds. */
const asShown = (body: string) => withPlatformLineBreaks(body).replaceAll('\t', '    ').replaceAll('\f', '');

describe.each(previews)('the preview of a message in %s', (platform, preview) => {
  it.each(hostileTexts.map((body) => [body]))('shows %j character for character, and inert', (body) => {
    const page = new ReadPage(preview(reply({ kind: 'question', text: body, askedBy: body }, quoteOf(body))));
    expect(page.texts('blockquote').map(asShown)).toEqual([asShown(body)]);
    expect(asShown(page.text())).toContain('“');
    expect(page.intrusions()).toEqual([]);
    expect(page.all('a')).toEqual([]);
  });

  it('reads back any quote exactly, whatever stands around it', () => {
    const anyText = fc
      .array(
        fc.oneof(
          fc.string({ unit: 'grapheme' }),
          fc.constantFrom(...hostileTexts, '\r\n', '\r', '> ', '-# '),
        ),
        {
          minLength: 1,
          maxLength: 8,
        },
      )
      .map((parts) => parts.join(''))
      .filter((body) => body.trim() !== '' && body.length < 600 && !body.includes('\0'));
    fc.assert(
      fc.property(anyText, anyText, (body, words) => {
        const page = new ReadPage(preview(reply(text(words), quoteOf(body), note(words), heading(words))));
        expect(page.texts('blockquote').map(asShown)).toEqual([asShown(body)]);
        expect(page.intrusions()).toEqual([]);
      }),
    );
  });

  it('shows every kind of block, styles and links among them', () => {
    const page = new ReadPage(
      preview({
        visibility: 'channel',
        blocks: [
          heading('A heading'),
          text('Try ', typed('sources'), ' or ', strong('more'), '.'),
          quoteOf('Words.', { title: 'A title', url: 'https://example.org/a' }),
          {
            kind: 'table',
            table: {
              columns: [{ title: 'Document' }, { title: 'n', align: 'right' }],
              rows: [['One', '17']],
            },
          },
          note('Searched ', code('abc')),
          { kind: 'progress', progress: { label: 'Reading', done: 1, total: 2 } },
          { kind: 'actions', actions: [{ name: 'share', label: 'Share with channel', answerId: 'A1' }] },
        ],
      }),
    );
    const shown = page.text();
    for (const words of ['A heading', 'A title', 'Document', 'One', '17', 'Searched', 'Reading'])
      if (!(platform === 'Discord' && words === 'Document')) expect(shown).toContain(words);
    // Small print of Slack's has no styles.
    expect(page.texts('code')).toEqual(platform === 'Slack' ? ['/sources'] : ['/sources', 'abc']);
    expect(page.texts('strong')).toContain('more');
    expect(page.attribute('a', 'href')).toEqual(['https://example.org/a']);
    expect(page.attribute('a', 'rel')).toEqual(['noopener noreferrer']);
    expect(page.texts('li')).toEqual([english.buttons.labels.share]);
    expect(page.all('button')).toEqual([]);
    expect(page.intrusions()).toEqual([]);
  });

  it('links where else the words stand, in small print', () => {
    const copy = quoteOf('Words.', { title: 'A copy', url: 'https://example.org/?a=1&b=2' });
    const block = quoteOf('Words.', { title: 'A title' });
    if (copy.kind !== 'quote' || block.kind !== 'quote') throw new Error('no quote');
    const page = new ReadPage(preview(reply({ ...block, copies: [{ quote: copy.quote }] })));
    expect(page.text()).toContain('A copy');
    expect(page.attribute('a', 'href')).toEqual(['https://example.org/?a=1&b=2']);
    expect(page.intrusions()).toEqual([]);
  });

  it('shows every block of a quote in its own form, with every character', () => {
    fc.assert(
      fc.property(shapedQuote, ({ quote, code: blocks }) => {
        const page = new ReadPage(preview(reply({ kind: 'quote', quote })));
        expect(inked(page.text())).toContain(inked(quote.text.replaceAll('\f', '')).slice(0, 200));
        expect(page.text()).not.toContain('not shown in this preview');
        const shown = [...page.texts('pre'), ...page.texts('code')].map(asShown);
        for (const one of blocks.filter((block) => !block.includes('```')))
          expect(shown).toContain(asShown(one));
        expect(page.intrusions()).toEqual([]);
      }),
    );
  });

  it('says whether the asker alone would see it', () => {
    const isPrivate = (visibility: Reply['visibility']) =>
      /Only (?:visible to you|you can see this)/.test(preview({ blocks: [text('Words.')], visibility }));
    expect([isPrivate('asker'), isPrivate('channel')]).toEqual([true, false]);
  });
});

describe('the message that a preview is made of', () => {
  let harness: Harness | undefined;
  afterEach(() => harness?.stop());

  /** Notes the replies that a dispatcher gives. */
  function noting(dispatcher: Dispatcher): { readonly noted: Dispatcher; readonly replies: Reply[] } {
    const replies: Reply[] = [];
    const prepare = dispatcher.prepare.bind(dispatcher);
    dispatcher.prepare = (invocation) => {
      const prepared = prepare(invocation);
      return {
        ...prepared,
        run: async (context) => {
          const outcome = await prepared.run(context);
          replies.push(outcome.reply);
          return outcome;
        },
      };
    };
    return { noted: dispatcher, replies };
  }

  it.each([['2'], ['2 public:yes']])('is what Slack is sent by Bolt for %j', async (input) => {
    const slack = new SocketHarness();
    harness = slack;
    const { noted, replies } = noting(scriptedDispatcher());
    await slack.start(noted);
    await slack.type('ask', input);
    const [given] = replies;
    if (given === undefined) throw new Error('nothing was answered');
    const { blocks, text: fallback } = JSON.parse(JSON.stringify(slackBodyOf(english, given)));
    expect(slack.slack.messages.at(-1)?.payload).toMatchObject({ blocks, text: fallback });
    const isPrivate = slack.shown().at(-1)?.visibility === 'asker';
    expect('response_type' in slackBodyOf(english, given)).toBe(isPrivate);
  });

  it.each([['2'], ['2 public:yes']])('is what Discord is sent by discord.js for %j', async (input) => {
    const discord = new DiscordHarness();
    harness = discord;
    const { noted, replies } = noting(scriptedDispatcher());
    await discord.start(noted);
    await discord.type('ask', input);
    const [given] = replies;
    if (given === undefined) throw new Error('nothing was answered');
    const { components, flags } = JSON.parse(JSON.stringify(discordBodyOf(english, given)));
    expect(discord.discord.messages.at(-1)?.components).toMatchObject(components);
    const isPrivate = discord.shown().at(-1)?.visibility === 'asker';
    expect((flags & 64) !== 0).toBe(isPrivate);
  });
});

describe('what a preview does not know', () => {
  it('is named in its place', () => {
    const slack = slackPreview(english, { blocks: [{ type: 'divider' }] });
    expect(new ReadPage(slack.markup).text()).toContain('(divider: not shown in this preview)');
    const discord = discordPreview(english, { components: [{ type: 14 } as never], flags: 0 });
    expect(new ReadPage(discord.markup).text()).toContain('(14: not shown in this preview)');
  });

  it('is markup that would mention, hide or embed, should any ever be sent', () => {
    const page = new ReadPage(
      renderMarkdown(
        english,
        '<@123456789012345678> ||secret|| @everyone [x](javascript:alert(1)) ```js\nalert(1)\n```',
      )
        .map(({ markup }) => markup)
        .join(''),
    );
    expect(page.text()).toContain('(user: not shown in this preview)');
    expect(page.text()).not.toContain('secret');
    expect(page.all('a')).toEqual([]);
    expect(page.intrusions()).toEqual([]);
  });
});

describe('Discord’s markup', () => {
  it('is read line by line: a quote ends where smaller words or a heading begin', () => {
    const shown = renderMarkdown(
      english,
      '> quote **b**\n> more\n> \n-# small\n### Head\ntext *em*\n> again\n> ',
    );
    const page = new ReadPage(shown.map(({ markup }) => markup).join(''));
    expect(page.texts('blockquote')).toEqual(['quote b\nmore\n', 'again\n']);
    expect(page.texts('p').map((words) => words.trimEnd())).toEqual(['small', 'Head', 'text em']);
    expect(page.attribute('p', 'class')).toEqual(['subtext text', 'heading text', 'text']);
  });
});
