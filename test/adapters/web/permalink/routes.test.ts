import { request } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import type { Document } from '../../../../src/core/types/document.js';
import { documentOf } from '../../../support/texts.js';
import { hostileTexts } from '../../contract.js';
import { ReadPage } from '../read-page.js';
import { serveAnswer } from './serve.js';

const question = 'when does the zebra eat grass';
const more = ` and on it went, over hills and rivers${', and then some more of it'.repeat(12)}.`;
const savanna: readonly Document[] = [0, 1].map((n) =>
  documentOf(
    `news/${n}.txt`,
    `Before it${more}\r\n\r\nThe zebra eats grass at ${n} o’clock, and that is well-known.\r\n\r\nBehind it${more}`,
    {
      title: `Zebras ${n}`,
      author: 'Ada',
      date: '2018-06-05',
      publisher: 'Savanna Weekly',
      url: `https://example.org/${n}?a=1#top`,
    },
  ),
);

let served: Awaited<ReturnType<typeof serveAnswer>> | undefined;
afterEach(() => served?.server.close(0));

async function serve(documents = savanna, asked = question) {
  served = await serveAnswer(documents, asked);
  return served;
}

interface Got {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** Sends a path as it is written, which fetch would mend. */
function get(address: string, path: string, method = 'GET'): Promise<Got> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path: path.replace(/#.*/, ''), method }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (part) => {
        body += part;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    });
    sent.on('error', reject).end();
  });
}

describe('a quote’s page', () => {
  it('shows the passage word for word, the quote marked, and all that is known of it', async () => {
    const { address, paths, quotes } = await serve();
    const { status, body } = await get(address, paths[0] ?? '');
    const page = new ReadPage(body);
    const quote = quotes[0]?.quote;
    expect(status).toBe(200);
    expect(page.texts('mark').join('')).toBe(quote?.text);
    expect(page.attribute('mark', 'id')).toEqual(['quote']);
    expect(savanna.some(({ text }) => text === page.texts('blockquote')[0])).toBe(true);
    expect(page.texts('h1')).toEqual([quote?.citation.title]);
    expect(page.texts('dd')).toEqual([
      'Savanna Weekly',
      'Ada',
      '2018-06-05',
      quote?.citation.documentId,
      '3',
      expect.stringMatching(/^[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}$/u),
    ]);
    expect(page.attribute('blockquote', 'lang')[0]).toBe('en');
    expect(page.texts('cite')[0]).toBe(quote?.citation.title);
    for (const landmark of ['header', 'main', 'nav', 'footer']) expect(page.all(landmark)).toHaveLength(1);
  });

  it('names the page, row or time in which the quote begins, beside its line', async () => {
    const places = { anchors: [{ offset: 0, label: 'page 7 <b>' }], areSeparate: false };
    const { address, paths } = await serve(savanna.map((document) => ({ ...document, places })));
    const page = new ReadPage((await get(address, paths[0] ?? '')).body);
    expect(page.texts('dd')).toContain('page 7 <b>');
    expect(page.texts('figcaption')[0]).toContain(', line 3, page 7 <b>');
    expect(page.texts('nav')[0]).toContain(', line 3, page 7 <b>');
  });

  it('leads to the original at the quote, and to the answer’s other quotes', async () => {
    const { address, paths, quotes } = await serve();
    const page = new ReadPage((await get(address, paths[0] ?? '')).body);
    const n = quotes[0]?.quote.citation.title.at(-1);
    const [, original, other] = page.attribute('a', 'href');
    expect(original).toMatch(
      new RegExp(`^https://example\\.org/${n}\\?a=1#top:~:text=The%20zebra.*well%2Dknown\\.$`),
    );
    expect(`/read/${other}`).toBe(paths[1]);
    expect((await get(address, `/read/${other}`)).status).toBe(200);
  });

  it('is sent with headers that keep it private, and forbid everything it does not need', async () => {
    const { address, paths } = await serve();
    for (const path of [paths[0] ?? '', '/read/none', '/read']) {
      const { headers, body } = await get(address, path);
      const style = new ReadPage(body).texts('style')[0] ?? '';
      const digest = Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style)));
      expect(headers).toMatchObject({
        'content-security-policy': `default-src 'none'; style-src 'sha256-${digest.toString('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
        'referrer-policy': 'no-referrer',
        'cache-control': 'private, no-store',
        'x-robots-tag': 'noindex, nofollow',
        'x-content-type-options': 'nosniff',
        'cross-origin-opener-policy': 'same-origin',
      });
      expect(headers).not.toHaveProperty('etag');
      expect(headers).not.toHaveProperty('x-powered-by');
      expect(body).not.toMatch(/<script|<link|<img|@import|url\(/);
    }
  });

  it.each(hostileTexts.map((text) => [text]))('shows %j as text and nothing else', async (text) => {
    const body = `${text} The zebra eats grass. ${text}`;
    const title = `</title><script>alert(1)</script>${text}`;
    const { address, paths, quotes } = await serve([
      documentOf('a.txt', body, { title, author: text, publisher: text, url: 'javascript:alert(1)' }),
    ]);
    const page = new ReadPage((await get(address, paths[0] ?? '')).body);
    const [passage = ''] = page.texts('blockquote');
    expect(passage).not.toBe('');
    expect(body).toContain(passage);
    expect(page.texts('mark').join('')).toBe(quotes[0]?.quote.text);
    expect(page.texts('h1')).toEqual([title]);
    for (const name of ['script', 'b', 'img', 'iframe', 'object']) expect(page.all(name)).toEqual([]);
    expect(page.attribute('a', 'href').every((href) => href?.startsWith('#'))).toBe(true);
  });

  it('says that the quote holds what cannot be seen', async () => {
    const { address, paths } = await serve([documentOf('a.txt', 'The zebra \u202eeats\u202c gr\u200bass.')]);
    const { body } = await get(address, paths[0] ?? '');
    expect(body).toContain('3 characters that are invisible or change the direction');
  });
});

describe('/read', () => {
  it('answers whatever is no link with the same page, be it altered, unknown or no path at all', async () => {
    const { address, paths } = await serve();
    const good = paths[0]?.replace('#quote', '') ?? '';
    const last = good.endsWith('A') ? 'B' : 'A';
    const answers = await Promise.all(
      [
        '/read',
        '/read/',
        '/read/x',
        '/read/%ff',
        '/read/..%2f..%2fetc%2fpasswd',
        '/read/../../etc/passwd/x',
        `${good}/`,
        `${good}/x`,
        `${good}%20`,
        good.slice(0, -1),
        good.slice(0, -1) + last,
        `${good}=`,
        `/read/${'A'.repeat(7_000)}`,
      ].map((path) => get(address, path)),
    );
    const [first] = answers;
    expect(first?.status).toBe(403);
    // A path with dots in it is never mended to another.
    for (const { status, body } of answers.filter(({ status }) => status !== 404)) {
      expect([status, body]).toEqual([403, first?.body]);
    }
    expect(answers.filter(({ status }) => status === 404).length).toBeLessThanOrEqual(1);
    expect(first?.body).not.toMatch(/zebra|news\//i);
    expect((await get(address, `${good}?utm_source=x`)).status).toBe(200);
  });

  it('can only be read: HEAD is GET without the page, everything else is refused', async () => {
    const { address, paths } = await serve();
    const path = paths[0] ?? '';
    const head = await get(address, path, 'HEAD');
    const whole = await get(address, path);
    expect([head.status, head.body]).toEqual([200, '']);
    expect(head.headers['content-length']).toBe(whole.headers['content-length']);
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND']) {
      const refused = await get(address, path, method);
      expect([method, refused.status, refused.headers['allow']]).toEqual([method, 405, 'GET, HEAD']);
      expect(refused.body).not.toContain('zebra');
    }
  });

  it('says 410 with the words as they were when the document has changed, and without any when it is gone', async () => {
    const { address, paths, quotes, nowIndexed } = await serve();
    await nowIndexed(savanna.map((document) => ({ ...document, text: `New. ${document.text}` })));
    const changed = await get(address, paths[0] ?? '');
    expect([changed.status, new ReadPage(changed.body).texts('blockquote')]).toEqual([
      410,
      [quotes[0]?.quote.text],
    ]);
    await nowIndexed([documentOf('other.txt', 'Other words.')]);
    const gone = await get(address, paths[0] ?? '');
    expect(gone.status).toBe(410);
    expect(gone.body).not.toMatch(/zebra|news\/|Savanna/i);
  });

  it('says 410 when the link has ended and 403 when it is closed, and names no document', async () => {
    const { address, paths, bot, settings } = await serve();
    Object.assign(settings, {
      access: {
        collections: new Map([['news', ['news']]]),
        grants: [{ platform: 'discord', to: 'direct-messages', collections: ['news'] }],
      },
    });
    const closed = await get(address, paths[0] ?? '');
    bot.clock += 7 * 86_400_000;
    const ended = await get(address, paths[0] ?? '');
    expect([closed.status, ended.status]).toEqual([403, 410]);
    for (const { body } of [closed, ended]) expect(body).not.toMatch(/zebra|news\/|Savanna/i);
  });

  it('logs no token, no address and no words, also when it fails', async () => {
    const { address, paths, bot } = await serve();
    bot.engine.beforeSearch = () => {};
    const find = bot.answers.find.bind(bot.answers);
    bot.answers.find = async () => {
      throw new TypeError(`at ${paths[0]} of zebra`);
    };
    const failed = await get(address, paths[0] ?? '');
    bot.answers.find = find;
    await get(address, paths[0] ?? '');
    await get(address, '/read/%ff');
    expect(failed.status).toBe(500);
    expect(failed.body).not.toMatch(/zebra|TypeError| at /);
    const [, token = ''] = /read\/([\w-]+)/.exec(paths[0] ?? '') ?? [];
    expect(bot.log.text).toContain('a quote’s page could not be shown');
    expect(bot.log.text).not.toMatch(/zebra|\/read\//);
    expect(bot.log.text).not.toContain(token.slice(0, 20));
  });

  it('shows a hundred readers the same page at once', async () => {
    const { address, paths } = await serve();
    const pages = await Promise.all(Array.from({ length: 100 }, () => get(address, paths[0] ?? '')));
    expect(new Set(pages.map(({ status, body }) => `${status} ${body}`)).size).toBe(1);
  });
});
