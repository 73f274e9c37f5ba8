import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { diagnose } from '../../../src/adapters/slack/diagnose.js';
import { type SlackFeatures, slackManifest } from '../../../src/adapters/slack/manifest.js';
import { usageOf } from '../../../src/chat/protocol/command.js';
import type { Grant } from '../../../src/chat/protocol/grants.js';
import { english } from '../../../src/texts/english/index.js';
import { scriptedDispatcher } from '../contract.js';
import { FakeSlack, type Payload } from './fake-slack.js';

const { commands } = scriptedDispatcher();
const features: SlackFeatures = {
  userGroups: false,
  people: false,
  grants: false,
  listening: false,
  installing: false,
};
const socket = { texts: english, commands, mode: { kind: 'socket' }, features } as const;

describe('slackManifest', () => {
  it('has exactly one slash command a command, with its description and usage', () => {
    const { features } = slackManifest(socket);
    expect(features?.slash_commands).toEqual(
      commands.map((command) => ({
        command: `/${command.name}`,
        description: command.description(english),
        ...(usageOf(command) === '' ? {} : { usage_hint: usageOf(command) }),
        should_escape: false,
      })),
    );
  });

  it('asks for no scope that no feature needs', () => {
    const scopes = (changes: Partial<SlackFeatures> = {}) =>
      slackManifest({ ...socket, features: { ...features, ...changes } }).oauth_config?.scopes?.bot;
    const base = ['app_mentions:read', 'chat:write', 'commands', 'im:history'];
    expect(scopes()).toEqual(base);
    expect(scopes({ userGroups: true })).toEqual([...base, 'usergroups:read']);
    expect(scopes({ people: true })).toEqual([...base, 'users:read']);
    expect(scopes({ grants: true })).toEqual([...base, 'channels:read', 'groups:read']);
    expect(scopes({ listening: true })).toEqual([...base, 'channels:history', 'groups:history']);
  });

  it('sends Slack nowhere in Socket Mode', () => {
    const manifest = slackManifest(socket);
    expect(manifest.settings).toEqual({
      event_subscriptions: { bot_events: ['app_home_opened', 'app_mention', 'message.im'] },
      interactivity: { is_enabled: true },
      org_deploy_enabled: false,
      socket_mode_enabled: true,
      token_rotation_enabled: false,
    });
    expect(JSON.stringify(manifest)).not.toContain('"url"');
  });

  it.each(['https://bot.example.org', 'https://bot.example.org/', 'https://bot.example.org/slack/events'])(
    'sends commands and presses to /slack/events in HTTP mode: %s',
    (url) => {
      const manifest: Payload = slackManifest({ ...socket, mode: { kind: 'http', url } });
      const events = 'https://bot.example.org/slack/events';
      expect(manifest['settings']).toMatchObject({
        socket_mode_enabled: false,
        event_subscriptions: { request_url: events },
        interactivity: { is_enabled: true, request_url: events },
      });
      for (const command of manifest['features'].slash_commands) expect(command.url).toBe(events);
    },
  );

  it('is told what is said in channels only where it is to listen', () => {
    const events = (listening: boolean) =>
      slackManifest({ ...socket, features: { ...features, listening } }).settings?.event_subscriptions
        ?.bot_events;
    expect(events(false)).not.toContain('message.channels');
    expect(events(true)).toEqual(expect.arrayContaining(['message.channels', 'message.groups']));
  });

  it('opens the home tab, and lets people write under Messages', () => {
    expect(slackManifest(socket).features?.app_home).toEqual({
      home_tab_enabled: true,
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: false,
    });
  });

  it('offers as shortcuts of messages those commands that say so', () => {
    expect(slackManifest(socket).features).not.toHaveProperty('shortcuts');
    const [ask] = commands;
    if (ask === undefined) throw new Error('no command');
    const onMessage = { ...ask, name: 'check', onMessage: () => 'Check this quote' };
    expect(slackManifest({ ...socket, commands: [...commands, onMessage] }).features?.shortcuts).toEqual([
      {
        type: 'message',
        name: english.commands.check.onMessage,
        callback_id: 'check',
        description: ask.description(english),
      },
    ]);
  });

  it('lets workspaces and organisations install it, and hears of what they uninstall, where that is wanted', () => {
    const alone = slackManifest({ ...socket, publicUrl: 'https://bot.example.org' });
    expect(alone.oauth_config?.redirect_urls).toBeUndefined();
    expect(alone.settings).toMatchObject({ org_deploy_enabled: false });
    const { oauth_config: oauth, settings } = slackManifest({
      ...socket,
      publicUrl: 'https://bot.example.org',
      features: { ...features, installing: true },
    });
    expect(oauth?.redirect_urls).toEqual(['https://bot.example.org/slack/oauth_redirect']);
    expect(settings).toMatchObject({ org_deploy_enabled: true });
    expect(settings?.event_subscriptions?.bot_events).toEqual(
      expect.arrayContaining(['app_uninstalled', 'tokens_revoked', 'team_access_revoked']),
    );
  });

  it('keeps to the lengths that Slack takes', () => {
    const { display_information: shown } = slackManifest({ ...socket, name: 'x'.repeat(60) });
    expect(shown.name.length).toBeLessThanOrEqual(35);
    expect(shown.description?.length).toBeLessThanOrEqual(140);
  });
});

describe('diagnose', () => {
  let slack = new FakeSlack();
  beforeEach(async () => {
    slack = new FakeSlack();
    await slack.listen();
  });
  afterEach(() => slack.close());

  const run = (changes: Partial<Parameters<typeof diagnose>[0]> = {}) =>
    diagnose({
      botToken: 'xoxb-right',
      mode: { kind: 'socket', appToken: 'xapp-right' },
      apiUrl: slack.apiUrl,
      features,
      grants: [],
      helpers: [],
      ...changes,
    });

  it('finds everything in order', async () => {
    const findings = await run();
    expect(findings.map(({ level }) => level)).toEqual(['ok', 'ok', 'ok', 'unknown']);
    expect(findings[3]?.what).toContain('no token tells which commands, events and buttons the app has');
    expect(findings[0]?.what).toContain('verbatim in Newsroom');
  });

  it('names refused tokens and what to do, without the tokens', async () => {
    const findings = await run({ botToken: 'bad-bot', mode: { kind: 'socket', appToken: 'bad-app' } });
    expect(findings.map(({ level }) => level)).toEqual(['problem', 'problem']);
    expect(findings[0]?.todo).toContain('SLACK_BOT_TOKEN');
    expect(findings[1]?.todo).toContain('SLACK_APP_TOKEN');
    expect(JSON.stringify(findings)).not.toMatch(/bad-bot|bad-app/u);
  });

  it('names the scopes that are missing, and those that nothing needs', async () => {
    slack.scopes = 'commands';
    expect(
      (
        await run({
          features: { userGroups: true, people: false, grants: true, listening: false, installing: false },
        })
      )[1],
    ).toMatchObject({
      level: 'problem',
      what: 'Slack: the bot token lacks app_mentions:read, chat:write, im:history, usergroups:read, channels:read, groups:read',
    });
    slack.scopes = 'commands,chat:write,app_mentions:read,im:history,files:read';
    expect((await run())[1]).toMatchObject({ level: 'ok' });
    expect((await run())[1]?.what).toContain('not needed: files:read');
  });

  it('names grants that open nothing: another workspace’s, and channels that are gone, archived or shared', async () => {
    slack.known.set('CEXT', { is_ext_shared: true });
    slack.known.set('COLD', { is_ext_shared: false, is_archived: true });
    const grant = (channel: string, shared = false): Grant => ({
      platform: 'slack',
      to: 'channel',
      workspace: 'T1',
      channel,
      shared,
      collections: ['news'],
    });
    const workspace = { platform: 'slack', to: 'workspace', collections: ['news'] } as const;
    const grants: readonly Grant[] = [
      grant('C1'),
      grant('CEXT'),
      grant('CEXT', true),
      grant('COLD'),
      grant('CGONE'),
      { ...workspace, workspace: 'T1' },
      { ...workspace, workspace: 'T2' },
      { ...workspace, platform: 'discord', workspace: '1' },
    ];
    const found = (await run({ grants })).slice(2, -2);
    expect(found.map(({ level }) => level)).toEqual(['warning', 'warning', 'warning', 'warning']);
    expect(found.map(({ what }) => what)).toEqual([
      expect.stringMatching(/CEXT is shared/u),
      expect.stringMatching(/COLD is archived/u),
      expect.stringMatching(/CGONE \(channel_not_found\)/u),
      expect.stringMatching(/workspace T2, but the token is for T1/u),
    ]);
  });

  it('names helpers whom nobody can ask: people and groups that are gone, disabled or unknown', async () => {
    slack.people.set('UGRACE', { profile: { display_name: 'Grace' } });
    slack.people.set('ULEFT', { deleted: true, name: 'left' });
    slack.userGroups.push({ id: 'SDESK', name: 'Archive desk' });
    const helpers = [
      { kind: 'user', id: 'UGRACE' },
      { kind: 'user', id: 'ULEFT' },
      { kind: 'user', id: 'UNEVER' },
      { kind: 'userGroup', id: 'SDESK' },
      { kind: 'userGroup', id: 'SGONE' },
    ] as const;
    const found = (await run({ helpers })).filter(({ what }) => what.includes('helpers name'));
    expect(found.map(({ level, what }) => `${level} ${what}`)).toEqual([
      'warning Slack: helpers name the user ULEFT, whom nobody can ask (account_inactive)',
      'warning Slack: helpers name the user UNEVER, whom nobody can ask (user_not_found)',
      'warning Slack: helpers name the user group SGONE, whom nobody can ask (no_such_subteam)',
    ]);
  });

  it('warns where Slack does not tell the scopes', async () => {
    slack.scopes = undefined;
    expect((await run())[1]).toMatchObject({ level: 'warning' });
  });

  it('looks at the signing secret in HTTP mode', async () => {
    const secret = '0123456789abcdef0123456789abcdef';
    expect((await run({ mode: { kind: 'http', signingSecret: secret } }))[2]?.level).toBe('ok');
    const bad = (await run({ mode: { kind: 'http', signingSecret: 'short-secret' } }))[2];
    expect(bad?.level).toBe('warning');
    expect(JSON.stringify(bad)).not.toContain('short-secret');
  });

  it('never throws: not when Slack is unwell, and not when it is not there', async () => {
    slack.misbehave('auth.test', { kind: 'answer', status: 500 });
    expect((await run())[0]).toMatchObject({ level: 'problem' });
    const { apiUrl } = slack;
    await slack.close();
    const findings = await diagnose({
      botToken: 'xoxb-right',
      mode: { kind: 'socket', appToken: 'xapp-right' },
      apiUrl,
      features,
      grants: [],
      helpers: [],
    });
    expect(findings.every(({ level }) => level === 'problem')).toBe(true);
    expect(findings[0]?.todo).toContain('SLACK_API_URL');
  });
});
