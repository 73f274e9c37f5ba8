import { request as httpRequest } from 'node:http';
import express from 'express';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { html } from '../../../src/adapters/html.js';
import { refusedOrigin } from '../../../src/adapters/loopback.js';
import { type Health, mountWeb } from '../../../src/adapters/web/mount.js';
import { renderReply } from '../../../src/adapters/web/render.js';
import { type RunningServer, startServer } from '../../../src/adapters/web/server.js';
import { tryItScript } from '../../../src/adapters/web/try-it/script.js';
import { AdapterError } from '../../../src/chat/protocol/adapter.js';
import { type AnyCommand, defineCommand } from '../../../src/chat/protocol/command.js';
import { type Logger, silent } from '../../../src/chat/protocol/logger.js';
import { type Block, code, heading, note, strong, text, typed } from '../../../src/chat/protocol/reply.js';
import { quoteAt } from '../../../src/core/types/quote.js';
import { english } from '../../../src/texts/english/index.js';
import { dispatcherOf } from '../../support/services.js';
import { documentOf, hostileTexts } from '../contract.js';
import { platformPreviews } from './platform-previews.js';
import { ReadPage } from './read-page.js';

const seen: { place: unknown; person: unknown }[] = [];
const commands: readonly AnyCommand[] = [
  defineCommand({
    name: 'sources',
    description: () => 'Lists documents',
    options: { filter: { type: 'words', description: () => 'Which' } },
    access: 'everyone',
    effort: 'quick',
    examples: [''],
    run: async ({ args }) => ({ blocks: [text(`sources of ${args.filter ?? 'all'}`)] }),
  }),
  defineCommand({
    name: 'ask',
    description: () => 'Ask the documents',
    options: { question: { type: 'words', description: () => 'What', required: true } },
    access: 'everyone',
    effort: 'quick',
    examples: ['who'],
    async run({ args, place, person }) {
      seen.push({ place, person });
      return { blocks: [{ kind: 'question', text: args.question }] };
    },
  }),
  defineCommand({
    name: 'refresh',
    description: () => 'Reads the corpus again',
    options: {},
    access: 'moderators',
    effort: 'long',
    examples: [''],
    run: async () => ({ blocks: [text('refreshed')] }),
  }),
];
let server: RunningServer | undefined;
afterEach(() => server?.close(0));

interface Serving {
  readonly health?: Health;
  readonly hasPage?: boolean;
  readonly log?: Logger;
  readonly before?: (app: express.Application) => void;
}

/** @returns the served address. */
async function serve(serving: Serving = {}): Promise<string> {
  const app = express();
  serving.before?.(app);
  mountWeb(app, dispatcherOf(commands), {
    log: serving.log ?? silent,
    health: () => serving.health ?? { live: true, ready: true, adapters: [] },
    ...(serving.hasPage === false ? {} : { tryIt: { previews: platformPreviews } }),
  });
  server = await startServer(app, { host: '127.0.0.1', port: 0 });
  return `http://127.0.0.1:${server.port}`;
}

interface Sent {
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly form?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Sends just these headers; fetch would refuse to name another host. */
function send(address: string, { path = '/', method = 'GET', headers = {}, form, body }: Sent = {}) {
  const content = body ?? (form === undefined ? undefined : new URLSearchParams(form).toString());
  const type = content === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' };
  return new Promise<{ status: number; headers: Record<string, unknown>; body: string }>(
    (resolve, reject) => {
      const sending = httpRequest(
        `${address}${path}`,
        { method, headers: { ...type, ...headers } },
        (response) => {
          let read = '';
          response.setEncoding('utf8');
          response.on('data', (part) => {
            read += part;
          });
          response.on('end', () =>
            resolve({ status: response.statusCode ?? 0, headers: response.headers, body: read }),
          );
        },
      );
      sending.on('error', reject);
      sending.end(content);
    },
  );
}

/** Follows what a form leads to, as a browser does. */
async function sendForm(address: string, sent: Omit<Sent, 'method' | 'path'>) {
  const got = await send(address, { method: 'POST', ...sent });
  return got.status === 303 ? send(address, { path: String(got.headers['location']) }) : got;
}

/** Sends the page's form as a browser does. */
const ask = (address: string, question: string) =>
  sendForm(address, { headers: { origin: address }, form: { question } });

describe('health', () => {
  it('is told on /healthz and /readyz, each adapter by name', async () => {
    const adapters = [
      { name: 'slack' as const, state: 'up' as const },
      { name: 'discord' as const, state: 'down' as const, reason: 'the token was refused' },
    ];
    const address = await serve({ health: { live: true, ready: false, adapters }, hasPage: false });
    const live = await send(address, { path: '/healthz', headers: { host: 'bot.example.org' } });
    expect([live.status, JSON.parse(live.body)]).toEqual([200, { live: true }]);
    const ready = await send(address, { path: '/readyz', headers: { 'x-forwarded-for': '192.0.2.1' } });
    expect([ready.status, JSON.parse(ready.body)]).toEqual([503, { ready: false, adapters }]);
  });

  it('is 200 on /readyz once all are connected', async () => {
    const address = await serve();
    expect((await send(address, { path: '/readyz' })).status).toBe(200);
  });
});

describe('the local page', () => {
  it('answers a question through the dispatch, as this machine', async () => {
    seen.length = 0;
    const { status, body } = await ask(await serve(), 'who had <access> & "why"?');
    expect(status).toBe(200);
    const page = new ReadPage(body);
    expect(new ReadPage(body, 'answer').texts('h3')).toEqual(['who had <access> & "why"?']);
    expect(page.texts('title')).toEqual(['who had <access> & "why"? – Verbatim']);
    expect(page.attribute('input', 'value')).toEqual(['who had <access> & "why"?']);
    expect(seen).toMatchObject([{ place: { platform: 'web', kind: 'local' }, person: { id: 'local' } }]);
  });

  it('runs any command by its name, and moderators’ not at all', async () => {
    const address = await serve();
    const answerTo = async (typed: string) =>
      new ReadPage((await ask(address, typed)).body, 'answer').texts('p').join(' ');
    expect(await answerTo('/sources wire')).toBe('sources of wire');
    expect(await answerTo('/Sources')).toBe('sources of all');
    expect(await answerTo('/refresh')).toContain('moderators');
    expect(await answerTo('/refresh')).not.toContain('refreshed');
    expect(await answerTo('/nothing')).toContain('I do not know that command');
    expect(new ReadPage((await ask(address, '/etc/passwd where?')).body, 'answer').texts('h3')).toEqual([
      '/etc/passwd where?',
    ]);
    // Nothing asked leaves the first page there.
    expect(new ReadPage((await ask(address, ' ')).body).all('main')).toHaveLength(1);
    expect(new ReadPage((await ask(address, '')).body).attribute('input', 'autofocus')).toEqual(['']);
  });

  it('takes 5,000 characters of any script, and says so when it is more than it takes', async () => {
    const address = await serve();
    const question = '漢'.repeat(5_000);
    expect(new ReadPage((await ask(address, question)).body, 'answer').texts('h3')).toEqual([question]);
    const refused = await ask(address, '漢'.repeat(50_000));
    expect(refused.status).toBe(413);
    expect(new ReadPage(refused.body).texts('p')).toEqual([english.tryIt.tooLong]);
  });

  it('is one labelled box in one language, made for phones, with one small script', async () => {
    const page = new ReadPage((await send(await serve())).body);
    expect(page.attribute('html', 'lang')).toEqual(['en']);
    expect(page.all('main')).toHaveLength(1);
    expect(page.all('h1')).toHaveLength(1);
    expect(page.attribute('label', 'for')).toEqual(page.attribute('input', 'id'));
    expect(page.texts('label')).toEqual([english.tryIt.headline]);
    expect(page.attribute('meta', 'content')).toContain('width=device-width, initial-scale=1');
    expect(page.texts('style')[0]).toContain('color-scheme: light dark');
    expect(page.texts('script')).toEqual([tryItScript]);
    expect(page.intrusions()).toEqual([]);
  });

  it('sends every answer with headers that forbid everything it does not need', async () => {
    const address = await serve();
    for (const path of ['/', '/nowhere', '/healthz']) {
      const { headers } = await send(address, { path });
      expect(headers['content-security-policy']).toMatch(
        /^default-src 'none'; script-src 'sha256-[\w+/]+=*'; img-src data:; style-src 'sha256-[\w+/]+=*'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
      );
      expect(headers).toMatchObject({
        'referrer-policy': 'same-origin',
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      });
      expect(headers).not.toHaveProperty('x-powered-by');
    }
  });

  it('allows by its policy exactly the style and the script that the page holds', async () => {
    const { headers, body } = await send(await serve());
    for (const name of ['style', 'script']) {
      const [held = ''] = new ReadPage(body).texts(name);
      const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(held));
      expect(headers['content-security-policy']).toContain(
        `${name}-src 'sha256-${Buffer.from(digest).toString('base64')}'`,
      );
    }
  });

  it('shows an answer again to whoever goes back to it, asks nothing again, and puts no question into an address', async () => {
    const address = await serve();
    seen.length = 0;
    const sent = { method: 'POST', headers: { origin: address }, form: { question: 'who <had> access' } };
    const { status, headers } = await send(address, sent);
    const path = String(headers['location']);
    expect([status, path]).toEqual([303, expect.stringMatching(/^\/answers\/[\da-f-]{36}$/)]);
    const pages = [await send(address, { path }), await send(address, { path })];
    expect(pages[0]).toMatchObject({ status: 200, body: pages[1]?.body });
    expect(new ReadPage(pages[0]?.body ?? '', 'answer').texts('h3')).toEqual(['who <had> access']);
    expect(seen).toHaveLength(1);

    const stranger = { path, headers: { host: 'evil.example' } };
    expect((await send(address, stranger)).status).toBe(403);
    for (let i = 0; i < 50; i++) await ask(address, `who ${i}`);
    const gone = await send(address, { path });
    expect(gone.status).toBe(410);
    expect(gone.body).not.toContain('access');
    for (const name of ['__proto__', 'x', '%ff', '..%2f']) {
      expect((await send(address, { path: `/answers/${name}` })).status).toBeGreaterThanOrEqual(400);
    }
  });

  it('is not there when it is not asked for', async () => {
    const address = await serve({ hasPage: false });
    expect((await send(address)).status).toBe(404);
    expect((await ask(address, 'who')).status).toBe(404);
  });
});

describe('only this machine', () => {
  it.each([['localhost'], ['127.0.0.1'], ['[::1]'], ['LOCALHOST']])('may call it %s', async (name) => {
    const address = await serve();
    const host = `${name}:${server?.port}`;
    expect((await send(address, { headers: { host } })).status).toBe(200);
    expect((await send(address, { headers: { host: name } })).status).toBe(200);
  });

  it.each([
    ['a name that now resolves here', { host: 'evil.example:3000' }],
    ['a name that begins like this machine', { host: 'localhost.evil.example' }],
    ['an address beside this machine', { host: '127.0.0.1.evil.example' }],
    ['user words before the name', { host: 'localhost@evil.example' }],
    ['a port without a name', { host: ':3000' }],
    ['a proxy (RFC 7239)', { forwarded: 'for=192.0.2.1' }],
    ['a proxy (X-Forwarded-For)', { 'x-forwarded-for': '127.0.0.1' }],
    ['a proxy (X-Forwarded-Host)', { 'X-Forwarded-Host': 'bot.example.org' }],
    ['a proxy (Via)', { via: '1.1 proxy' }],
  ])('sees the page, not %s', async (_case, headers) => {
    const address = await serve();
    const got = await send(address, { headers });
    expect(got.status).toBe(403);
    expect(new ReadPage(got.body).all('form')).toEqual([]);
    seen.length = 0;
    const posted = await send(address, {
      method: 'POST',
      headers: { origin: address, ...headers },
      form: { question: 'who' },
    });
    expect([posted.status, seen]).toEqual([403, []]);
  });

  it.each([
    ['127.0.0.1', true],
    ['127.8.9.10', true],
    ['::1', true],
    ['::ffff:127.0.0.1', true],
    ['192.0.2.1', false],
    ['::ffff:192.0.2.1', false],
    ['127.0.0.1.2', false],
    ['fe80::1', false],
    [undefined, false],
  ])('is told by the socket’s address %s: %s', (remoteAddress, isHere) => {
    const request = { socket: { remoteAddress }, headers: { host: 'localhost:3000' } };
    expect(refusedOrigin(request as Parameters<typeof refusedOrigin>[0]) === undefined).toBe(isHere);
  });

  it.each([
    ['another site', { origin: 'https://evil.example' }, 403],
    ['another port of this machine', { origin: 'http://127.0.0.1:1' }, 403],
    ['a page without an origin', { origin: 'null' }, 403],
    ['nobody says who', {}, 403],
    ['another site, by Sec-Fetch-Site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['another port, by Sec-Fetch-Site', { 'sec-fetch-site': 'same-site' }, 403],
    ['the page, by Sec-Fetch-Site alone', { 'sec-fetch-site': 'same-origin' }, 403],
  ])('sends no questions: %s', async (_case, headers, status) => {
    const address = await serve();
    seen.length = 0;
    const got = await send(address, { method: 'POST', headers, form: { question: 'who' } });
    expect(got.status).toBe(status);
    expect(seen).toEqual([]);
  });

  it('sends questions from the page itself', async () => {
    const address = await serve();
    for (const site of [{}, { 'sec-fetch-site': 'same-origin' }]) {
      seen.length = 0;
      const headers = { origin: address, ...site };
      const got = await sendForm(address, { headers, form: { question: 'who' } });
      expect([got.status, seen.length]).toEqual([200, 1]);
    }
  });

  it('believes the page’s own origin only if nothing speaks against it', async () => {
    const address = await serve();
    const headers = { origin: address, 'sec-fetch-site': 'cross-site' };
    expect((await send(address, { method: 'POST', headers, form: { question: 'who' } })).status).toBe(403);
  });
});

describe('faults', () => {
  it('end in a page without a stack, and in the log without a message', async () => {
    const logged: unknown[] = [];
    const keep = (fields: object, message: string) => logged.push({ fields, message });
    const address = await serve({
      log: { ...silent, error: keep, warn: keep },
      before: (app) =>
        app.get('/fault', () => {
          throw new TypeError('secret question');
        }),
    });
    const { status, body } = await send(address, { path: '/fault' });
    expect(status).toBe(500);
    expect(body).not.toMatch(/secret question|TypeError|at .*\.(ts|js)/);
    expect(logged).toEqual([
      { fields: { status: 500, error: 'TypeError' }, message: 'a web request failed' },
    ]);
  });

  it('of the one who asks are told as such', async () => {
    const address = await serve();
    expect((await send(address, { path: '/nowhere' })).status).toBe(404);
    expect((await send(address, { path: '/%ff' })).status).toBeLessThan(500);
    expect((await send(address, { method: 'PUT' })).status).toBe(404);
    const many = Array.from({ length: 50 }, (_, i) => `a${i}=1`).join('&');
    const refused = await send(address, { method: 'POST', headers: { origin: address }, body: many });
    expect(refused.status).toBe(413);
    const twice = await sendForm(address, {
      headers: { origin: address },
      body: 'question=a&question=b',
    });
    expect(new ReadPage(twice.body).attribute('input', 'value')).toEqual(['']);
  });

  it('leaves the body of every other route unread', async () => {
    const address = await serve({
      before: (app) =>
        app.post('/slack/events', (request, response) => {
          let raw = '';
          request.setEncoding('utf8');
          request.on('data', (part) => {
            raw += part;
          });
          request.on('end', () => response.json({ raw, parsed: request.body ?? null }));
        }),
    });
    const { body } = await send(address, { path: '/slack/events', method: 'POST', form: { text: 'a b' } });
    expect(JSON.parse(body)).toEqual({ raw: 'text=a+b', parsed: null });
  });
});

describe('startServer', () => {
  it('says clearly that a port is taken, or a host not here', async () => {
    await serve();
    const app = express();
    const taken = startServer(app, { host: '127.0.0.1', port: server?.port ?? 0 });
    await expect(taken).rejects.toThrow(AdapterError);
    await expect(taken).rejects.toThrow(`port ${server?.port} on 127.0.0.1 is taken: set PORT to another`);
    await expect(startServer(app, { host: '192.0.2.1', port: 0 })).rejects.toThrow(
      '192.0.2.1 is no address of this machine: set HOST to one, such as 127.0.0.1',
    );
  });

  it('lets a request in flight finish while it closes, and cuts one off that does not', async () => {
    let arrived = () => {};
    const waiting = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    let finish = () => {};
    const hold = (app: express.Application) => {
      app.get('/slow', (_request, response) => {
        finish = () => response.send('finished');
        arrived();
      });
      app.get('/never', () => arrived());
    };
    const slow = send(await serve({ before: hold }), { path: '/slow' });
    await waiting;
    const closing = server?.close(60_000);
    finish();
    expect((await slow).body).toBe('finished');
    await closing;

    const arrivedAgain = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const never = send(await serve({ before: hold }), { path: '/never' }).catch((error: Error) => error);
    await arrivedAgain;
    await server?.close(0);
    expect(await never).toBeInstanceOf(Error);
    await server?.close(0);
  });
});

describe('markup', () => {
  it('holds any text as text, in elements and in attributes', () => {
    fc.assert(
      fc.property(
        fc
          .oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...hostileTexts))
          .filter((s) => !s.includes('\0')),
        (words) => {
          const page = new ReadPage(html`<p>${words}</p><input value="${words}">`.markup);
          expect(page.texts('p')).toEqual([words]);
          expect(page.attribute('input', 'value')).toEqual([words]);
        },
      ),
    );
  });

  it('shows U+0000 as its picture, for no page can hold it', () => {
    expect(new ReadPage(html`<p>${'a\0b'}</p>`.markup).texts('p')).toEqual(['a␀b']);
  });

  const show = (...blocks: Block[]) => new ReadPage(renderReply(english, { blocks }).markup);

  it('writes what one types with its slash', () => {
    const { markup } = renderReply(english, { blocks: [text('Try ', typed('ask who'), '.')] });
    expect(markup).toContain('Try <code>/ask who</code>.');
  });

  it('reads back every quote exactly, its highlights marked', () => {
    fc.assert(
      fc.property(
        fc
          .array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(...hostileTexts, '\r\n', '\r')), {
            minLength: 1,
          })
          .map((parts) => parts.join(''))
          .filter((body) => body !== '' && !body.includes('\0')),
        fc.array(fc.nat({ max: 40 }), { maxLength: 6 }),
        (body, cuts) => {
          const edges = [...new Set(cuts.filter((cut) => cut <= body.length))].sort((a, b) => a - b);
          const highlights = edges.flatMap((start, i) =>
            i % 2 === 0 && edges[i + 1] !== undefined ? [{ start, end: edges[i + 1] ?? 0 }] : [],
          );
          const quote = quoteAt(documentOf(body), { start: 0, end: body.length }, highlights);
          const page = show({ kind: 'quote', quote });
          expect(page.texts('blockquote')).toEqual([body]);
          expect(page.texts('mark')).toEqual(highlights.map(({ start, end }) => body.slice(start, end)));
          expect(page.intrusions()).toEqual([]);
        },
      ),
    );
  });

  it('links a citation to its document’s page, and to nothing else', () => {
    const cite = (url: string) =>
      show({ kind: 'quote', quote: quoteAt({ ...documentOf('words'), url }, { start: 0, end: 5 }) });
    expect(cite('https://example.org/a?b="c"&d').attribute('a', 'href')).toEqual([
      'https://example.org/a?b=%22c%22&d',
    ]);
    for (const url of [
      'javascript:alert(1)',
      'data:text/html,x',
      'file:///etc/passwd',
      'no address',
      '//evil',
    ]) {
      const page = cite(url);
      expect(page.all('a')).toEqual([]);
      expect(page.attribute('blockquote', 'cite')).toEqual([undefined]);
    }
  });

  it('cites title, author, publisher, date, file and line as text', () => {
    const document = {
      ...documentOf('one\ntwo'),
      title: '<b>T</b>',
      author: 'Ada & co',
      publisher: '<i>W',
      date: '2018',
    };
    const page = show({ kind: 'quote', quote: quoteAt(document, { start: 4, end: 7 }) });
    expect(page.texts('figcaption')).toEqual(['<b>T</b>\nDetailsAda & co · <i>W · 2018 · a.txt:2']);
    expect(page.texts('cite')).toEqual(['<b>T</b>']);
  });

  it('folds where else quoted words stand under one line that counts the places', () => {
    const quoteIn = (id: string) => quoteAt(documentOf('words', id), { start: 0, end: 5 });
    const copies = ['b.txt', 'c.txt'].map((id) => ({ quote: quoteIn(id), link: `/read/${id}#quote` }));
    const page = show({ kind: 'quote', quote: quoteIn('a.txt'), copies });
    expect(page.texts('summary')).toEqual(['Details', 'also in 2 more places', 'Details', 'Details']);
    const folded = page.texts('details')[1];
    for (const id of ['b.txt', 'c.txt']) expect(folded).toContain(`Title of *${id}*`);
    expect(folded).not.toContain('a.txt');
    expect(page.attribute('a', 'href')).toEqual(['/read/b.txt#quote', '/read/c.txt#quote']);
    expect(page.intrusions()).toEqual([]);
  });

  it('shows the other blocks, every word of others as text', () => {
    const hostile = '<script>alert(1)</script>';
    const page = show(
      heading(hostile),
      text(hostile, strong(hostile), code(hostile)),
      note(hostile),
      { kind: 'question', text: hostile, askedBy: hostile },
      {
        kind: 'table',
        table: { columns: [{ title: hostile }, { title: 'n', align: 'right' }], rows: [[hostile, '1']] },
      },
      { kind: 'progress', progress: { label: hostile, done: 1, total: 2 } },
      { kind: 'actions', actions: [{ name: 'share', label: 'Share', answerId: 'a', question: 'q' }] },
    );
    expect(page.intrusions()).toEqual([]);
    expect(page.texts('h3')).toEqual([hostile, hostile]);
    expect(page.texts('p')).toEqual([hostile.repeat(3), hostile, `asked by ${hostile}`, `${hostile} `]);
    expect(page.texts('th')).toEqual([hostile, 'n']);
    expect(page.texts('td')).toEqual([hostile, '1']);
    expect(page.attribute('td', 'class')).toEqual([undefined, 'right']);
    expect(page.all('button')).toEqual([]);
  });
});
