import { createHmac } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { SlackAdapter } from '../../../src/adapters/slack/adapter.js';
import { silent } from '../../../src/chat/protocol/logger.js';
import { RecentEvents } from '../../../src/chat/protocol/seen-events.js';
import { english } from '../../../src/texts/english/index.js';
import { hostileTexts, scriptedDispatcher } from '../contract.js';
import { commandPayload, HttpHarness, signingSecret } from './harness.js';

let harness = new HttpHarness();
afterEach(async () => {
  await harness.stop();
  harness = new HttpHarness();
});

const formOf = (input: string): string =>
  new URLSearchParams(commandPayload(harness.slack, 'ask', input)).toString();

describe('Slack over HTTP', () => {
  it('answers a request with a right signature, acknowledging it with an empty 200', async () => {
    await harness.start(scriptedDispatcher());
    const response = await harness.request(formOf('3'));
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
    await harness.adapter.settled();
    expect(harness.shown()[0]?.quotes).toEqual([hostileTexts[3]]);
  });

  it('goes from a slash command to a cited answer and its share', async () => {
    await harness.start(scriptedDispatcher());
    await harness.type('ask', '5');
    await harness.press(english.buttons.labels.share);
    expect(harness.shown().map(({ visibility }) => visibility)).toEqual(['asker', 'channel']);
    expect(harness.shown()[1]?.quotes).toEqual([hostileTexts[5]]);
  });

  it.each([
    ['a wrong signature', { secret: 'another secret' }],
    ['a time-stamp older than five minutes', { timestamp: Math.floor(Date.now() / 1000) - 301 }],
    ['no signature', { headers: { 'x-slack-signature': '' } }],
    ['half a signature', { headers: { 'x-slack-signature': 'v0' } }],
  ])('refuses a request with %s', async (_, how) => {
    await harness.start(scriptedDispatcher());
    const response = await harness.request(formOf('1'), how);
    expect([400, 401]).toContain(response.status);
    await harness.adapter.settled();
    expect(harness.shown()).toEqual([]);
  });

  it('refuses a signature that was seen before', async () => {
    await harness.start(scriptedDispatcher());
    const body = formOf('1');
    const timestamp = Math.floor(Date.now() / 1000);
    expect((await harness.request(body, { timestamp })).status).toBe(200);
    expect((await harness.request(body, { timestamp })).status).toBe(401);
    await harness.adapter.settled();
    expect(harness.shown()).toHaveLength(1);
  });

  it.each(['=', '=again', ' ', ';', '0', '\u0020v0=1'])(
    'refuses a right signature with “%s” behind it, which would come again under many headers',
    async (behind) => {
      await harness.start(scriptedDispatcher());
      const body = formOf('1');
      const timestamp = Math.floor(Date.now() / 1000);
      const signature = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
      const send = (written: string) =>
        harness.request(body, { timestamp, headers: { 'x-slack-signature': written } });
      expect((await send(`v0=${signature}`)).status).toBe(200);
      // White space at the end is no part of a header.
      expect((await send(`v0=${signature}${behind}`)).status).toBe(401);
      await harness.adapter.settled();
      expect(harness.shown()).toHaveLength(1);
    },
  );

  it.each([
    ['write to <mailto:ada@example.org|ada@example.org>', 'write to ada@example.org'],
    ['what does <https://example.org/a?b=1&amp;c=2> say', 'what does https://example.org/a?b=1&c=2 say'],
    ['is <http://example.org|example.org> meant', 'is example.org meant'],
    ['R&amp;D, a &lt; b, &amp;amp; and &lt;@U1&gt;', 'R&D, a < b, &amp; and <@U1>'],
    ['<tel:+4912345|+49 123 45>', '+49 123 45'],
    ['a < b and c > d', 'a < b and c > d'],
  ])('reads %s behind a command as what was typed', async (sent, typed) => {
    const dispatcher = scriptedDispatcher();
    const prepared: unknown[] = [];
    const { prepare } = dispatcher;
    dispatcher.prepare = (invocation) => {
      prepared.push(invocation.input);
      return prepare.call(dispatcher, invocation);
    };
    await harness.start(dispatcher);
    const body = new URLSearchParams({ ...commandPayload(harness.slack, 'ask', ''), text: sent }).toString();
    expect((await harness.request(body)).status).toBe(200);
    await harness.adapter.settled();
    expect(prepared).toEqual([{ kind: 'text', text: typed }]);
  });

  it('refuses a signature that another adapter has seen, before a restart or in another process', async () => {
    const seen = new RecentEvents();
    await harness.start(scriptedDispatcher(), { seen });
    const body = formOf('1');
    const timestamp = Math.floor(Date.now() / 1000);
    expect((await harness.request(body, { timestamp })).status).toBe(200);
    await harness.stop();
    harness = new HttpHarness();
    await harness.start(scriptedDispatcher(), { seen });
    expect((await harness.request(body, { timestamp })).status).toBe(401);
    await harness.adapter.settled();
    expect(harness.shown()).toEqual([]);
  });

  it('does not let a forged request spoil the real one, whose signature it carries', async () => {
    await harness.start(scriptedDispatcher());
    const body = formOf('1');
    const timestamp = Math.floor(Date.now() / 1000);
    const signature = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
    const headers = { 'x-slack-signature': `v0=${signature}` };
    expect((await harness.request(`${body}&forged=1`, { timestamp, headers })).status).toBe(401);
    expect((await harness.request(body, { timestamp })).status).toBe(200);
  });

  it('answers Slack’s question for the address itself', async () => {
    await harness.start(scriptedDispatcher());
    const response = await harness.request(JSON.stringify({ type: 'url_verification', challenge: 'abc' }), {
      headers: { 'content-type': 'application/json' },
    });
    expect(await response.json()).toEqual({ challenge: 'abc' });
  });

  it('shows no stack for a body that is no form and no JSON', async () => {
    await harness.start(scriptedDispatcher());
    const response = await harness.request('{', { headers: { 'content-type': 'application/json' } });
    expect(response.status).toBe(400);
    expect(await response.text()).not.toContain('at ');
  });

  it('shows no stack when something before Bolt fails', async () => {
    harness.router.use((_request, _response, next) => next(new Error('a secret in a stack')));
    await harness.start(scriptedDispatcher());
    const response = await harness.request(formOf('1'));
    expect(response.status).toBe(500);
    expect(await response.text()).toBe('');
  });

  it('says 503 before it is connected and while it stops', async () => {
    await harness.slack.listen();
    const adapter = new SlackAdapter(
      {
        botToken: 'xoxb-right',
        mode: { kind: 'http', signingSecret, router: harness.router },
        apiUrl: harness.slack.apiUrl,
      },
      scriptedDispatcher(),
      silent,
    );
    await harness.listen();
    expect((await harness.request(formOf('1'))).status).toBe(503);
    await adapter.start();
    expect((await harness.request(formOf('1'))).status).toBe(200);
    await adapter.settled();
    await adapter.stop(0);
    expect((await harness.request(formOf('1'))).status).toBe(503);
  });
});
