import { describe, expect, it, onTestFinished } from 'vitest';
import { english } from '../../../src/texts/english/index.js';
import { Bot, chatSettings } from '../../support/bot.js';
import { type Helping, helpingContract } from '../helping.js';
import type { Payload } from './fake-slack.js';
import { SocketHarness } from './harness.js';

const bob = { user: { id: 'U2', name: 'bob', username: 'bob', team_id: 'T1' } };
const person = { kind: 'user', id: 'UGRACE' } as const;
const group = { kind: 'userGroup', id: 'SDESK' } as const;

/** Ids in everything of a message that notifies. */
function mentionsIn(payload: Payload): string[] {
  const blocks = JSON.stringify(payload['blocks'] ?? []);
  const elements = [...blocks.matchAll(/"(?:user_id|usergroup_id|channel_id|range)":"([^"]*)"/gu)];
  const inText = [...String(payload['text']).matchAll(/<[@!](?:subteam\^)?([^>|]*)[^>]*>/gu)];
  return [...new Set([...elements, ...inText].map(([, id = '']) => id))];
}

function makeHelping(): Helping {
  const harness = new SocketHarness();
  const { slack } = harness;
  slack.people.set('UGRACE', { name: 'grace', profile: { display_name: 'Grace' } });
  slack.userGroups.push({ id: 'SDESK', name: 'Archive desk' });
  const asBob = (isInGroup = false) => {
    slack.groups.set('SDESK', isInGroup ? ['U2'] : []);
    return bob;
  };
  return {
    harness,
    channel: 'slack:C1',
    person,
    group,
    leave: ({ id }) => {
      slack.people.set(id, { deleted: true });
      slack.userGroups.length = 0;
    },
    mentioned: () => mentionsIn(slack.messages.at(-1)?.payload ?? {}),
    pressAsAnother: (label, isInGroup) => harness.press(label, asBob(isInGroup)),
    pressAndSend: async (label, line) => {
      await harness.press(label);
      await harness.submit(line);
    },
    pressAndSendAsAnother: async (label, line, isInGroup) => {
      await harness.press(label, asBob(isInGroup));
      await harness.submit(line, asBob(isInGroup));
    },
    address:
      'https://newsroom.slack.com/archives/C1AB/p1700000000000001?thread_ts=1700000000.000001&cid=C1AB',
    wrongAddresses: [
      'https://evil.example/archives/C1AB/p1700000000000001',
      'https://newsroom.slack.com.evil.example/archives/C1AB/p1700000000000001',
      'https://newsroom.slack.com/archives/C1AB/p1700000000000001|<@U1>',
      'javascript:alert(1)',
      'see above',
    ],
  };
}

describe('Slack, asking a person', () => {
  helpingContract(makeHelping);

  it('asks in the thread of the answer', async () => {
    const { harness } = makeHelping() as Helping & { harness: SocketHarness };
    const settings = {
      ...chatSettings,
      helpers: { ...chatSettings.helpers, of: new Map([['slack:C1', person]]) },
    };
    const bot = await Bot.with(undefined, { services: { settings } });
    onTestFinished(() => harness.stop());
    await harness.start(bot.dispatcher);
    const thread = await harness.mention('when does the giraffe drink');
    await harness.press(english.helpers.askNamed('Grace'));
    expect(harness.slack.messages.at(-1)).toMatchObject({
      visibility: 'channel',
      channel: 'C1',
      payload: { thread_ts: thread },
    });
    // Marked without a form, where Slack opens none.
    harness.slack.misbehave('views.open', {
      kind: 'answer',
      status: 200,
      body: '{"ok":false,"error":"expired_trigger_id"}',
    });
    await harness.press('Resolved');
    expect(harness.shown().at(-1)).toMatchObject({ buttons: ['Add a link'] });
  });
});
