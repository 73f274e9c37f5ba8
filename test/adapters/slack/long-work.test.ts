import { afterEach, describe, expect, it } from 'vitest';
import type { Dispatcher } from '../../../src/chat/dispatch/dispatch.js';
import { defineCommand } from '../../../src/chat/protocol/command.js';
import { type Progress, text } from '../../../src/chat/protocol/reply.js';
import type { ChatSettings } from '../../../src/chat/protocol/settings.js';
import { dispatcherOf, openSettings } from '../../support/services.js';
import { SocketHarness } from './harness.js';

let harness = new SocketHarness();
afterEach(async () => {
  await harness.stop();
  harness = new SocketHarness();
});

/** A moderators' command that does what `work` does. */
function working(
  work: (progress: (step: Progress) => void) => Promise<void>,
  moderators: { users: string[]; userGroups: string[] } = { users: ['U1'], userGroups: [] },
  access: 'moderators' | 'everyone' = 'moderators',
): Dispatcher {
  const command = defineCommand({
    name: 'refresh',
    description: () => 'Works for long',
    options: {},
    access,
    effort: 'long',
    examples: [''],
    async run({ progress }) {
      await work(progress);
      return { blocks: [text('All of it is done.')] };
    },
  });
  const settings: ChatSettings = {
    ...openSettings,
    visibility: 'channel',
    moderators: { slack: moderators, discord: { permissions: [], roles: [] } },
  };
  return dispatcherOf([command], { settings });
}

const toResponseUrl = () => harness.slack.calls.filter(({ method }) => method === 'response_url');

describe('long work in Slack', () => {
  it('tells start, quarters and end in one message, within the five uses of a response_url', async () => {
    const posted = (count: number) => harness.slack.until(() => toResponseUrl().length >= count);
    await harness.start(
      working(async (progress) => {
        for (let done = 0; done <= 100; done++) {
          progress({ label: 'Reading', done, total: 100 });
          if (done % 25 === 0 && done < 100) await posted(done / 25 + 1);
        }
      }),
    );
    await harness.type('refresh', '');
    const figures = toResponseUrl().map(({ payload }) => /(\d+) %/u.exec(JSON.stringify(payload))?.[1]);
    expect(figures).toEqual(['0', '25', '50', '75', undefined]);
    expect(toResponseUrl().map(({ payload }) => payload['replace_original'])).toEqual([
      false,
      true,
      true,
      true,
      true,
    ]);
    expect(harness.shown().map(({ text: shown }) => shown)).toEqual(['All of it is done.']);
  });

  it('shows the end although telling of progress failed', async () => {
    harness.slack.misbehave(
      'response_url',
      { kind: 'answer', status: 500 },
      { kind: 'answer', status: 429, headers: { 'retry-after': '30' } },
    );
    await harness.start(
      working(async (progress) => {
        progress({ label: 'Reading', done: 0, total: 4 });
        await harness.slack.until(() => toResponseUrl().length >= 1);
        progress({ label: 'Reading', done: 2, total: 4 });
        await harness.slack.until(() => toResponseUrl().length >= 2);
      }),
    );
    await harness.type('refresh', '');
    expect(harness.shown().map(({ text: shown }) => shown)).toEqual(['All of it is done.']);
  });

  it('ends in a direct message once thirty minutes have passed', async () => {
    let now = 0;
    await harness.start(
      working(async (progress) => {
        progress({ label: 'Reading', done: 0, total: 4 });
        await harness.slack.until(() => harness.slack.messages.length === 1);
        await new Promise((resolve) => setTimeout(resolve, 50));
        now = 31 * 60_000;
        progress({ label: 'Reading', done: 2, total: 4 });
        await new Promise((resolve) => setTimeout(resolve, 50));
      }),
      { now: () => now },
    );
    await harness.type('refresh', '');
    expect(toResponseUrl()).toHaveLength(1);
    expect(harness.slack.messages.at(-1)).toMatchObject({ visibility: 'direct', channel: 'U1' });
    expect(harness.shown().at(-1)?.text).toBe('All of it is done.');
  });

  it('ends a public command in the channel alone', async () => {
    await harness.start(
      working(
        async (progress) => {
          progress({ label: 'Reading', done: 0, total: 4 });
          await harness.slack.until(() => harness.slack.messages.length === 1);
        },
        undefined,
        'everyone',
      ),
    );
    await harness.type('refresh', '');
    expect(harness.shown().map(({ visibility, text: shown }) => [visibility, shown])).toEqual([
      ['channel', 'All of it is done.'],
    ]);
  });

  it('tells work of unknown size once that it has begun', async () => {
    await harness.start(
      working(async (progress) => {
        for (let i = 0; i < 50; i++) progress({ label: 'Waiting', done: 0, total: 0 });
        await harness.slack.until(() => toResponseUrl().length === 1);
      }),
    );
    await harness.type('refresh', '');
    expect(toResponseUrl()).toHaveLength(2);
  });
});

describe('moderators in Slack', () => {
  const group = { users: [], userGroups: ['S1'] };

  it('are the users named and the members of the groups named', async () => {
    harness.slack.groups.set('S1', ['U1', 'U2']);
    await harness.start(working(async () => {}, group));
    await harness.type('refresh', '', { user_id: 'U2' });
    await harness.type('refresh', '', { user_id: 'U3' });
    expect(harness.shown().map(({ text: shown }) => shown)).toEqual([
      'All of it is done.',
      'Sorry, /refresh is for this bot’s moderators. Please ask one of them.',
    ]);
  });

  it('are nobody of a group that Slack does not tell about', async () => {
    await harness.start(working(async () => {}, group));
    await harness.type('refresh', '');
    expect(harness.shown()[0]?.text).toContain('Sorry');
  });

  it('are not asked of Slack where nobody needs to know', async () => {
    await harness.start(working(async () => {}));
    await harness.type('refresh', '');
    expect(harness.slack.calls.map(({ method }) => method)).not.toContain('usergroups.users.list');
  });
});
