import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import type { TextResourceContents } from '@modelcontextprotocol/sdk/types.js';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Caller, localCaller } from '../../../src/adapters/mcp/caller.js';
import { makeMcpServer } from '../../../src/adapters/mcp/server.js';
import { maxArgumentLength } from '../../../src/adapters/mcp/tools.js';
import type { Services } from '../../../src/chat/protocol/services.js';
import { Bot, chatSettings, person, terminal, threeDocuments } from '../../support/bot.js';
import { readProjectFile } from '../../support/documentation.js';
import { gate } from '../../support/gate.js';
import { documentOf } from '../../support/texts.js';

/** A program's own client, connected to a bot. */
async function connected(bot: Bot, caller: Caller = localCaller()): Promise<Client> {
  const [ours, theirs] = InMemoryTransport.createLinkedPair();
  const server = makeMcpServer(bot.dispatcher, caller, '1.2.3');
  await server.connect(ours);
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(theirs);
  onTestFinished(() => client.close());
  return client;
}

interface Called {
  readonly isError?: boolean;
  readonly structuredContent?: Record<string, unknown>;
  readonly content: readonly { readonly type: string; readonly text: string }[];
}

async function call(client: Client, name: string, given: Record<string, unknown>): Promise<Called> {
  return (await client.callTool({ name, arguments: given })) as unknown as Called;
}

/** What of it nobody can know beforehand. */
function lasting(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, inner) => (key === 'tookMs' || key === 'receipt' ? undefined : inner)),
  );
}

const elsewhere: Caller = { place: { platform: 'mcp', kind: 'direct' }, person: person({ id: 'mcp' }) };

describe('the MCP server', () => {
  it('says what it is for, and names its tools with what they take and give', async () => {
    const client = await connected(await Bot.with());
    expect(client.getServerVersion()).toMatchObject({ name: 'verbatim', version: '1.2.3' });
    expect(client.getInstructions()).toContain('character for character');
    const { tools: listed } = await client.listTools();
    expect(listed.map(({ name }) => name)).toEqual(['ask', 'find', 'check', 'coverage', 'sources', 'verify']);
    for (const { inputSchema, outputSchema, annotations, description } of listed) {
      expect(inputSchema).toMatchObject({ type: 'object', additionalProperties: false });
      expect(outputSchema).toMatchObject({ type: 'object' });
      expect(annotations).toMatchObject({ readOnlyHint: true });
      expect(description).toBeTruthy();
    }
  });

  it.each([
    ['ask', { question: 'who eats the zebra' }, 'ask', { question: 'who eats the zebra' }],
    ['ask', { question: 'who won the cup' }, 'ask', { question: 'who won the cup' }],
    ['find', { text: 'Lions eat zebras.' }, 'find', { text: 'Lions eat zebras.' }],
    [
      'check',
      { text: 'They say “Nobody eats the zebra”.' },
      'check',
      { words: 'They say “Nobody eats the zebra”.' },
    ],
    ['coverage', { topic: 'zebra' }, 'coverage', { topic: 'zebra' }],
    [
      'coverage',
      { topic: 'zebra', between: 'Lions,All about zebras' },
      'coverage',
      { topic: 'zebra', between: 'Lions,All about zebras' },
    ],
  ])('gives with %s %j what the command prints for programs', async (tool, given, command, values) => {
    const bot = await Bot.with();
    const called = await call(await connected(bot), tool, given);
    const printed = await bot.reply(command, '', { input: { kind: 'values', values }, place: terminal });
    expect(called.isError).toBeUndefined();
    expect(lasting(called.structuredContent)).toEqual(lasting(printed.data));
    // For programs that know no structured results.
    expect(JSON.parse(called.content[0]?.text ?? '')).toEqual(called.structuredContent);
  });

  it('cuts every quote out of the text that the document’s resource gives', async () => {
    const text = '---\ntitle: Zoo\n---\n\nDer Zoo 🦓 öffnet.\r\n\r\nThe zebra 🦓 eats grass in the zoo.\r\n';
    const odd = documentOf('a, b/über 100%.md', text, { body: { start: 20, end: text.length } });
    const client = await connected(await Bot.with([...threeDocuments, odd]));
    const { structuredContent = {} } = await call(client, 'ask', {
      question: 'what does the zebra eat in the zoo',
    });
    const quotes = structuredContent['quotes'] as {
      documentId: string;
      start: number;
      end: number;
      text: string;
    }[];
    expect(quotes.map(({ documentId }) => documentId)).toContain(odd.id);
    const { resources } = await client.listResources();
    for (const { documentId, start, end, text: words } of quotes) {
      const { uri = '' } = resources.find(({ name }) => name === documentId) ?? {};
      const [content] = (await client.readResource({ uri })).contents as TextResourceContents[];
      expect(content?.text.slice(start, end)).toBe(words);
    }
  });

  it('gives a quote by its receipt, and verifies it', async () => {
    const bot = await Bot.with();
    const client = await connected(bot);
    const { structuredContent = {} } = await call(client, 'ask', { question: 'who eats the zebra' });
    const [quote] = structuredContent['quotes'] as { text: string; receipt: string }[];
    const read = await client.readResource({ uri: `verbatim://quote/${quote?.receipt}` });
    const [words, about] = read.contents as TextResourceContents[];
    expect(words?.text).toBe(quote?.text);
    expect(JSON.parse(about?.text ?? '')).toMatchObject({ id: quote?.receipt, text: quote?.text });
    const verified = await call(client, 'verify', { receipt: `receipt ${quote?.receipt.toLowerCase()}` });
    expect(verified.structuredContent).toMatchObject({
      receipt: { id: quote?.receipt, text: quote?.text },
      kind: 'unchanged',
    });
  });

  it('lists documents 200 at a time', async () => {
    const many = Array.from({ length: 450 }, (_, i) =>
      documentOf(`${String(i).padStart(3, '0')}.txt`, `Note ${i} on the zebra.`),
    );
    const client = await connected(await Bot.with(many));
    const names: string[] = [];
    for (let cursor: string | undefined, pages = 0; pages < 9; pages++) {
      const page = await client.listResources(cursor === undefined ? {} : { cursor });
      expect(page.resources.length).toBeLessThanOrEqual(200);
      names.push(...page.resources.map(({ name }) => name));
      cursor = page.nextCursor;
      if (cursor === undefined) break;
    }
    expect(names).toEqual(many.map(({ id }) => id));
    const last = (await call(client, 'sources', { from: 400 })).structuredContent;
    expect(last).toMatchObject({ total: 450, from: 400 });
    expect(last?.['documents']).toHaveLength(50);
  });
});

it('has the tools, and what they take, in the documentation', async () => {
  const client = await connected(await Bot.with());
  const { tools } = await client.listTools();
  const rows = tools.map(({ name, inputSchema }) => {
    const takes = Object.keys(inputSchema.properties ?? {}).map((key) => `\`${key}\``);
    return new RegExp(`^\\| \`${name}\` \\| .* \\| ${takes.join(', ')} \\|$`, 'mu');
  });
  const readme = readProjectFile('src/cli/README.md');
  for (const row of rows) expect(readme).toMatch(row);
});

describe('the MCP server, asked otherwise than it is to be', () => {
  it.each([
    ['ask', {}, /question/u],
    ['ask', { question: 3 }, /question/u],
    ['ask', { question: ['zebra'] }, /question/u],
    ['ask', { question: 'zebra', limit: 3 }, /limit/u],
    ['ask', { question: 'zebra', source: 'no such title' }, /No document has that/u],
    ['check', { text: null }, /text/u],
    ['check', { text: '7K2M-9QXR-4F0T-WB8N' }, /verify/u],
    ['coverage', { topic: 'zebra', page: 0 }, /page/u],
    ['coverage', { topic: 'zebra', page: 7 }, /7/u],
    ['coverage', { topic: 'zebra', between: 'Lions' }, /,/u],
    ['coverage', { topic: 'zebra', between: 'Lions,Tigers' }, /Tigers/u],
    ['coverage', { topic: 'zebra', source: 'no such title' }, /No document/u],
    ['sources', { from: 'x' }, /from/u],
    ['verify', { receipt: 'who eats the zebra' }, /no id of a receipt/u],
    ['verify', { receipt: '7K2M-9QXR-4F0T-WB8N' }, /do not know that receipt/u],
    ['refresh', {}, /refresh/u],
    ['constructor', {}, /constructor/u],
  ])('answers %s %o with what is wrong, and goes on', async (tool, given, words) => {
    const bot = await Bot.with();
    const client = await connected(bot);
    const called = await call(client, tool, given);
    expect(called.isError).toBe(true);
    expect(called.content[0]?.text).toMatch(words);
    expect(called.content[0]?.text.length).toBeLessThan(400);
    expect(bot.log.lines.filter(({ level }) => level === 'error')).toEqual([]);
    expect((await call(client, 'ask', { question: 'who eats the zebra' })).isError).toBeUndefined();
  });

  it('refuses an argument of a megabyte, and reads on', async () => {
    const client = await connected(await Bot.with());
    for (const { name, inputSchema } of (await client.listTools()).tools) {
      for (const key of Object.keys(inputSchema.properties ?? {})) {
        const called = await call(client, name, { [key]: 'a'.repeat(1_000_000) });
        expect(called.isError, `${name} ${key}`).toBe(true);
        expect(called.content[0]?.text.length).toBeLessThan(1_000);
      }
    }
  });

  it('takes an argument as long as the longest text that is checked', async () => {
    const client = await connected(await Bot.with());
    const words = '“The lion eats the zebra in the evening.”';
    const text = words + ' '.repeat(maxArgumentLength - words.length);
    expect((await call(client, 'check', { text })).structuredContent).toMatchObject({
      strings: [{ kind: 'exact', passes: true }],
    });
  });

  it.each([
    'verbatim://document/none.txt',
    'verbatim://document/%E0%A4%A',
    'verbatim://document/..%2F..%2Fetc%2Fpasswd',
    'verbatim://quote/7K2M-9QXR-4F0T-WB8N',
    'verbatim://quote/%00',
    'verbatim://elsewhere/tax.txt',
    'file:///etc/passwd',
    'no address',
  ])('has nothing at %s', async (uri) => {
    const client = await connected(await Bot.with());
    await expect(client.readResource({ uri })).rejects.toThrow(/-3|no such|not found|Invalid/u);
  });

  it('answers nothing any more that was cancelled', async () => {
    const { passed: held, open: letGo } = gate();
    const bot = await Bot.with();
    const { library } = bot;
    const answer = library.answer.bind(library);
    library.answer = async (...given) => {
      await held;
      return answer(...given);
    };
    const client = await connected(bot);
    const stopping = new AbortController();
    const asked = client.callTool({ name: 'ask', arguments: { question: 'zebra' } }, undefined, {
      signal: stopping.signal,
    });
    stopping.abort();
    await expect(asked).rejects.toThrow();
    letGo();
    expect((await call(client, 'ask', { question: 'who eats the zebra' })).isError).toBeUndefined();
  });
});

describe('what a program may see', () => {
  const collections = new Map([['news', ['news']]]);
  const granting = [{ platform: 'slack', to: 'workspace', workspace: 'T1', collections: ['news'] }] as const;

  async function botWith(over: Partial<typeof chatSettings>): Promise<Bot> {
    const services: Partial<Services> = { settings: { ...chatSettings, ...over } };
    return Bot.with(undefined, { services });
  }

  async function seenBy(bot: Bot, caller: Caller) {
    const client = await connected(bot, caller);
    const { resources } = await client.listResources();
    const { structuredContent } = await call(client, 'ask', { question: 'what is the tax of each company' });
    const tax = await client.readResource({ uri: 'verbatim://document/tax.txt' }).catch(() => undefined);
    return {
      names: resources.map(({ name }) => name),
      answer: structuredContent?.['kind'],
      readsTax: tax !== undefined,
    };
  }

  const all = { names: ['news/lion.txt', 'news/zebra.txt', 'tax.txt'], answer: 'found', readsTax: true };
  const news = { names: ['news/lion.txt', 'news/zebra.txt'], answer: 'not-found', readsTax: false };
  const nothing = { names: [], answer: undefined, readsTax: false };
  const withGrants = { access: { collections, grants: granting } };
  const withoutGrants = { access: { collections, grants: [] } };

  it.each([
    ['everything without grants', withoutGrants, {}, all, all],
    ['its collections without grants', withoutGrants, { collections: ['news'] }, news, news],
    ['with grants from elsewhere nothing', withGrants, {}, all, nothing],
    ['with grants its collections', withGrants, { collections: ['news'] }, news, news],
  ])('is %s', async (_, access, mcp, here, there) => {
    const bot = await botWith({ ...access, mcp });
    expect(await seenBy(bot, localCaller())).toEqual(here);
    expect(await seenBy(bot, elsewhere)).toEqual(there);
  });

  it('is no receipt of a channel, from elsewhere', async () => {
    const bot = await Bot.with();
    await bot.reply('ask', 'who eats the zebra');
    const receipt = [...bot.answers.receipts.keys()][0] ?? '';
    const uri = `verbatim://quote/${receipt}`;
    const there = await connected(bot, elsewhere);
    await expect(there.readResource({ uri })).rejects.toThrow(/no such/u);
    expect((await call(there, 'verify', { receipt })).isError).toBe(true);
    const here = await connected(bot);
    expect((await here.readResource({ uri })).contents).toHaveLength(2);
  });

  it('is counted as a channel’s questions are, from elsewhere', async () => {
    const bot = await botWith({
      limits: { perUser: { questions: 1, seconds: 60 }, perChannel: { questions: 2, seconds: 60 } },
    });
    const ask = async (client: Client) => (await call(client, 'ask', { question: 'zebra' })).isError ?? false;
    const [there, again] = [await connected(bot, elsewhere), await connected(bot, elsewhere)];
    expect([await ask(there), await ask(again), await ask(there)]).toEqual([false, false, true]);
    const here = await connected(bot);
    expect([await ask(here), await ask(here), await ask(here)]).toEqual([false, false, false]);
  });
});
