import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { html } from '../../../../src/adapters/html.js';
import { renderPassage } from '../../../../src/adapters/web/permalink/passage.js';
import { readerStyle } from '../../../../src/adapters/web/permalink/style.js';
import { renderStretches } from '../../../../src/adapters/web/quoted.js';
import { tryItStyle } from '../../../../src/adapters/web/try-it/style.js';
import { laidOut } from '../../../../src/chat/messages/laid-out.js';
import { quoteAt } from '../../../../src/core/types/quote.js';
import { english } from '../../../../src/texts/english/index.js';
import { documentOf } from '../../../support/texts.js';
import { violations } from '../accessibility.js';
import { hasBrowser, launchBrowser, openPage, screens, whyNoBrowser } from '../browser.js';
import { type Served, serveTryIt } from './serve.js';

const question = 'when does the zebra eat grass';
const hostile =
  '</script><script>globalThis.ran = true</script><img src="/x" onerror="globalThis.ran = true"><b>&amp; \u202eright to left\u202c zero\u200bwidth';
const documents = Array.from({ length: 6 }, (_, i) =>
  documentOf(
    `news/${i}.txt`,
    `Before it.\n\nThe zebra eats grass at ${i} o’clock, ${i === 0 ? hostile : `as_everybody_knows_${'x'.repeat(120)}`}.\n\nBehind it.`,
    {
      title: `Zebras ${i} ${hostile}`,
      publisher: 'Savanna Weekly',
      date: '2018-06-05',
      url: `https://example.org/${i}`,
    },
  ),
);

describe.skipIf(!hasBrowser)(`the page to ask on, in a browser${whyNoBrowser}`, () => {
  let browser: Browser;
  let served: Served;
  let context: BrowserContext | undefined;
  beforeAll(async () => {
    served = await serveTryIt(documents);
    browser = await launchBrowser();
  }, 60_000);
  afterEach(() => context?.close());
  afterAll(async () => {
    await browser?.close();
    await served?.server.close(0);
  });

  async function open(
    screen: Parameters<typeof openPage>[1] = {},
  ): Promise<{ page: Page; requested: string[] }> {
    const opened = await openPage(browser, screen);
    context = opened.context;
    await opened.page.goto(served.address);
    return opened;
  }

  async function ask(page: Page, words: string): Promise<void> {
    await page.fill('#question', words);
    await page.keyboard.press('Enter');
    await page.waitForSelector('#answer');
  }

  const quotesIn = (page: Page, column: string) => page.locator(`#${column} blockquote`).allTextContents();
  const focused = (page: Page) => page.evaluate('document.activeElement.textContent');

  const paths = (requested: readonly string[]) =>
    new Set(requested.map((url) => new URL(url).pathname.replace(/[\da-f-]{36}/, 'NAME')));

  for (const { width, scheme } of screens) {
    it(`is accessible and no wider than the screen before and after a question, at ${width} pixels, ${scheme}`, async () => {
      const { page } = await open({ width, scheme, bypassCSP: true });
      const fits = async () =>
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      await fits();
      expect(await violations(page)).toEqual([]);
      for (const typed of [
        question,
        '/coverage zebra grass',
        '/check “The zebra eats hay at 3 o’clock”',
        'who won',
      ]) {
        await ask(page, typed);
        await fits();
        for (const summary of await page.locator('summary').all()) await summary.click();
        await fits();
        expect(await violations(page)).toEqual([]);
      }
    }, 120_000);
  }

  for (const { width, scheme } of screens) {
    it(`lists the documents accessibly and no wider than the screen, at ${width} pixels, ${scheme}`, async () => {
      const { page } = await open({ width, scheme, bypassCSP: true });
      for (const [query, rows] of [
        ['', 6],
        ['?filter=zebras+1&sort=size', 1],
        ['?filter=lions', 0],
      ] as const) {
        await page.goto(`${served.address}/documents${query}`);
        expect(await page.locator('tbody tr').count()).toBe(rows);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
        expect(await violations(page)).toEqual([]);
      }
    }, 60_000);
  }

  it('is the answer alone, no wider than is read well; how it looks elsewhere stands behind one closed tab', async () => {
    for (const width of [1280, 360]) {
      const { page } = await open({ width });
      await ask(page, question);
      const answer = await page.locator('.answer').boundingBox();
      expect(answer?.width).toBeLessThanOrEqual(40 * 16);
      expect(await page.locator('.looks > summary').count()).toBe(1);
      for (const id of ['slack', 'discord']) expect(await page.locator(`#${id}`).isVisible()).toBe(false);
      await page.locator('.looks > summary').click();
      const boxes = await Promise.all(['slack', 'discord'].map((id) => page.locator(`#${id}`).boundingBox()));
      const [tops, lefts] = [boxes.map((box) => box?.y ?? 0), boxes.map((box) => box?.x ?? 0)];
      const [across, still] = width === 1280 ? [lefts, tops] : [tops, lefts];
      expect(new Set(still).size).toBe(1);
      expect(across[0]).toBeLessThan(across[1] ?? 0);
      await context?.close();
    }
  });

  it('begins with the best match, the others below it; what else is known of each is folded', async () => {
    const { page } = await open();
    await ask(page, question);
    expect(await page.locator('.answer h4').allTextContents()).toEqual(['Other matches']);
    const tops = await Promise.all(
      ['.answer figure >> nth=0', '.answer h4', '.answer figure >> nth=1'].map(
        async (one) => ((await page.locator(one).boundingBox()) ?? { y: 0 }).y,
      ),
    );
    expect(tops.toSorted((a, b) => a - b)).toEqual(tops);
    const details = page.locator('.answer details.cited').first();
    expect(await details.locator('code').isVisible()).toBe(false);
    await details.locator('summary').click();
    expect(await details.locator('code').isVisible()).toBe(true);
  });

  it('folds where else the same words stand, accessibly, on a small screen too', async () => {
    const twice = await serveTryIt(
      ['news/a.txt', 'wire/b.txt'].map((id) =>
        documentOf(id, 'The zebra eats grass at noon.', { title: id }),
      ),
    );
    try {
      const { page, context: opened } = await openPage(browser, { width: 360, bypassCSP: true });
      context = opened;
      await page.goto(twice.address);
      await ask(page, question);
      const other = page.locator('#answer a', { hasText: 'wire/b.txt' });
      expect(await other.isVisible()).toBe(false);
      await page.locator('#answer summary', { hasText: 'also in 1 more place' }).click();
      expect(await other.isVisible()).toBe(true);
      for (const summary of await page.locator('#answer summary', { hasText: 'Details' }).all())
        await summary.click();
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
      expect(await violations(page)).toEqual([]);
    } finally {
      await twice.server.close(0);
    }
  });

  it('copies a quote as it stands, where a script may run', async () => {
    const { page } = await open();
    await context?.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: served.address });
    await ask(page, question);
    await page.locator('button.copy').first().click();
    await page.waitForSelector('text=Copied');
    const [quote = ''] = await quotesIn(page, 'answer');
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(quote);
  });

  it('keeps the last questions in this tab alone', async () => {
    const { page } = await open();
    await ask(page, question);
    await ask(page, 'zebra night');
    await page.goto(served.address);
    expect(await page.locator('.recent button').allTextContents()).toEqual(['zebra night', question]);
    await page.locator('.recent button', { hasText: question }).click();
    await page.waitForSelector('#answer');
    expect(await page.inputValue('#question')).toBe(question);
    expect(await page.locator('.recent button').allTextContents()).toEqual(['zebra night']);
    const other = await context?.newPage();
    await other?.goto(served.address);
    expect(await other?.locator('.recent').isVisible()).toBe(false);
  });

  it('puts the focus into the box for /, and keeps the first view for an empty one', async () => {
    const { page } = await open();
    await ask(page, question);
    await page.locator('.looks > summary').focus();
    await page.keyboard.press('/');
    expect(await page.evaluate('document.activeElement.id')).toBe('question');
    await page.keyboard.press('Delete');
    await page.keyboard.press('Enter');
    await page.waitForSelector('main.first');
    await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('question');
    // A question may hold one.
    await page.keyboard.type('a/b');
    expect(await page.inputValue('#question')).toBe('a/b');
  });

  it('shows what was taken out and put in as such, with a sign and a colour each', async () => {
    const { page } = await open();
    await ask(page, '/check “The zebra eats hay at 3 o’clock”');
    expect(await page.locator('.answer del').allTextContents()).toEqual(['−grass']);
    expect(await page.locator('.answer ins').allTextContents()).toEqual(['+hay']);
    const colours = await page.evaluate(
      `['ins', 'del'].map((name) => getComputedStyle(document.querySelector('.answer ' + name)).color)`,
    );
    expect(new Set(colours as string[]).size).toBe(2);
  });

  it('works by keyboard alone: a question, a button under its answer, the way back, an example', async () => {
    const { page } = await open();
    // The box has the focus from the start.
    await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('question');
    await page.keyboard.type(question);
    await page.keyboard.press('Enter');
    await page.waitForSelector('#answer');
    const quotes = await quotesIn(page, 'answer');
    expect(quotes).toHaveLength(3);

    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe(english.tryIt.skip);
    expect((await page.locator('.skip').boundingBox())?.x).toBeGreaterThanOrEqual(0);
    await page.keyboard.press('Enter');
    for (let i = 0; i < 20 && (await focused(page)) !== 'More quotes'; i++) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#pressed');
    const all = await quotesIn(page, 'answer');
    expect(all.slice(0, 3)).toEqual(quotes);
    expect(all).toHaveLength(6);
    // It opens where it stands, and Back is where one was.
    expect(new URL(page.url()).hash).toBe('#pressed');
    expect(await page.inputValue('#question')).toBe(question);

    await page.goBack();
    await expect.poll(() => quotesIn(page, 'answer')).toEqual(quotes);

    await page.locator('.more-examples > summary').focus();
    await page.keyboard.press('Enter');
    for (let i = 0; i < 30 && (await focused(page)) !== '/sources'; i++) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#answer table');
    expect(await page.inputValue('#question')).toBe('/sources');
  });

  it('is there again, nothing asked anew, for whoever comes back from a quote’s page or loads it again', async () => {
    const { page } = await open();
    await ask(page, question);
    const quotes = await quotesIn(page, 'answer');
    const before = served.bot.log.lines.length;
    await page.locator('#answer figcaption a').first().click();
    await page.waitForSelector('mark');
    expect((await page.locator('mark').allTextContents()).join('')).toBe(quotes[0]);
    await page.goBack();
    expect(await quotesIn(page, 'answer')).toEqual(quotes);
    await page.reload();
    expect(await quotesIn(page, 'answer')).toEqual(quotes);
    expect(await page.inputValue('#question')).toBe(question);
    expect(served.bot.log.lines.length).toBe(before);
  });

  it('needs no script, and asks no other host for anything', async () => {
    const { page, requested } = await open({ javaScriptEnabled: false });
    await ask(page, question);
    expect(await page.locator('button.copy').count()).toBe(0);
    expect(await page.locator('.recent').isVisible()).toBe(false);
    await page.locator('#answer button', { hasText: 'Verify' }).click();
    await page.waitForSelector('#pressed');
    expect(new Set(requested.map((url) => new URL(url).origin))).toEqual(new Set([served.address]));
    expect(paths(requested)).toEqual(new Set(['/', '/answers/NAME']));
  });

  it('runs nothing of what documents and questions hold, and shows all of it', async () => {
    const { page, requested } = await open();
    await ask(page, `${question} ${hostile}`);
    const [quote = ''] = (await quotesIn(page, 'answer')).filter((text) => text.includes('<script>'));
    expect(documents[0]?.text).toContain(quote);
    expect(quote).toContain(hostile);
    for (const preview of ['slack', 'discord']) expect(await quotesIn(page, preview)).toContain(quote);
    expect(await page.evaluate('globalThis.ran')).toBeUndefined();
    expect(await page.locator('img, main script').count()).toBe(0);
    expect(paths(requested)).toEqual(new Set(['/', '/answers/NAME']));
  });

  it('turns no words of its own round where a document sets a direction and does not end it', async () => {
    const override = await serveTryIt([
      documentOf('a.txt', 'The zebra eats grass \u202ebackwards.', { title: 'A \u202etitle' }),
    ]);
    try {
      const opened = await openPage(browser);
      context = opened.context;
      await opened.page.goto(override.address);
      await ask(opened.page, question);
      const lefts = (await opened.page.evaluate(
        `[...document.querySelectorAll('#answer .note, #answer h3, #answer figcaption code')].map((element) => {
          const range = document.createRange();
          const text = element.firstChild;
          return [0, 1].map((i) => (range.setStart(text, i), range.setEnd(text, i + 1), range.getBoundingClientRect().left));
        })`,
      )) as readonly (readonly [number, number])[];
      expect(lefts.length).toBeGreaterThanOrEqual(3);
      for (const [first, second] of lefts) expect(first).toBeLessThan(second);
    } finally {
      await override.server.close(0);
    }
  });

  it('follows light and dark, the previews too', async () => {
    const colours: unknown[] = [];
    for (const scheme of ['light', 'dark'] as const) {
      const { page } = await open({ scheme });
      await ask(page, question);
      colours.push(
        await page.evaluate(
          `['body', '.slack', '.discord'].map((name) => getComputedStyle(document.querySelector(name)).backgroundColor)`,
        ),
      );
      await context?.close();
    }
    expect(colours).toEqual([
      ['rgb(246, 243, 236)', 'rgb(255, 255, 255)', 'rgb(255, 255, 255)'],
      ['rgb(22, 24, 27)', 'rgb(26, 29, 33)', 'rgb(49, 51, 56)'],
    ]);
  });

  it('has an icon on every page, which its own policy lets a browser draw and nothing is fetched for', async () => {
    const { page, requested } = await open();
    const drawn = () =>
      page.evaluate(`new Promise((resolve, reject) => {
        const image = new Image();
        image.onload = () => resolve(image.naturalWidth > 0);
        image.onerror = () => reject(new Error('refused'));
        image.src = document.querySelector('link[rel=icon]').href;
      })`);
    expect(await drawn()).toBe(true);
    await ask(page, question);
    expect(await drawn()).toBe(true);
    await page.goto(`${served.address}/documents`);
    expect(await drawn()).toBe(true);
    const fetched = requested.filter((url) => !url.startsWith('data:'));
    expect(paths(fetched)).toEqual(new Set(['/', '/answers/NAME', '/documents']));
  });

  it.each([
    ['here', tryItStyle],
    ['on a quote’s page', readerStyle(english)],
  ])('marks words alone %s, and nothing of an empty line between them', async (_, style) => {
    const { page, context: opened } = await openPage(browser);
    context = opened;
    const text = 'The zebra eats grass.\n\nIt sleeps at night.\n\n\nThen it runs.';
    const quote = quoteAt(documentOf('a.txt', text), { start: 0, end: text.length }, [
      { start: 0, end: text.length },
    ]);
    const shown = html`<main><div class="answer"><blockquote>${renderStretches(laidOut(quote))}${renderPassage(quote)}</blockquote></div></main>`;
    await page.setContent(`<style>${style}</style>${shown.markup}`);
    const widths = (await page.evaluate(
      `[...document.querySelectorAll('mark')].flatMap((mark) => [...mark.getClientRects()].map(({ width }) => width))`,
    )) as readonly number[];
    expect(widths.filter((width) => width > 20)).toHaveLength(6);
    expect(widths.filter((width) => width > 0 && width <= 20)).toEqual([]);
  });

  it('is refused to a page of another site that sends its form here', async () => {
    const { page } = await open();
    await page.route('http://evil.example/**', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<form method="post" action="${served.address}/"><input name="question" value="${question}"><button>go</button></form>`,
      }),
    );
    await page.goto('http://evil.example/');
    const before = served.bot.log.lines.length;
    await page.locator('button').click();
    await page.waitForSelector('text=Refused');
    expect(served.bot.log.lines.length).toBe(before);
  });
});
