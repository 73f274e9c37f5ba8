import { afterEach, describe, expect, it } from 'vitest';
import { sampleDocuments } from '../../../../src/chat/dispatch/examples.js';
import { english } from '../../../../src/texts/english/index.js';
import { shownQuotes } from '../../../chat/export/read-markdown.js';
import { documentOf } from '../../../support/texts.js';
import { platformPreviews } from '../platform-previews.js';
import { ReadPage } from '../read-page.js';
import { type Served, serveTryIt } from './serve.js';

const question = 'when does the zebra eat grass';
const savanna = Array.from({ length: 5 }, (_, i) =>
  documentOf(`news/${i}.txt`, `Before it.\n\nThe zebra eats grass at ${i} o’clock.\n\nBehind it.`, {
    title: `Zebras ${i}`,
  }),
);

let served: Served | undefined;
afterEach(() => served?.server.close(0));

async function serve(...args: Parameters<typeof serveTryIt>): Promise<Served> {
  served = await serveTryIt(...args);
  return served;
}

/** What the button of a page sends with its form. */
function formOf(markup: string, label: string): Readonly<Record<string, string>> {
  const page = new ReadPage(markup, 'answer');
  const at = page.texts('button').indexOf(label);
  if (at < 0) throw new Error(`no button ${label}`);
  const fields = page
    .attribute('input', 'name')
    .map((name, i) => [name, page.attribute('input', 'value')[i]]);
  const pressed = [page.attribute('button', 'name')[at], page.attribute('button', 'value')[at]];
  return Object.fromEntries([...fields, pressed]);
}

describe('the page to ask on', () => {
  it('shows the answer, and the same quotes as Slack and Discord will show them', async () => {
    const { send } = await serve(savanna);
    const markup = await send({ question });
    const quotes = new ReadPage(markup, 'answer').texts('blockquote');
    expect(quotes).toHaveLength(3);
    for (const quote of quotes) expect(savanna.some(({ text }) => text.includes(quote))).toBe(true);
    expect(new ReadPage(markup, 'slack').texts('blockquote')).toEqual(quotes);
    expect(new ReadPage(markup, 'discord').texts('blockquote')).toEqual(quotes);
  });

  it('offers in a preview the buttons that stand there in a channel, and on the page those that work on it', async () => {
    const { send } = await serve(savanna);
    const markup = await send({ question });
    const inChannel = [
      'More quotes',
      'Context',
      'Verify',
      english.buttons.labels.share,
      'Helpful',
      'Not helpful',
    ];
    expect(new ReadPage(markup, 'slack').texts('li')).toEqual(inChannel);
    expect(new ReadPage(markup, 'discord').texts('li')).toEqual(inChannel);
    expect(new ReadPage(markup, 'answer').texts('button')).toEqual(['More quotes', 'Context', 'Verify']);
  });

  it('shows what a channel would see to whoever asks for it', async () => {
    const { send } = await serve(savanna);
    const inPrivate = await send({ question });
    const inPublic = await send({ question: `${question} public:yes` });
    const shown = [inPrivate, inPublic].map((markup) => ({
      slack: new ReadPage(markup, 'slack').text().includes(english.tryIt.onlyVisibleToYou),
      discord: new ReadPage(markup, 'discord').text().includes('Only you can see this'),
      share: new ReadPage(markup, 'slack').texts('li').includes(english.buttons.labels.share),
      remove: new ReadPage(markup, 'slack').texts('li').includes('Remove'),
    }));
    expect(shown).toEqual([
      { slack: true, discord: true, share: true, remove: false },
      { slack: false, discord: false, share: false, remove: true },
    ]);
    expect(
      new ReadPage(await send(formOf(inPublic, 'More quotes')), 'pressed').texts('blockquote'),
    ).toHaveLength(2);
  });

  it.each([
    ['/ask when does the zebra eat grass', 'The zebra eats grass'],
    ['/coverage zebra grass', '5 of 5 documents say something about it'],
    ['/check “The zebra eats grass at 3”', 'Exact'],
    ['/find The zebra eats grass.', 'The zebra eats grass'],
    ['/sources zebras 2', 'Zebras 2'],
    ['/about', '5 documents'],
    ['/refresh', 'moderators'],
  ])('answers %s by the same dispatch as every platform', async (typed, words) => {
    const { send, bot } = await serve(savanna);
    const markup = await send({ question: typed });
    expect(new ReadPage(markup, 'answer').text()).toContain(words);
    for (const id of ['answer', 'slack', 'discord']) {
      expect(new ReadPage(markup, id).text().length).toBeGreaterThan(20);
    }
    expect(bot.log.text).toContain(`"command":"${typed.slice(1).split(' ')[0]}"`);
    expect(bot.log.text).not.toContain('zebra');
  });

  it('shows a question of more than 500 characters nowhere again, but its beginning as the title', async () => {
    const { send } = await serve(savanna);
    const fits = `${question} ${'grass '.repeat(100)}`.slice(0, 500).replace(/ $/u, 's');
    for (const [typed, echoed] of [
      [fits, fits],
      [`${fits}s`, ''],
    ] as const) {
      const markup = await send({ question: typed });
      const page = new ReadPage(markup);
      expect(page.attribute('input', 'value')[0]).toBe(echoed);
      expect(markup.split(typed)).toHaveLength(echoed === '' ? 1 : 2);
      expect(markup.split(typed.slice(0, 201))).toHaveLength(echoed === '' ? 1 : 2);
      expect(page.texts('title')).toEqual([`${typed.slice(0, 200)} – ${english.tryIt.program}`]);
    }
  });

  it('shows nearest passages where nothing answers, and says that they are no answer', async () => {
    const text = 'The zebra eats grass in the morning. It sleeps at night.';
    const { send } = await serve([
      documentOf('zebra.txt', text),
      documentOf('lion.txt', 'The lion eats the zebra in the evening. Nobody eats the lion.'),
    ]);
    const near = new ReadPage(
      await send({ question: 'does a zebra ever fly to the moon at night' }),
      'answer',
    );
    expect(near.text()).toContain(english.answer.nothingFound);
    expect(near.text()).toContain(english.answer.nearest);
    expect(near.texts('blockquote')).toEqual([text]);
    const none = new ReadPage(await send({ question: 'how do I reset my router' }), 'answer');
    expect(none.texts('blockquote')).toEqual([]);
    expect(none.text()).not.toContain(english.answer.nearest);
  });

  it('verifies an answer’s quotes by their receipts, by a button and by /check', async () => {
    const { send } = await serve(savanna);
    const answer = await send({ question });
    const [receipt = ''] = new ReadPage(answer, 'answer').texts('code');
    const verified = new ReadPage(await send(formOf(answer, 'Verify')), 'pressed');
    expect(verified.text()).toContain(english.verify.readNow);
    expect(verified.texts('blockquote')).toEqual(new ReadPage(answer, 'answer').texts('blockquote'));
    const checked = new ReadPage(await send({ question: `/check ${receipt}` }), 'answer');
    expect(checked.text()).toContain('Read from the files just now');
  });

  it('gives more quotes as often as they are asked for, since whoever goes back sees the first ones again', async () => {
    const { send } = await serve(savanna);
    const answer = await send({ question });
    const first = new ReadPage(answer, 'answer').texts('blockquote');
    for (let i = 0; i < 2; i++) {
      const page = await send(formOf(answer, 'More quotes'));
      const more = new ReadPage(page, 'pressed');
      expect(more.texts('blockquote')).toHaveLength(2);
      expect(more.texts('blockquote').some((quote) => first.includes(quote))).toBe(false);
      // The answer stands above it, and the question once.
      expect(new ReadPage(page, 'answer').texts('blockquote').slice(0, 3)).toEqual(first);
      expect(new ReadPage(page, 'answer').texts('h3')).toEqual([question]);
    }
  });

  it('opens what a button gives below the answer, by a named place, with the answer’s own buttons still there', async () => {
    const { send, address } = await serve(savanna);
    const answer = await send({ question });
    const context = await send(formOf(answer, 'Context'));
    expect(new ReadPage(context, 'pressed').text()).toContain('Before it.');
    expect(new ReadPage(context, 'pressed').text()).toContain('the quote is marked');
    expect(new ReadPage(context).attribute('input', 'value')[0]).toBe(question);
    const verified = await send(formOf(context, 'Verify'));
    expect(new ReadPage(verified, 'answer').texts('blockquote').slice(0, 3)).toEqual(
      new ReadPage(answer, 'answer').texts('blockquote'),
    );
    const headers = { origin: address };
    const body = new URLSearchParams(formOf(answer, 'Verify'));
    const there = await fetch(address, { method: 'POST', headers, body, redirect: 'manual' });
    expect(there.headers.get('location')).toMatch(/^\/answers\/[\da-f-]{36}#pressed$/u);
  });

  it.each([
    [{ question, press: 'verify', answer: 'ID999' }],
    [{ question, press: 'verify' }],
    [{ question, press: 'constructor', answer: 'ID1' }],
    [{ question, press: '', answer: '__proto__' }],
    [{ question, press: 'share', answer: 'ID1', asked: question }],
    [{ question, press: 'remove', answer: 'ID1' }],
  ])('answers the forged press %j like an answer that is not known', async (form) => {
    const { send, bot } = await serve(savanna);
    await send({ question });
    const page = new ReadPage(await send(form as unknown as Record<string, string>), 'answer');
    expect(page.texts('blockquote')).toEqual([]);
    expect(page.text()).toContain('I no longer have that answer');
    expect(bot.answers.claimed.size).toBe(0);
  });

  it('shows the answer also where a preview fails, and logs no word of it', async () => {
    const faulty = () => {
      throw new TypeError('of a zebra');
    };
    const previews = platformPreviews.map((one) => (one.name === 'slack' ? { ...one, show: faulty } : one));
    const { send, bot } = await serve(savanna, { previews });
    const markup = await send({ question });
    expect(new ReadPage(markup, 'answer').texts('blockquote')).toHaveLength(3);
    expect(new ReadPage(markup, 'slack').text()).toContain(english.tryIt.noPreview);
    expect(new ReadPage(markup, 'discord').texts('blockquote')).toHaveLength(3);
    expect(bot.log.text).toContain('a preview failed');
    expect(bot.log.text).not.toContain('zebra');
  });

  it('answers where nothing can be kept, without receipts and buttons', async () => {
    const { send, bot } = await serve(savanna);
    bot.answers.save = async () => {
      throw new Error('the disk is full');
    };
    const page = new ReadPage(await send({ question }), 'answer');
    expect(page.texts('blockquote')).toHaveLength(3);
    expect(page.all('button')).toEqual([]);
    expect(page.all('a')).toEqual([]);
  });

  it('gives the same answer as files, which no browser opens', async () => {
    const { address, bot } = await serve(savanna);
    const headers = { origin: address };
    const body = new URLSearchParams({ question });
    const asked = await fetch(address, { method: 'POST', headers, body, redirect: 'manual' });
    const there = new URL(asked.headers.get('location') ?? '', address);
    const markup = await (await fetch(there)).text();
    const [quote = ''] = new ReadPage(markup, 'answer').texts('blockquote');
    const offered = new ReadPage(markup).attribute('a', 'href').filter((href) => href?.startsWith('?as='));
    expect(offered).toEqual(['?as=markdown', '?as=csv', '?as=json', '?as=csl', '?as=citation']);
    const before = bot.log.lines.length;
    const files = await Promise.all(
      offered.map(async (href) => {
        const response = await fetch(new URL(href ?? '', there));
        expect(response.status).toBe(200);
        const { headers } = response;
        const kind = `${headers.get('content-type')} ${headers.get('content-disposition')}`;
        expect(headers.get('x-content-type-options')).toBe('nosniff');
        return [kind, await response.text()] as const;
      }),
    );
    expect(files.map(([kind]) => kind)).toEqual([
      'text/markdown; charset=utf-8 attachment; filename="verbatim-answer.md"',
      'text/csv; charset=utf-8 attachment; filename="verbatim-answer.csv"',
      'application/json; charset=utf-8 attachment; filename="verbatim-answer.json"',
      'application/vnd.citationstyles.csl+json; charset=utf-8 attachment; filename="verbatim-answer.csl.json"',
      'text/plain; charset=utf-8 attachment; filename="verbatim-answer.txt"',
    ]);
    const [markdown, csv, json, csl, citation] = files.map(([, text]) => text);
    expect(shownQuotes(markdown ?? '')[0]).toBe(quote);
    expect(csv).toContain('Zebras');
    expect(JSON.parse(json ?? '').quotes).toHaveLength(3);
    expect(JSON.parse(json ?? '').quotes[0]).toMatchObject({
      text: quote,
      receipt: expect.stringMatching(/^[\dA-Z-]+$/),
    });
    expect(JSON.parse(csl ?? '')).toHaveLength(3);
    expect(citation).toContain(`“${quote}”\n— Zebras`);
    expect(bot.log.lines.length).toBe(before);
  });

  it('leads from each citation to the quote’s page', async () => {
    const { send, address } = await serve(savanna);
    const page = new ReadPage(await send({ question }), 'answer');
    const [link = ''] = page.attribute('a', 'href');
    const reader = new ReadPage(await (await fetch(address + link)).text());
    expect(reader.texts('mark').join('')).toBe(page.texts('blockquote')[0]);
  });

  it('holds hostile titles, words and questions as text, in the answer and in every preview', async () => {
    const hostile = '</title></textarea><script>alert(1)</script><img src=x onerror=alert(1)>\u202e\u200b';
    const { send } = await serve([
      documentOf('a.txt', `${hostile} The zebra eats grass. ${hostile}`, {
        title: hostile,
        author: hostile,
        publisher: hostile,
        url: 'javascript:alert(1)',
      }),
    ]);
    for (const typed of [
      question,
      `${hostile} zebra grass`,
      `/coverage ${hostile} zebra`,
      '/sources',
      `/${hostile}`,
    ]) {
      const page = new ReadPage(await send({ question: typed }));
      expect(page.intrusions()).toEqual([]);
      expect(page.attribute('input', 'value')[0]).toBe(typed);
    }
  });
});

describe('examples on the page', () => {
  it('stand there before anything is asked, each a button that sends its line', async () => {
    const text = 'These companies had access to user data: Huawei and Lenovo.';
    const { address } = await serve(sampleDocuments.map((id) => documentOf(id, text)));
    const page = new ReadPage(await (await fetch(address)).text());
    expect(page.attribute('button', 'value')).toContain('which companies had access');
    expect(page.attribute('button', 'value')).toContain('who won the world cup');
    expect(page.texts('button')).toContain('/sources');
    expect(page.text()).toContain('2 documents to search, 2 passages.');
  });

  it('follow the documents', async () => {
    const { address, bot } = await serve([documentOf('a.txt', 'Zebras eat grass.')]);
    const lines = async () =>
      new ReadPage(await (await fetch(address)).text())
        .attribute('button', 'value')
        .filter((line) => line !== undefined);
    expect(await lines()).not.toContain('What about Martha Vogel?');
    const lighthouse = 'The Brienz Lighthouse opens at noon. Martha Vogel keeps the Brienz Lighthouse.';
    bot.reader.content = {
      documents: ['b.txt', 'c.txt', 'd.txt'].map((id) => documentOf(id, `${lighthouse} See ${id}.`)),
      skipped: [],
    };
    await bot.library.refresh({ by: 'start' });
    expect(await lines()).toContain('What about Martha Vogel?');
  });

  it('that nothing had to be tried for stand there alone where the library fails', async () => {
    const { address, bot } = await serve(savanna);
    bot.library.status = async () => {
      throw new Error('the index is damaged');
    };
    const response = await fetch(address);
    const page = new ReadPage(await response.text());
    expect(response.status).toBe(200);
    expect(page.attribute('button', 'value').filter((line) => line !== undefined)).toEqual([
      '/sources',
      '/about',
    ]);
    expect(page.text()).not.toContain('damaged');
  });
});
