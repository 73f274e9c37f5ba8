import { afterEach, expect, it } from 'vitest';
import { english } from '../../../src/texts/english/index.js';
import { hostileTexts, scriptedDispatcher } from '../contract.js';
import type { Payload } from './fake-slack.js';
import { SocketHarness } from './harness.js';

let harness: SocketHarness;

afterEach(async () => await harness.stop());

async function started(): Promise<SocketHarness> {
  harness = new SocketHarness();
  await harness.start(scriptedDispatcher());
  return harness;
}

const callsOf = (method: string) => harness.slack.calls.filter((call) => call.method === method);
const texts = () => harness.shown().map(({ text }) => text);

it('more quotes of a public answer stand in its thread, and those after them in the same thread', async () => {
  await started();
  await harness.type('ask', '1 public:yes');
  const [answer] = harness.slack.messages;
  await harness.press('More quotes');
  expect(harness.slack.messages[1]).toMatchObject({ visibility: 'channel', channel: 'C1' });
  expect(harness.slack.messages[1]?.payload['thread_ts']).toBe(answer?.ts);
  expect(answer?.payload['thread_ts']).toBeUndefined();
  await harness.press('Context');
  expect(harness.shown().at(-1)).toMatchObject({ visibility: 'asker', quotes: [hostileTexts[2]] });
});

it('a shared answer is a message of its own in the channel', async () => {
  await started();
  await harness.type('ask', '1');
  await harness.press(english.buttons.labels.share);
  expect(harness.slack.messages[1]?.payload['thread_ts']).toBeUndefined();
});

it('two people who press Share at once, or one twice, get one post', async () => {
  await started();
  await harness.type('ask', '1');
  await Promise.all([
    harness.press(english.buttons.labels.share),
    harness.press(english.buttons.labels.share),
  ]);
  expect(harness.shown().filter(({ visibility }) => visibility === 'channel')).toHaveLength(1);
  expect(texts().some((text) => text.includes('already been shared'))).toBe(true);
});

it('the buttons of an answer work after a restart', async () => {
  const dispatcher = scriptedDispatcher();
  harness = new SocketHarness();
  await harness.start(dispatcher);
  await harness.type('ask', '1 public:yes');
  await harness.adapter.stop(0);
  await harness.restart(dispatcher);
  await harness.press('Remove');
  expect(harness.shown()).toMatchObject([{ visibility: 'asker', text: 'The answer has been removed.' }]);
});

it('Remove deletes the bot’s own message by its id', async () => {
  await started();
  await harness.type('ask', '1 public:yes');
  const [answer] = harness.slack.messages;
  await harness.press('Remove');
  expect(callsOf('chat.delete').map(({ payload }) => [payload['channel'], payload['ts']])).toEqual([
    ['C1', answer?.ts],
  ]);
});

it('Remove deletes by the response_url what was posted by one, where the bot is no member', async () => {
  await started();
  harness.slack.channels.clear();
  await harness.type('ask', '1 public:yes');
  expect(harness.slack.messages[0]?.via).toBe('response_url');
  harness.slack.misbehave('chat.delete', {
    kind: 'answer',
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: '{"ok":false,"error":"channel_not_found"}',
  });
  await harness.press('Remove');
  expect(texts()).toEqual([english.buttons.removed]);
});

it('Remove of a message that is gone already says that it is removed', async () => {
  await started();
  await harness.type('ask', '1 public:yes');
  const [button, message] = harness.button('Remove');
  harness.slack.messages.length = 0;
  await harness.pressThat(button, message);
  expect(texts()).toEqual([english.buttons.removed]);
});

it('Remove that Slack refuses says so, and can be tried again', async () => {
  await started();
  await harness.type('ask', '1 public:yes');
  const refusal = {
    kind: 'answer',
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: '{"ok":false,"error":"cant_delete_message"}',
  } as const;
  harness.slack.misbehave('chat.delete', refusal);
  harness.slack.misbehave('response_url', { ...refusal, status: 404 });
  await harness.press('Remove');
  expect(texts().at(-1)).toContain('could not remove');
  await harness.press('Remove');
  expect(harness.shown().filter(({ visibility }) => visibility === 'channel')).toEqual([]);
});

it.each([
  ['no JSON', { value: 'share:1' }],
  ['another answer’s id', { value: '{"answerId":"ANSWER9999999999"}' }],
  ['an id of another kind', { value: '{"answerId":{"$ne":1}}' }],
  ['no value', { value: undefined }],
  ['an action that nobody made', { action_id: '__proto__:0' }],
])('a forged button with %s is answered as an answer that is not known', async (_what, forged) => {
  await started();
  await harness.type('ask', '1 public:yes');
  const [button, message] = harness.button('Context');
  await harness.pressThat({ ...button, ...forged }, message);
  expect(harness.shown().at(-1)).toMatchObject({ visibility: 'asker', quotes: [] });
  expect(texts().at(-1)).toContain('I no longer have that answer');
});

it('a private answer’s button in somebody else’s hands gives nothing', async () => {
  await started();
  await harness.type('ask', '1');
  await harness.press('Context', { user: { id: 'U2', username: 'bob', team_id: 'T1' } });
  expect(harness.shown().at(-1)).toMatchObject({ visibility: 'asker', quotes: [] });
});

const typesIn = () => harness.slack.messages.at(-1)?.payload['blocks'].map(({ type }: Payload) => type);

it('votes and Remove are small: Slack’s own feedback buttons and its icon, which do what they say', async () => {
  await started();
  await harness.type('ask', '1 public:yes');
  const small = harness.slack.messages[0]?.payload['blocks'].find(
    ({ type }: Payload) => type === 'context_actions',
  );
  expect(small.elements.map(({ type }: Payload) => type)).toEqual(['icon_button', 'feedback_buttons']);
  await harness.press('Helpful');
  expect(texts().at(-1)).toBe(english.buttons.votes.helpful);
  await harness.press('Not helpful');
  expect(texts().at(-1)).toBe(english.buttons.votes.changedToNotHelpful);
  await harness.press('Remove');
  expect(harness.shown().some(({ visibility }) => visibility === 'channel')).toBe(false);
});

it('where Slack takes no small buttons they stand among the others, and work', async () => {
  await started();
  harness.slack.takesSmallButtons = false;
  await harness.type('ask', '1 public:yes');
  expect(typesIn()).not.toContain('context_actions');
  expect(harness.shown()[0]?.buttons).toEqual(
    expect.arrayContaining(['Context', 'Remove', 'Helpful', 'Not helpful']),
  );
  await harness.press('Helpful');
  expect(texts().at(-1)).toBe(english.buttons.votes.helpful);
  await harness.type('ask', '1');
  expect(harness.shown().at(-1)?.buttons).toContain('Not helpful');
});

it.each([
  '{"answerId":"A","action":"remove"}',
  '{"answerId":"A","action":"nothing"}',
  '{"action":"helpful"}',
  'x',
])('a small button with a forged value does nothing: %s', async (value) => {
  await started();
  await harness.type('ask', '1 public:yes');
  const [button, message] = harness.button('Helpful');
  await harness.pressThat({ ...button, value }, message);
  expect(harness.shown().at(-1)?.text).toBe(english.buttons.answerUnknown(30));
  expect(harness.shown()[0]?.visibility).toBe('channel');
});
