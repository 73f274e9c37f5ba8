import { WebClient } from '@slack/web-api';
import nock from 'nock';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { attempt } from '../../../src/adapters/slack/attempts.js';
import { clientOptions } from '../../../src/adapters/slack/client-options.js';
import { SlackFault } from '../../../src/adapters/slack/faults.js';
import { Responder } from '../../../src/adapters/slack/responder.js';
import { ResponseUrl } from '../../../src/adapters/slack/response-url.js';
import { OneWorkspace } from '../../../src/adapters/slack/workspaces.js';
import { silent } from '../../../src/chat/protocol/logger.js';
import { type Reply, text } from '../../../src/chat/protocol/reply.js';
import { english } from '../../../src/texts/english/index.js';
import type { Payload } from './fake-slack.js';

const api = 'https://slack.com';
const hooks = 'https://hooks.slack.com';
const path = '/commands/T1/1/x';

/** Bodies of everything that was posted, by response_url and by the Web API. */
let posted: { to: string; body: Payload }[] = [];

beforeAll(() => nock.disableNetConnect());
afterEach(() => {
  expect(nock.pendingMocks()).toEqual([]);
  nock.cleanAll();
  posted = [];
});
afterAll(() => nock.enableNetConnect());

function onResponseUrl(
  status: number,
  body: string | object = 'ok',
  headers: Record<string, string> = {},
): void {
  nock(hooks)
    .post(path, (sent) => posted.push({ to: 'response_url', body: sent }) > 0)
    .reply(status, body, headers);
}

function onPost(status: number, body: object = {}, headers: Record<string, string> = {}): void {
  nock(api)
    .post('/api/chat.postMessage', (sent) => posted.push({ to: sent.channel, body: sent }) > 0)
    .reply(status, body, headers);
}

function origin(now = () => 0) {
  return {
    requestId: 'r',
    replyTarget: new ResponseUrl(hooks + path, now),
    workspace: 'T1',
    channel: 'C1',
    userId: 'U1',
  };
}

const responder = () =>
  new Responder(
    new OneWorkspace(new WebClient('xoxb-1', clientOptions(undefined, silent))),
    { texts: english },
    silent,
    new AbortController().signal,
  );
const priv: Reply = { blocks: [text('for one')], visibility: 'asker' };
const pub: Reply = { blocks: [text('for all')], visibility: 'channel' };

describe('a public reply', () => {
  it('is posted by chat.postMessage and tells its id', async () => {
    onPost(200, { ok: true, ts: '17.1' });
    expect(await responder().show(pub, origin())).toEqual({ kind: 'posted', messageId: '17.1' });
    expect(posted[0]?.body).toMatchObject({
      channel: 'C1',
      parse: 'none',
      link_names: 'false',
      unfurl_links: 'false',
      unfurl_media: 'false',
    });
  });

  it.each(['not_in_channel', 'channel_not_found'])(
    'goes by response_url where Slack says %s',
    async (error) => {
      onPost(200, { ok: false, error });
      onResponseUrl(200, { ok: true });
      expect(await responder().show(pub, origin())).toEqual({ kind: 'posted' });
      expect(posted[1]?.body).toMatchObject({ response_type: 'in_channel', replace_original: false });
    },
  );

  it('is posted again after 429, which Slack surely did not post', async () => {
    onPost(429, {}, { 'retry-after': '0' });
    onPost(429, {}, { 'retry-after': '0' });
    onPost(200, { ok: true, ts: '17.2' });
    expect(await responder().show(pub, origin())).toEqual({ kind: 'posted', messageId: '17.2' });
  });

  it.each([
    ['500', () => onPost(500)],
    ['a broken connection', () => nock(api).post('/api/chat.postMessage').replyWithError('socket hang up')],
    ['internal_error', () => onPost(200, { ok: false, error: 'internal_error' })],
    ['a page instead of an answer', () => nock(api).post('/api/chat.postMessage').reply(200, '<html>')],
  ])('is never posted again after %s; the asker is told that it may stand there', async (_, fail) => {
    fail();
    onResponseUrl(200);
    expect(await responder().show(pub, origin())).toEqual({ kind: 'uncertain' });
    expect(posted.at(-1)?.body).toMatchObject({ response_type: 'ephemeral' });
    expect(posted.at(-1)?.body['text']).toContain('do not know whether');
  });

  it('is not repeated by response_url either after an uncertain post there', async () => {
    onPost(200, { ok: false, error: 'not_in_channel' });
    onResponseUrl(500);
    onResponseUrl(200);
    expect(await responder().show(pub, origin())).toEqual({ kind: 'uncertain' });
    expect(posted.filter(({ body }) => body['response_type'] === 'in_channel')).toHaveLength(1);
  });

  it('that Slack refuses is explained to the asker alone', async () => {
    onPost(200, { ok: false, error: 'is_archived' });
    onResponseUrl(200);
    expect(await responder().show(pub, origin())).toEqual({ kind: 'refused' });
    expect(posted.at(-1)?.body).toMatchObject({ response_type: 'ephemeral' });
    expect(posted.at(-1)?.body['text']).toContain('could not post the answer');
  });
});

describe('a private reply', () => {
  it('goes by response_url, quietly', async () => {
    onResponseUrl(200);
    expect(await responder().show(priv, origin())).toEqual({ kind: 'posted' });
    expect(posted[0]?.body).toMatchObject({
      response_type: 'ephemeral',
      replace_original: false,
      parse: 'none',
      link_names: false,
      unfurl_links: false,
      unfurl_media: false,
    });
  });

  it('is sent again after 429 and after 500', async () => {
    onResponseUrl(429, '', { 'retry-after': '0' });
    onResponseUrl(500);
    onResponseUrl(200);
    expect(await responder().show(priv, origin())).toEqual({ kind: 'posted' });
  });

  it.each([
    ['used_url', { ok: false, error: 'used_url' }],
    ['a bare word', 'expired_url'],
  ])('goes as a direct message once the response_url is over (%s)', async (_, body) => {
    onResponseUrl(404, body);
    onPost(200, { ok: true, ts: '1' });
    expect(await responder().show(priv, origin())).toMatchObject({ kind: 'posted' });
    expect(posted[1]?.to).toBe('U1');
  });

  it('goes as a direct message after thirty minutes, without trying the response_url', async () => {
    onPost(200, { ok: true, ts: '1' });
    let now = 0;
    const late = origin(() => now);
    now = 30 * 60_000;
    expect(await responder().show(priv, late)).toMatchObject({ kind: 'posted' });
    expect(posted[0]?.to).toBe('U1');
  });

  it('shows its table as text where Slack refuses table blocks', async () => {
    onResponseUrl(400, 'invalid_blocks');
    onResponseUrl(200);
    const reply: Reply = {
      visibility: 'asker',
      blocks: [{ kind: 'table', table: { columns: [{ title: 'Name' }], rows: [['one']] } }],
    };
    expect(await responder().show(reply, origin())).toEqual({ kind: 'posted' });
    expect(posted.map(({ body }) => body['blocks'][0].type)).toEqual(['table', 'rich_text']);
  });

  it('that nobody takes is reported as refused', async () => {
    onResponseUrl(404);
    onPost(200, { ok: false, error: 'messages_tab_disabled' });
    onResponseUrl(404);
    expect(await responder().show(priv, origin())).toEqual({ kind: 'refused' });
  });
});

describe('attempt', () => {
  const inAnHour = () => Date.now() + 3_600_000;
  const failing = (...kinds: ('uncertain' | 'refused' | 'unreached')[]) => {
    let calls = 0;
    return {
      call: async () => {
        const kind = kinds[calls++];
        if (kind !== undefined) throw new SlackFault({ kind, code: kind });
        return 'done';
      },
      calls: () => calls,
    };
  };

  it('never calls again after a refusal', async () => {
    const { call, calls } = failing('refused');
    expect(await attempt(call, { repeatable: true, deadline: inAnHour() })).toMatchObject({ ok: false });
    expect(calls()).toBe(1);
  });

  it('calls again when nothing was reached, even what may not be repeated', async () => {
    const { call, calls } = failing('unreached');
    expect(await attempt(call, { repeatable: false, deadline: inAnHour() })).toEqual({
      ok: true,
      value: 'done',
    });
    expect(calls()).toBe(2);
  });

  it('reports an earlier uncertain attempt rather than a later refusal', async () => {
    const { call } = failing('uncertain', 'refused');
    const done = await attempt(call, { repeatable: true, deadline: inAnHour() });
    expect(done).toEqual({ ok: false, fault: { kind: 'uncertain', code: 'uncertain' } });
  });

  it('gives up at its deadline and when nothing more is to be waited for', async () => {
    const past = failing('unreached', 'unreached');
    await attempt(past.call, { repeatable: true, deadline: Date.now() });
    expect(past.calls()).toBe(1);
    const aborted = failing('unreached', 'unreached');
    const signal = AbortSignal.abort();
    await attempt(aborted.call, { repeatable: true, deadline: inAnHour(), signal });
    expect(aborted.calls()).toBe(1);
  });
});
