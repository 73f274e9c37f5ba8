import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ReadPage } from '../adapters/web/read-page.js';
import { forAllTests } from '../support/clean-up.js';
import { newest, Platforms, question, said } from './both-platforms.js';
import { runInProcess } from './program.js';

const publicUrl = 'https://bot.example.org';
const file = '004_53e2a7249fa19d72.txt';

const running = forAllTests(() => Platforms.running({ PUBLIC_URL: publicUrl }));

/** What is marked on the page of a link, fetched from where the program really listens. */
async function opened(
  link: string,
  address: string,
): Promise<{ status: number; page: ReadPage; marked: string }> {
  expect(link).toMatch(/^https:\/\/bot\.example\.org\/read\/[\w-]+#quote$/);
  const response = await fetch(`${address}${link.slice(publicUrl.length)}`);
  const page = new ReadPage(await response.text());
  return { status: response.status, page, marked: page.texts('mark').join('') };
}

it('leads from each citation in Slack and Discord to the page with these words marked, also signed with a new key', async () => {
  const { platforms, program, address } = running();
  for (const platform of platforms.both) {
    for (const round of ['a first key', 'another key']) {
      const before = platform.shown().length;
      await platform.type('ask', { question });
      const { quotes, links } = await newest(platform, before);
      expect(quotes.length, round).toBeGreaterThan(1);
      expect(links, round).toHaveLength(quotes.length);
      for (const [i, link] of links.entries()) {
        const { status, marked } = await opened(link, address);
        expect(status).toBe(200);
        expect(marked).toBe(quotes[i]);
      }
      const rotated = await runInProcess(['rotate-link-key'], { VERBATIM_STATE: platforms.state });
      expect(rotated).toMatchObject({ code: 0, stderr: '' });
      expect((await opened(links[0] ?? '', address)).status).toBe(200);
    }
  }
  expect(program.output).not.toMatch(/\/read\/[\w-]{20}/);
});

it('says of a document that was changed since how it read, and of an altered link that it opens nothing', async () => {
  const { platforms, address } = running();
  const { onSlack } = platforms;
  const before = onSlack.shown().length;
  await onSlack.type('ask', { question });
  const { quotes, links } = await newest(onSlack, before);
  const at = quotes.findIndex((quote) => quote.includes('OPPO, and TCL'));
  const [quote = '', link = ''] = [quotes[at], links[at]];
  const path = join(platforms.corpus, file);
  writeFileSync(
    path,
    readFileSync(path, 'utf8').replace('social media giant shared', 'social media giant sold'),
  );
  await onSlack.type('refresh');
  await said(onSlack, /The index is up to date/u);
  const changed = await opened(link, address);
  expect(changed.status).toBe(410);
  expect(changed.page.texts('blockquote')).toEqual([quote]);
  const altered = link.replace(/.#quote$/, (end) => (end.startsWith('A') ? 'B#quote' : 'A#quote'));
  const nothing = await opened(altered, address);
  expect(nothing.status).toBe(403);
  expect(nothing.page.text()).not.toContain('TCL');
});
