import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { JSONRPCMessageSchema, type TextResourceContents } from '@modelcontextprotocol/sdk/types.js';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { forAllTests, whenDone } from '../support/clean-up.js';
import { pdf } from '../support/pdf.js';
import {
  corpusCopy,
  environmentOf,
  launchInProcess,
  program,
  project,
  run,
  runInProcess,
  temporaryFolder,
} from './program.js';

// Each starts several threads or processes, which takes seconds on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const question = 'which companies had access';

/** A program's own client, connected to the compiled program. */
async function connected(env: Record<string, string> = {}): Promise<Client> {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [program, 'mcp'],
    cwd: project,
    env: environmentOf({
      VERBATIM_STATE: join(temporaryFolder(), 'state'),
      VERBATIM_CORPUS: corpusCopy(),
      ...env,
    }),
    stderr: 'ignore',
  });
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(transport);
  whenDone(() => client.close());
  return client;
}

const greeting = [
  {
    jsonrpc: '2.0',
    id: 1,
    method: 'initialize',
    params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'test', version: '1' } },
  },
  { jsonrpc: '2.0', method: 'notifications/initialized' },
];

function asking(id: number | string, name: string, given: object) {
  return { jsonrpc: '2.0', id, method: 'tools/call', params: { name, arguments: given } };
}

function lines(messages: readonly (object | string)[]): string {
  return messages
    .map((message) => `${typeof message === 'string' ? message : JSON.stringify(message)}\n`)
    .join('');
}

/** What the program said on standard output, each line a message of the protocol. */
function messagesIn(stdout: string) {
  expect(stdout.endsWith('\n')).toBe(true);
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSONRPCMessageSchema.parse(JSON.parse(line)) as { id?: number | string; result?: object });
}

describe('npm run verbatim -- mcp', () => {
  const running = forAllTests(() => connected());

  it('answers a program with quotes that are cut out of the documents, and takes them back', async () => {
    const client = running();
    const { structuredContent: answer } = await client.callTool({ name: 'ask', arguments: { question } });
    const { quotes } = answer as {
      quotes: { documentId: string; start: number; end: number; text: string; receipt: string }[];
    };
    expect(quotes.length).toBeGreaterThan(0);
    for (const { documentId, start, end, text, receipt } of quotes) {
      const uri = `verbatim://document/${encodeURIComponent(documentId)}`;
      const [document] = (await client.readResource({ uri })).contents as TextResourceContents[];
      expect(document?.text.slice(start, end)).toBe(text);
      const checked = await client.callTool({ name: 'check', arguments: { text: `They say “${text}”` } });
      expect(checked.isError).toBeUndefined();
      const verified = await client.callTool({ name: 'verify', arguments: { receipt } });
      expect(verified.structuredContent).toMatchObject({ kind: 'unchanged', receipt: { text } });
    }
  });

  it('passes a quotation that stands in the documents, and none that was altered', async () => {
    const client = running();
    const text = 'They had “private access to some user data” and “private access to all user data”.';
    const { structuredContent } = await client.callTool({ name: 'check', arguments: { text } });
    expect(structuredContent).toMatchObject({
      strings: [
        { kind: 'exact', passes: true },
        { kind: 'altered', passes: false },
      ],
    });
  });

  it('follows the folder while it runs, with watch: true', async () => {
    const [corpus, folder] = [corpusCopy(), temporaryFolder()];
    const configuration = join(folder, 'verbatim.yaml');
    writeFileSync(configuration, 'watch: true\n');
    const client = await connected({ VERBATIM_CORPUS: corpus, VERBATIM_CONFIG: configuration });
    await client.callTool({ name: 'sources', arguments: {} });
    writeFileSync(join(corpus, 'ferry.txt'), 'The ferry to Skagen leaves at nine in the morning.\n');
    const asked = { name: 'ask', arguments: { question: 'when does the ferry to Skagen leave' } };
    await vi.waitFor(
      async () => expect((await client.callTool(asked)).structuredContent).toMatchObject({ kind: 'found' }),
      { timeout: 100_000, interval: 500 },
    );
  });

  it('sees its collections alone', async () => {
    const [corpus, folder] = [corpusCopy(), temporaryFolder()];
    mkdirSync(join(corpus, 'board'));
    writeFileSync(join(corpus, 'board', 'minutes.txt'), 'The board meets on Mondays in the blue room.\n');
    const configuration = join(folder, 'verbatim.yaml');
    writeFileSync(configuration, 'collections: { board: board }\nmcp: { collections: board }\n');
    const client = await connected({ VERBATIM_CORPUS: corpus, VERBATIM_CONFIG: configuration });
    const { resources } = await client.listResources();
    expect(resources.map(({ name }) => name)).toEqual(['board/minutes.txt']);
    const { structuredContent } = await client.callTool({ name: 'ask', arguments: { question } });
    expect(structuredContent).toMatchObject({ kind: 'not-found', evidence: { documentsSearched: 1 } });
  });
});

describe('standard input and output of npm run verbatim -- mcp', () => {
  it('carry messages of the protocol alone, and every request that came is answered before the end', async () => {
    const corpus = corpusCopy();
    writeFileSync(join(corpus, 'broken.pdf'), '%PDF-1.7\nbroken');
    writeFileSync(join(corpus, 'whole.pdf'), pdf([[{ text: 'A page about otters.', x: 72, y: 700 }]]));
    const input = lines([
      ...greeting,
      asking(2, 'ask', { question }),
      asking('three', 'check', { text: 'private access to some user data' }),
      asking(4, 'sources', {}),
    ]);
    const { code, stdout, stderr } = await run(['mcp'], { VERBATIM_CORPUS: corpus }, { input });
    expect(code).toBe(0);
    const answers = messagesIn(stdout);
    expect(answers.map(({ id }) => String(id)).sort()).toEqual(['1', '2', '4', 'three']);
    expect(answers.every(({ result }) => result !== undefined)).toBe(true);
    for (const line of stderr.trimEnd().split('\n')) expect(() => JSON.parse(line)).not.toThrow();
    expect(stderr).not.toContain(question);
  });

  it('go on after lines that are no messages, and after a megabyte in an argument', async () => {
    const input = lines([
      'no JSON',
      '{"jsonrpc":"2.0"}',
      '[]',
      '\u0000',
      ...greeting,
      asking(2, 'ask', { question: 'a'.repeat(1_000_000) }),
      asking(3, 'ask', { question: { deep: [[[]]] } }),
      { jsonrpc: '2.0', id: 4, method: 'no/such/method' },
      asking(5, 'ask', { question }),
    ]);
    const { code, stdout, stderr } = await run(['mcp'], {}, { input });
    expect(code).toBe(0);
    const answers = new Map(messagesIn(stdout).map((message) => [message.id, message]));
    expect(answers.get(2)).toMatchObject({ result: { isError: true } });
    expect(answers.get(3)).toMatchObject({ result: { isError: true } });
    expect(answers.get(4)).toMatchObject({ error: { code: -32601 } });
    expect(answers.get(5)).toMatchObject({ result: { structuredContent: { kind: 'found' } } });
    expect(stderr).not.toContain('no JSON');
  });

  it('end at a line of more than ten megabytes', async () => {
    const { code, stdout } = await run(
      ['mcp'],
      {},
      {
        input: `${lines(greeting)}${'a'.repeat(11_000_000)}\n`,
      },
    );
    expect(code).toBe(0);
    expect(messagesIn(stdout).map(({ id }) => id)).toEqual([1]);
  });

  it('stay silent where the folder is not there: one line on stderr, exit 2', async () => {
    const corpus = join(temporaryFolder(), 'nowhere');
    const child = spawn(process.execPath, [program, 'mcp'], {
      cwd: project,
      env: environmentOf({
        VERBATIM_STATE: join(temporaryFolder(), 'state'),
        VERBATIM_CORPUS: corpus,
        LOG_LEVEL: 'silent',
      }),
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    const [code] = await once(child, 'close');
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain(corpus);
  });

  it('end at SIGTERM, exit 0', async () => {
    const child = spawn(process.execPath, [program, 'mcp'], {
      cwd: project,
      env: environmentOf({ VERBATIM_STATE: join(temporaryFolder(), 'state'), LOG_LEVEL: 'silent' }),
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    child.stdin.write(lines([...greeting, asking(2, 'sources', {})]));
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    await vi.waitFor(() => expect(stdout).toContain('"id":2'), { timeout: 100_000, interval: 50 });
    child.kill('SIGTERM');
    const [code] = await once(child, 'close');
    expect(code).toBe(0);
  });
});

describe('MCP over HTTP', () => {
  const token = '0123456789abcdef0123456789abcdef';

  function configured(): Record<string, string> {
    const configuration = join(temporaryFolder(), 'verbatim.yaml');
    writeFileSync(configuration, 'web: { mcp: true }\n');
    return { VERBATIM_CONFIG: configuration, VERBATIM_CORPUS: corpusCopy(), PORT: '0' };
  }

  it('is served by npm start beside its page, to who knows the token', async () => {
    const started = launchInProcess(['start'], { ...configured(), VERBATIM_MCP_TOKEN: token });
    const address = await started.ready();
    const transport = new StreamableHTTPClientTransport(new URL('/mcp', address), {
      requestInit: { headers: { authorization: `Bearer ${token}` } },
    });
    const client = new Client({ name: 'test', version: '1' });
    // Its optional callbacks are declared otherwise than the interface's.
    await client.connect(transport as Parameters<Client['connect']>[0]);
    onTestFinished(() => client.close());
    const { structuredContent } = await client.callTool({ name: 'ask', arguments: { question } });
    expect(structuredContent).toMatchObject({ kind: 'found' });
    expect((await fetch(new URL('/mcp', address), { method: 'POST' })).status).toBe(401);
    expect((await fetch(address)).status).toBe(200);
    expect((await started.stop()).code).toBe(0);
    expect(started.output).not.toContain(token);
  });

  it('is not started without a token: one line that names it, exit 2; questions are answered still', async () => {
    const env = configured();
    const [started, checked, asked] = await Promise.all([
      runInProcess(['start'], env),
      runInProcess(['config', 'check'], env),
      runInProcess(['ask', question], env),
    ]);
    expect(started.code).toBe(2);
    expect(started.stderr.trim().split('\n')).toHaveLength(1);
    expect(started.stderr).toContain('VERBATIM_MCP_TOKEN is missing');
    expect([checked.code, checked.stdout]).toEqual([3, started.stderr]);
    expect(asked.code).toBe(0);
  });
});
