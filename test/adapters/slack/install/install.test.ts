import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ClearStateStore } from '@slack/oauth';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Grant } from '../../../../src/chat/protocol/grants.js';
import { noOpenRequests, type OpenRequest } from '../../../../src/chat/protocol/open-requests.js';
import { english } from '../../../../src/texts/english/index.js';
import { temporaryFolder } from '../../../corpus/folder.js';
import { gate } from '../../../support/gate.js';
import { ManyWorkspaces, stateSecret, tokenKey } from './many-workspaces.js';

const question = 'when does the zebra eat grass public:yes';
const words = 'The zebra eats grass in the morning';
const otherKey = 'another key of at least thirty-two bytes';

let many: ManyWorkspaces;
afterEach(() => many.stop());

async function start(options: Parameters<typeof ManyWorkspaces.started>[0] = {}): Promise<void> {
  many = await ManyWorkspaces.started(options);
}

/** Everything that was shown there, as text. */
const textIn = (team: string) => JSON.stringify(many.shownIn(team).map(({ body }) => body));

/** What the files of a folder hold, as one text. */
function bytesIn(folder: string): string {
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join('');
}

/** A question whose answer waits for that call when something happens. */
async function whileWaitingFor(method: string, asked: string, happens: () => Promise<void>): Promise<void> {
  const held = gate();
  many.held.set(method, held.passed);
  await many.deliver('T1', asked);
  await vi.waitFor(() => expect(many.calls.map((call) => call.method)).toContain(method));
  await happens();
  held.open();
  await many.adapter.settled();
}

describe('an installation', () => {
  it('goes from the first page to an answer with the workspace’s own token, and its uninstalling erases all of it', async () => {
    const folder = await temporaryFolder();
    await start({ folder });
    const { response, to } = await many.begin();
    expect(response.status).toBe(302);
    expect(to.origin + to.pathname).toBe('https://slack.com/oauth/v2/authorize');
    expect(Object.fromEntries(to.searchParams)).toMatchObject({
      client_id: '1.2',
      scope: 'commands,chat:write',
      redirect_uri: 'https://bot.example.org/slack/oauth_redirect',
    });
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');

    const done = await many.install('T1');
    expect(done.status).toBe(200);
    expect(await done.text()).toContain(english.install.done('The T1'));
    expect(done.headers.get('cache-control')).toBe('no-store');
    expect(many.calls.find(({ method }) => method === 'oauth.v2.access')?.body).toMatchObject({
      code: 'code-T1',
      client_id: '1.2',
      redirect_uri: 'https://bot.example.org/slack/oauth_redirect',
    });
    expect(many.installations.list()).toMatchObject([{ id: 'T1', name: 'The T1' }]);

    await many.type('T1', question);
    const posted = many.calls.find(({ method }) => method === 'chat.postMessage');
    expect(posted).toMatchObject({ token: 'xoxb-T1', body: { channel: 'C1' } });
    expect(posted?.body).not.toHaveProperty('token');
    expect(textIn('T1')).toContain(words);
    await many.type('T1', 'wombats', {}, 'watch');
    expect(bytesIn(folder)).toContain('wombats');
    expect(bytesIn(folder)).not.toContain('xoxb-T1');
    expect(many.log.text).not.toContain('xoxb');

    const place = { platform: 'slack', kind: 'channel', workspace: 'T1', channel: 'C1' } as const;
    expect(await many.state.watches.of({ place, personId: 'U1' }, 90)).toHaveLength(1);
    await many.event('T1', { type: 'app_uninstalled' });
    expect(many.installations.list()).toEqual([]);
    expect(await many.state.watches.of({ place, personId: 'U1' }, 90)).toEqual([]);
    expect(await many.state.feedback.quoted('everywhere')).toEqual([]);
    const audited = await many.state.audit.latest(9, { platform: 'slack', workspace: 'T1' });
    expect(audited.filter(({ action }) => action === 'install').map(({ detail }) => detail)).toEqual([
      'uninstalled, records erased',
      'installed',
    ]);
    many.state.close();
    expect(bytesIn(folder)).not.toContain('wombats');
    expect(bytesIn(folder)).not.toContain(words);
  });

  it('whose state is forged, old, of another browser, or missing exchanges nothing', async () => {
    await start();
    many.agree('code', 'T1');
    const { state, cookie } = await many.begin();
    const name = cookie.split('=', 1)[0];
    const made = (secret: string, at: number) =>
      new ClearStateStore(secret).generateStateParam({ scopes: [] }, new Date(at));
    const forged = await made('a secret that somebody else has made up', Date.now());
    const old = await made(stateSecret, Date.now() - 11 * 60_000);
    const other = await many.begin();
    const tries: [query: Record<string, string>, cookie: string][] = [
      [{ code: 'code', state: forged }, `${name}=${forged}`],
      [{ code: 'code', state: old }, `${name}=${old}`],
      [{ code: 'code', state }, ''],
      [{ code: 'code', state }, other.cookie],
      [{ code: 'code', state: other.state }, cookie],
      [{ code: 'code', state: 'no state' }, `${name}=no state`],
      [{ code: 'code' }, cookie],
      [{ state }, cookie],
    ];
    for (const [query, sent] of tries) {
      const response = await many.finish(query, sent);
      expect(response.status).toBe(400);
      expect(await response.text()).toContain(english.install.notBegunHere);
    }
    expect(many.calls).toEqual([]);
    expect(many.installations.list()).toEqual([]);
    // What nobody has spoiled still works.
    expect((await many.finish({ code: 'code', state }, cookie)).status).toBe(200);
  });

  it('that was cancelled, or whose code is of no use, installs nothing and says so', async () => {
    await start();
    const { state, cookie } = await many.begin();
    const cancelled = await many.finish({ error: 'access_denied', state }, cookie);
    expect(await cancelled.text()).toContain(english.install.cancelled);
    const useless = await many.finish({ code: 'guessed-code', state }, cookie);
    expect(useless.status).toBe(502);
    expect(await useless.text()).toContain(english.install.failed);
    expect(many.installations.list()).toEqual([]);
    expect(many.log.text).not.toContain('guessed-code');
  });

  it('shows a workspace’s name as text', async () => {
    await start();
    const done = await many.install('T1', { team: { id: 'T1', name: '<b>& Co' } });
    expect(await done.text()).toContain('&lt;b&gt;&amp; Co');
  });

  it('takes a workspace of an organisation, of which Slack gives no name', async () => {
    await start();
    await many.install('T1', { enterprise: { id: 'E1', name: null }, team: { id: 'T1', name: null } });
    expect(many.installations.list()).toMatchObject([{ id: 'T1', name: '' }]);
    await many.type('T1', question, { enterprise_id: 'E1' });
    expect(textIn('T1')).toContain(words);
  });

  it('of a person’s token alone is none of a bot', async () => {
    await start();
    const changes = { access_token: undefined, bot_user_id: undefined, scope: undefined };
    expect((await many.install('T1', changes)).status).toBe(502);
    expect(many.installations.list()).toEqual([]);
  });
});

describe('two workspaces side by side', () => {
  it('are each answered with a token of their own, and one’s uninstalling leaves the other alone', async () => {
    await start();
    await many.install('T1');
    await many.install('T2');
    await many.type('T1', question);
    await many.type('T2', question);
    for (const team of ['T1', 'T2']) {
      const posts = many.calls.filter(
        ({ token, method }) => token === `xoxb-${team}` && method === 'chat.postMessage',
      );
      expect(posts).toHaveLength(1);
    }
    await many.event('T1', { type: 'tokens_revoked', tokens: { bot: ['UBOTT1'] } });
    expect(many.installations.list().map(({ id }) => id)).toEqual(['T2']);
    const where = (workspace: string) => ({ platform: 'slack', workspace });
    expect(await many.state.feedback.quoted(where('T1'))).toEqual([]);
    expect(await many.state.feedback.quoted(where('T2'))).not.toEqual([]);
    many.calls.length = 0;
    await many.type('T2', question);
    expect(textIn('T2')).toContain(words);
  });

  it('see what is granted to them; one without a grant sees nothing, whether there are grants or not', async () => {
    const grant: Grant = { platform: 'slack', to: 'workspace', workspace: 'T2', collections: ['news'] };
    for (const grants of [[], [grant]]) {
      await many?.stop();
      await start({ grants, workspaces: ['T1'] });
      for (const team of ['T1', 'T2', 'T3']) {
        await many.install(team);
        await many.type(team, question);
      }
      expect(textIn('T1')).toContain(words);
      expect(textIn('T2').includes(words)).toBe(grants.length > 0);
      expect(textIn('T3')).not.toContain(words);
      expect(textIn('T3')).toContain('I cannot answer here');
    }
  });

  it('have messages corrected by their own bot, which is one bot to the state', async () => {
    await start();
    await many.install('T1');
    await many.install('T2');
    many.calls.length = 0;
    const place = { platform: 'slack', kind: 'channel', workspace: 'T2', channel: 'C1' } as const;
    await many.adapter.corrector.mark({ place, messageId: '17.1' }, 'words of the bot');
    await many.adapter.corrector.reply({ place, messageId: '17.1' }, { blocks: [] });
    expect(many.calls.map(({ method, token }) => `${method} ${token}`)).toEqual([
      'chat.update xoxb-T2',
      'chat.postMessage xoxb-T2',
    ]);
    expect(many.adapter.self).toBe('1.2');
  });

  it('hear by direct message of what they watch, each by its own bot', async () => {
    await start();
    await many.install('T1');
    await many.install('T2');
    many.calls.length = 0;
    const place = { platform: 'slack', kind: 'direct', workspace: 'T2', channel: 'D2' } as const;
    const told = await many.adapter.messenger.send({ kind: 'person', personId: 'U9', place }, { blocks: [] });
    expect(told.kind).toBe('posted');
    expect(many.calls).toMatchObject([
      { method: 'chat.postMessage', token: 'xoxb-T2', body: { channel: 'U9' } },
    ]);
    const elsewhere = await many.adapter.messenger.send(
      { kind: 'person', personId: 'U9', place: { ...place, workspace: 'T9' } },
      { blocks: [] },
    );
    expect(elsewhere.kind).toBe('refused');
  });
});

describe('a channel that two organisations share', () => {
  it('is the installing workspace’s, also for somebody from elsewhere: its token, and its grants', async () => {
    await start({ workspaces: ['T1'] });
    await many.install('T1');
    const asked = { type: 'app_mention', text: '<@UBOTT1> when does the zebra eat grass', team: 'T9' };
    const toT1 = { authorizations: [{ team_id: 'T1', enterprise_id: null, is_enterprise_install: false }] };
    await many.event('T9', asked, toT1);
    expect(textIn('T1')).toContain(words);
    many.calls.length = 0;
    many.shared.add('CEXT');
    await many.event('T9', { ...asked, channel: 'CEXT' }, toT1);
    expect(textIn('T1')).not.toContain(words);
    expect(textIn('T1')).toContain('I cannot answer here');
  });
});

describe('a restart', () => {
  it('tells whoever waited by the token of their workspace', async () => {
    const folder = await temporaryFolder();
    const begun: OpenRequest[] = [];
    await start({ folder, openRequests: { ...noOpenRequests, begin: (request) => begun.push(request) } });
    await many.install('T1');
    await many.install('T2');
    await many.event('T2', {
      type: 'message',
      channel_type: 'im',
      channel: 'D2',
      text: 'who eats the zebra',
    });
    expect(begun).toHaveLength(1);
    await many.stop();

    await start({ folder, openRequests: { ...noOpenRequests, takeLeft: () => begun } });
    many.agree('unused', 'T2');
    await vi.waitFor(() => expect(textIn('T2')).toContain(english.delivery.restarted));
    expect(many.calls).toMatchObject([{ token: 'xoxb-T2', body: { channel: 'D2' } }]);
  });
});

describe('a workspace where the bot is not installed', () => {
  it('is told so, once, by the address that came along; nothing is said to a message', async () => {
    await start();
    await many.type('T1', question);
    expect(many.calls.map(({ method }) => method)).toEqual(['response_url T1']);
    expect(textIn('T1')).toContain(english.delivery.notInstalled);
    await many.event('T1', { type: 'app_mention', text: '<@UBOTT1> when does the zebra eat grass' });
    expect(many.calls).toHaveLength(1);
  });
});

describe('a key that is lost or wrong', () => {
  it('turns a workspace off, with one line, erases nothing, and the right one brings it back', async () => {
    const folder = await temporaryFolder();
    await start({ folder });
    await many.install('T1');
    await many.stop();

    await start({ folder, keys: [otherKey] });
    const told = many.log.lines.filter(({ level }) => level === 'error');
    expect(told).toMatchObject([{ fields: { workspace: 'T1', name: 'The T1' } }]);
    await many.type('T1', question);
    expect(textIn('T1')).toContain(english.delivery.notInstalled);
    expect(many.calls.filter(({ token }) => token !== undefined)).toEqual([]);
    await many.stop();

    await start({ folder });
    many.agree('unused', 'T1');
    await many.type('T1', question);
    expect(textIn('T1')).toContain(words);
  });

  it('that a newer one stands before is needed no longer, once the bot has started with both', async () => {
    const folder = await temporaryFolder();
    await start({ folder });
    await many.install('T1');
    await many.stop();
    await start({ folder, keys: [otherKey, tokenKey] });
    await many.stop();
    await start({ folder, keys: [otherKey] });
    many.agree('unused', 'T1');
    await many.type('T1', question);
    expect(textIn('T1')).toContain(words);
  });

  it('opens no token under another workspace’s name', async () => {
    await start();
    await many.install('T1');
    await many.install('T2');
    many.state.close();
    // Whoever can write the database moves a token.
    const { DatabaseSync } = await import('../../../../src/state/sqlite.js');
    const folder = many.folder;
    const database = new DatabaseSync(join(folder, 'state.db'));
    database.exec(
      "UPDATE installation SET secrets = (SELECT secrets FROM installation WHERE id = 'T2') WHERE id = 'T1'",
    );
    database.close();
    await many.stop();
    await start({ folder });
    expect(many.installations.find('T1')?.secrets).toBeUndefined();
    expect(many.installations.find('T2')?.secrets).toBeDefined();
  });
});

describe('a token that is rotated', () => {
  const rotated = { refresh_token: 'xoxe-1-first', expires_in: 60 };
  const renewed = {
    ok: true,
    token_type: 'bot',
    access_token: 'xoxb-second',
    refresh_token: 'xoxe-1-second',
    expires_in: 43_200,
    team: { id: 'T1' },
  };

  it('is renewed before it ends, once however many ask, and kept', async () => {
    await start();
    await many.install('T1', rotated);
    many.speakers.set('xoxb-second', { team: 'T1', user: 'UBOTT1' });
    many.exchanges.set('xoxe-1-first', renewed);
    await many.deliver('T1', question);
    await many.deliver('T1', question);
    await many.adapter.settled();
    const renewals = many.calls.filter(({ body }) => body['grant_type'] === 'refresh_token');
    expect(renewals).toHaveLength(1);
    const tokens = many.calls.filter(({ method }) => method === 'chat.postMessage').map(({ token }) => token);
    expect(tokens).toEqual(['xoxb-second', 'xoxb-second']);
    expect(many.installations.find('T1')?.secrets).toContain('xoxe-1-second');
  });

  it('works on until it ends where Slack does not renew it', async () => {
    await start();
    await many.install('T1', rotated);
    await many.type('T1', question);
    expect(textIn('T1')).toContain(words);
    expect(many.log.text).not.toContain('xoxe');
  });

  it('that is renewed while the bot is uninstalled is not kept', async () => {
    await start();
    await many.install('T1', rotated);
    many.exchanges.set('xoxe-1-first', renewed);
    const renewal = gate();
    many.held.set('oauth.v2.access', renewal.passed);
    await many.deliver('T1', question);
    await vi.waitFor(() =>
      expect(many.calls.some(({ body }) => body['grant_type'] === 'refresh_token')).toBe(true),
    );
    await many.deliverEvent('T1', { type: 'app_uninstalled' });
    await vi.waitFor(() => expect(many.installations.list()).toEqual([]));
    renewal.open();
    await many.adapter.settled();
    expect(many.installations.list()).toEqual([]);
  });
});

describe('an organisation that installs it for all its workspaces', () => {
  const organisation = {
    access_token: 'xoxb-E1',
    team: null,
    enterprise: { id: 'E1', name: 'The Organisation' },
    is_enterprise_install: true,
  };
  const inE1 = { enterprise_id: 'E1', is_enterprise_install: 'true' };

  it('has each of them answered with its token, also later, when nothing but the workspace is known', async () => {
    await start();
    const done = await many.install('E1', organisation);
    expect(await done.text()).toContain(english.install.done('The Organisation'));
    await many.type('T1', question, inE1);
    const posted = many.calls.find(({ method }) => method === 'chat.postMessage');
    expect(posted).toMatchObject({ token: 'xoxb-E1', body: { team_id: 'T1' } });
    const place = { platform: 'slack', kind: 'channel', workspace: 'T1', channel: 'C1' } as const;
    const told = await many.adapter.messenger.send({ kind: 'channel', place }, { blocks: [] });
    expect(told.kind).toBe('posted');
    await many.type('T3', question, inE1);
    expect(JSON.stringify(many.calls.at(-1)?.body)).toContain('I cannot answer here');
  });

  it('is heard in events whose authorization names no workspace', async () => {
    await start();
    await many.install('E1', organisation);
    await many.event(
      'T1',
      { type: 'app_mention', text: '<@UBOTE1> when does the zebra eat grass' },
      {
        enterprise_id: 'E1',
        authorizations: [{ team_id: null, enterprise_id: 'E1', is_enterprise_install: true }],
      },
    );
    expect(JSON.stringify(many.calls.filter(({ token }) => token === 'xoxb-E1'))).toContain(words);
  });

  it('takes it from one workspace, and from all', async () => {
    await start();
    await many.install('E1', organisation);
    const where = (workspace: string) => ({ platform: 'slack', workspace });
    for (const team of ['T1', 'T2']) await many.type(team, question, inE1);
    await many.event('T1', { type: 'team_access_revoked', team_ids: ['T1'] });
    expect(await many.state.feedback.quoted(where('T1'))).toEqual([]);
    expect(await many.state.feedback.quoted(where('T2'))).not.toEqual([]);
    expect(many.installations.list().map(({ id }) => id)).toEqual(['E1']);
    await many.event(
      'T2',
      { type: 'app_uninstalled' },
      {
        enterprise_id: 'E1',
        authorizations: [{ team_id: null, enterprise_id: 'E1', is_enterprise_install: true }],
      },
    );
    expect(await many.state.feedback.quoted('everywhere')).toEqual([]);
    expect(many.installations.list()).toEqual([]);
  });

  it('keeps it where an event of one workspace does not say that all of it is gone, as long as its token works', async () => {
    await start();
    await many.install('E1', organisation);
    await many.event('T1', { type: 'app_uninstalled' }, { enterprise_id: 'E1' });
    expect(many.installations.list().map(({ id }) => id)).toEqual(['E1']);
    many.speakers.clear();
    await many.event('T1', { type: 'app_uninstalled' }, { enterprise_id: 'E1' });
    expect(many.installations.list()).toEqual([]);
  });
});

describe('an installation that is revoked', () => {
  it.each([
    ['worked out', 'conversations.info', 'when does the zebra eat grass'],
    ['posted', 'chat.postMessage', question],
  ])('while an answer is being %s leaves nothing of it, and stops nothing else', async (_, method, asked) => {
    await start();
    await many.install('T1');
    await many.install('T2');
    await whileWaitingFor(method, asked, async () => {
      await many.deliverEvent('T1', { type: 'app_uninstalled' });
      await vi.waitFor(() => expect(many.installations.find('T1')).toBeUndefined());
    });
    expect(await many.state.feedback.quoted('everywhere')).toEqual([]);
    const posts = many.calls.filter(
      ({ method: made, token }) => made === 'chat.postMessage' && token === 'xoxb-T1',
    );
    expect(posts).toHaveLength(method === 'chat.postMessage' ? 1 : 0);
    await many.type('T2', question);
    expect(textIn('T2')).toContain(words);
  });

  it('of a person’s token alone, or long before it was installed again, erases nothing', async () => {
    await start();
    await many.install('T1');
    await many.event('T1', { type: 'tokens_revoked', tokens: { oauth: ['U1'] } });
    await many.event(
      'T1',
      { type: 'app_uninstalled' },
      { event_time: Math.floor(Date.now() / 1_000) - 3_600 },
    );
    expect(many.installations.list().map(({ id }) => id)).toEqual(['T1']);
  });
});
