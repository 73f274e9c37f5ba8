import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import express from 'express';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type McpHttpOptions, mountMcp } from '../../../src/adapters/mcp/http.js';
import { mountWeb } from '../../../src/adapters/web/mount.js';
import { startServer } from '../../../src/adapters/web/server.js';
import { Bot } from '../../support/bot.js';
import { gate } from '../../support/gate.js';

const token = '0123456789abcdef0123456789abcdef';

interface Served {
  readonly bot: Bot;
  readonly address: string;
  readonly port: number;
}

async function served(over: Partial<McpHttpOptions> = {}, bot?: Bot): Promise<Served> {
  const answering = bot ?? (await Bot.with());
  const app = express();
  mountMcp(app, answering.dispatcher, { token, version: '1.2.3', log: answering.log, ...over });
  mountWeb(app, answering.dispatcher, {
    log: answering.log,
    health: () => ({ live: true, ready: true, adapters: [] }),
  });
  const server = await startServer(app, { host: '127.0.0.1', port: 0 });
  onTestFinished(() => server.close(0));
  return { bot: answering, port: server.port, address: `http://127.0.0.1:${server.port}/mcp` };
}

/** A program's own client. */
async function connected({ address }: Served, authorization = `Bearer ${token}`): Promise<Client> {
  const transport = new StreamableHTTPClientTransport(new URL(address), {
    requestInit: { headers: { authorization } },
  });
  const client = new Client({ name: 'test', version: '1' });
  // Its optional callbacks are declared otherwise than the interface's.
  await client.connect(transport as Parameters<Client['connect']>[0]);
  onTestFinished(() => client.close());
  return client;
}

interface Told {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const right = {
  authorization: `Bearer ${token}`,
  accept: 'application/json, text/event-stream',
  'content-type': 'application/json',
};
const ping = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'ping' });

/** A request as it is, Host and Origin included. */
function send(
  { port }: Pick<Served, 'port'>,
  headers: Record<string, string>,
  body: string = ping,
  method = 'POST',
): Promise<Told> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port, path: '/mcp', method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (piece: string) => {
        text += piece;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode, headers: response.headers, body: text }),
      );
    });
    request.on('error', reject);
    request.end(body);
  });
}

describe('MCP over HTTP', () => {
  it('answers a program that knows the token, call by call', async () => {
    const client = await connected(await served());
    expect(client.getServerVersion()).toMatchObject({ name: 'verbatim', version: '1.2.3' });
    expect((await client.listTools()).tools).toHaveLength(6);
    const { structuredContent } = await client.callTool({
      name: 'ask',
      arguments: { question: 'who eats the zebra' },
    });
    const { quotes } = structuredContent as { quotes: { receipt: string; text: string }[] };
    const [quote] = quotes;
    const read = await client.readResource({ uri: `verbatim://quote/${quote?.receipt}` });
    expect(read.contents[0]).toMatchObject({ text: quote?.text });
  });

  it('answers several programs at once, each its own question', async () => {
    const server = await served();
    const clients = await Promise.all(Array.from({ length: 4 }, () => connected(server)));
    const filters = ['zebra', 'lion', 'tax', 'none'];
    const listed = await Promise.all(
      clients.map((client, i) => client.callTool({ name: 'sources', arguments: { filter: filters[i] } })),
    );
    expect(listed.map(({ structuredContent }) => (structuredContent as { total: number }).total)).toEqual([
      1, 1, 1, 0,
    ]);
  });

  it('asks as somebody who is not at this machine', async () => {
    const server = await served();
    const client = await connected(server);
    await client.callTool({ name: 'ask', arguments: { question: 'who eats the zebra' } });
    const [given] = server.bot.answers.saved.values();
    expect(given?.place).toEqual({ platform: 'mcp', kind: 'direct' });
  });

  it.each([
    ['no token', {}, 401],
    ['an empty token', { authorization: 'Bearer ' }, 401],
    ['another token', { authorization: `Bearer ${token.slice(0, -1)}0` }, 401],
    ['a part of the token', { authorization: `Bearer ${token.slice(0, 20)}` }, 401],
    ['the token and more', { authorization: `Bearer ${token}${token}` }, 401],
    ['the token by another scheme', { authorization: `Basic ${token}` }, 401],
    ['the token alone', { authorization: token }, 401],
    ['a foreign Origin', { ...right, origin: 'https://evil.example' }, 403],
    ['a null Origin', { ...right, origin: 'null' }, 403],
    ['a page of another port', { ...right, origin: 'http://127.0.0.1:1' }, 403],
    ['a page that hides its Origin', { ...right, 'sec-fetch-site': 'cross-site' }, 403],
    ['a foreign Host', { ...right, host: 'evil.example' }, 403],
    ['a Host that resolves to this machine', { ...right, host: 'localhost.evil.example:3000' }, 403],
    ['a proxy’s header', { ...right, 'x-forwarded-for': '10.0.0.1' }, 403],
  ])('refuses %s, whatever is asked', async (_, headers, status) => {
    const server = await served();
    const { 'content-type': type, accept } = right;
    for (const method of ['POST', 'GET', 'DELETE', 'OPTIONS']) {
      const told = await send(
        server,
        { accept, 'content-type': type, ...headers },
        method === 'POST' ? ping : '',
        method,
      );
      expect(told.status, method).toBe(status);
      expect(told.headers['access-control-allow-origin']).toBeUndefined();
      expect(told.headers['www-authenticate']).toBe(status === 401 ? 'Bearer' : undefined);
      expect(JSON.parse(told.body)).toMatchObject({ jsonrpc: '2.0', error: {}, id: null });
    }
    const { text } = server.bot.log;
    expect(text).toContain('an MCP request was refused');
    expect(text).not.toContain('evil.example');
    expect(text).not.toContain(token.slice(0, 20));
  });

  it('takes its own Origin, and none', async () => {
    const server = await served();
    const host = `127.0.0.1:${server.port}`;
    expect((await send(server, right)).status).toBe(200);
    expect((await send(server, { ...right, origin: `http://${host}` })).status).toBe(200);
  });

  it.each([
    [{ host: 'docs.example.org' }, 200],
    [{ host: 'docs.example.org:443' }, 200],
    [{ host: 'DOCS.example.org', 'x-forwarded-for': '10.0.0.1' }, 200],
    [{ host: 'docs.example.org', origin: 'https://docs.example.org' }, 200],
    [{ host: 'docs.example.org', origin: 'http://docs.example.org' }, 403],
    [{ host: 'docs.example.org', origin: 'https://evil.example' }, 403],
    [{ host: 'docs.example.org:444' }, 403],
    [{ host: 'docs.example.org@evil.example' }, 403],
    [{ host: 'evil.example' }, 403],
    [{ host: '127.0.0.1', 'x-forwarded-for': '10.0.0.1' }, 403],
  ])('behind a public address it answers %o with %i', async (headers: Record<string, string>, status) => {
    const server = await served({ publicUrl: 'https://docs.example.org/verbatim' });
    expect((await send(server, { ...right, ...headers })).status).toBe(status);
    const { authorization: _, ...others } = { ...right, ...headers };
    expect((await send(server, others)).status).toBe(status === 200 ? 401 : 403);
  });

  it.each([
    ['what is no JSON', 'no JSON', 400],
    ['no message', '{}', 400],
    ['null', 'null', 400],
    ['a megabyte', JSON.stringify({ ...JSON.parse(ping), params: { a: 'a'.repeat(1_000_000) } }), 413],
  ])('says of %s that it cannot be read, and of it nothing in the log', async (_, body, status) => {
    const server = await served();
    const told = await send(server, right, body);
    expect(told.status).toBe(status);
    expect(JSON.parse(told.body)).toMatchObject({ jsonrpc: '2.0', error: { message: expect.any(String) } });
    expect(told.body.length).toBeLessThan(400);
    expect(server.bot.log.text).not.toContain('no JSON');
    expect((await send(server, right)).status).toBe(200);
  });

  it('takes the longest argument, in any script and escaped', async () => {
    const server = await served();
    const text = JSON.stringify('猫'.repeat(40_000)).replaceAll('猫', '\\u732b');
    const call = { jsonrpc: '2.0', id: 7, method: 'tools/call', params: { name: 'check', arguments: {} } };
    const body = JSON.stringify(call).replace('"arguments":{}', `"arguments":{"text":${text}}`);
    const told = await send(server, right, body);
    expect(told.status).toBe(200);
    expect(JSON.parse(told.body)).toMatchObject({ result: { structuredContent: { strings: [{}] } } });
  });

  it.each(['GET', 'DELETE', 'PUT'])('has no stream and no session: %s is 405', async (method) => {
    const told = await send(await served(), right, '', method);
    expect([told.status, told.headers.allow]).toEqual([405, 'POST']);
  });

  it('stops what nobody waits for any more', async () => {
    const bot = await Bot.with();
    const { passed: asked, open: noteAsked } = gate();
    let letGo: () => void = () => {};
    const { library } = bot;
    const answer = library.answer.bind(library);
    library.answer = async (...given) => {
      noteAsked();
      await new Promise<void>((resolve) => {
        letGo = resolve;
      });
      return answer(...given);
    };
    const { port } = await served({}, bot);
    const request = httpRequest({ host: '127.0.0.1', port, path: '/mcp', method: 'POST', headers: right });
    request.on('error', () => {});
    request.end(
      JSON.stringify({
        jsonrpc: '2.0',
        id: 1,
        method: 'tools/call',
        params: { name: 'ask', arguments: { question: 'zebra' } },
      }),
    );
    await asked;
    request.destroy();
    await new Promise((resolve) => setTimeout(resolve, 50));
    letGo();
    await expect.poll(() => bot.log.text).toContain('a reply was not shown');
    expect(bot.log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });
});

it('is not there unless it is mounted', async () => {
  const bot = await Bot.with();
  const app = express();
  mountWeb(app, bot.dispatcher, { log: bot.log, health: () => ({ live: true, ready: true, adapters: [] }) });
  const server = await startServer(app, { host: '127.0.0.1', port: 0 });
  onTestFinished(() => server.close(0));
  expect((await send({ port: server.port }, right)).status).toBe(404);
});
