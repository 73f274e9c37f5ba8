import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { english } from '../../../../src/texts/english/index.js';
import { documentOf } from '../../../support/texts.js';
import { violations } from '../accessibility.js';
import { hasBrowser, launchBrowser, openPage, type Scheme, screens, whyNoBrowser } from '../browser.js';
import { serveAnswer } from './serve.js';

const more = ` and on it went, over hills and rivers${', and then some more of it'.repeat(12)}.`;
const documents = [0, 1, 2].map((n) =>
  documentOf(
    `news/${n}.txt`,
    [
      ...['One', 'Two', 'Three'].map((word) => `${word}${more.repeat(6)}`),
      `The zebra eats grass at ${n} o’clock, as everybody there knows.`,
      ...['Four', 'Five', `A_word_without_an_end_${'x'.repeat(300)} and`].map(
        (word) => `${word}${more.repeat(4)}`,
      ),
    ].join('\n\n'),
    { title: `Zebras ${n} <b>&`, publisher: 'Savanna Weekly', url: `https://example.org/${n}` },
  ),
);

describe.skipIf(!hasBrowser)(`a quote’s page in a browser${whyNoBrowser}`, () => {
  let browser: Browser;
  let served: Awaited<ReturnType<typeof serveAnswer>>;
  let context: BrowserContext | undefined;
  beforeAll(async () => {
    served = await serveAnswer(documents, 'when does the zebra eat grass');
    browser = await launchBrowser();
  }, 60_000);
  afterEach(() => context?.close());
  afterAll(async () => {
    await browser?.close();
    await served?.server.close(0);
  });

  async function open(
    path = served.paths[0] ?? '',
    screen: { readonly width?: number; readonly scheme?: Scheme } = {},
  ): Promise<{ page: Page; requested: string[] }> {
    const opened = await openPage(browser, { ...screen, bypassCSP: true });
    context = opened.context;
    await opened.page.goto(served.address + path);
    return opened;
  }

  for (const { width, scheme } of screens) {
    it(`is accessible and no wider than the screen, the quote in visibleScope, at ${width} pixels, ${scheme}`, async () => {
      const { page } = await open(undefined, { width, scheme });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      const mark = await page.locator('#quote').boundingBox();
      expect(await page.evaluate('scrollY')).toBeGreaterThan(0);
      expect(mark?.y).toBeGreaterThanOrEqual(0);
      expect(mark?.y).toBeLessThan(740);
      expect((await page.locator('mark').allTextContents()).join('')).toBe(served.quotes[0]?.quote.text);
      expect(await violations(page)).toEqual([]);
    });
  }

  it('follows light and dark', async () => {
    const backgrounds: unknown[] = [];
    for (const scheme of ['light', 'dark'] as const) {
      const { page } = await open(undefined, { scheme });
      backgrounds.push(await page.evaluate('getComputedStyle(document.body).backgroundColor'));
      await context?.close();
    }
    expect(backgrounds).toEqual(['rgb(246, 243, 236)', 'rgb(22, 24, 27)']);
  });

  it('says what is wrong with a link accessibly, too', async () => {
    for (const scheme of ['light', 'dark'] as const) {
      const { page } = await open('/read/none', { width: 360, scheme });
      expect(await page.locator('h1').textContent()).toBe(english.reader.messages.unknown.title);
      expect(await violations(page)).toEqual([]);
      await context?.close();
    }
  });

  it('works by keyboard alone: to the quote, to the original, to another quote and back', async () => {
    const { page } = await open((served.paths[0] ?? '').replace('#quote', ''));
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe(english.reader.skip);
    expect((await page.locator('.skip').boundingBox())?.x).toBeGreaterThanOrEqual(0);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate('scrollY')).toBeGreaterThan(0);
    // From the quote on the next thing to reach is the first of the other quotes.
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.getAttribute("href")')).toBe(
      served.paths[1]?.replace('/read/', ''),
    );
    await page.keyboard.press('Enter');
    await page.waitForURL(served.address + served.paths[1]);
    expect((await page.locator('mark').allTextContents()).join('')).toBe(served.quotes[1]?.quote.text);
    await page.goBack();
    expect((await page.locator('mark').allTextContents()).join('')).toBe(served.quotes[0]?.quote.text);
  });

  it('asks nobody for anything, and tells nobody where its reader came from', async () => {
    const { page, requested } = await open();
    expect(requested.map((url) => new URL(url).origin)).toEqual([served.address]);
    let referer: string | undefined = 'never asked';
    await page.route('https://example.org/**', (route) => {
      referer = route.request().headers()['referer'];
      return route.fulfill({ contentType: 'text/html', body: '<title>original</title>' });
    });
    await page.locator('a.original').click();
    await page.waitForURL(/example\.org/);
    expect(referer).toBeUndefined();
  });

  it('prints the passage, its quote told by more than colour, without what only a screen needs', async () => {
    const { page } = await open();
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('nav').isVisible()).toBe(false);
    expect(await page.locator('.skip').isVisible()).toBe(false);
    expect(await page.locator('blockquote').first().isVisible()).toBe(true);
    expect(await page.evaluate('getComputedStyle(document.querySelector("mark")).textDecorationLine')).toBe(
      'underline',
    );
    expect((await page.pdf()).length).toBeGreaterThan(1_000);
  });
});
