import { expect, it, onTestFinished } from 'vitest';
import { english } from '../../../src/texts/english/index.js';
import { Bot } from '../../support/bot.js';
import { type FormsHarness, formsContract, type ShownForm } from '../forms.js';
import { HttpHarness, SocketHarness, signedRequest } from './harness.js';

class SlackForms extends SocketHarness implements FormsHarness {
  async open(command: string, isPublic = false): Promise<void> {
    await this.type(command, isPublic ? 'public:yes' : '');
  }

  forms(): readonly ShownForm[] {
    return this.slack.forms.map(({ title, blocks }) => ({
      title: title.text,
      labels: blocks.map(({ label }: { label: { text: string } }) => label.text),
    }));
  }

  async fill(text: string): Promise<void> {
    await this.submit(text);
  }

  /** Bob sends Ada's. */
  async forge(): Promise<string> {
    await this.submit('“The zebra eats grass”', { user: { id: 'U2', name: 'bob', team_id: 'T1' } });
    return [...this.slack.answered.values()].at(-1)?.['errors']?.draft;
  }
}

formsContract('Slack', () => new SlackForms());

async function started<H extends SlackForms | HttpHarness>(harness: H) {
  const bot = await Bot.with();
  onTestFinished(() => harness.stop());
  await harness.start(bot.dispatcher);
  return { bot, harness };
}

it.each([
  ['without metadata', () => undefined],
  ['with metadata of somebody else', () => '{"command":"check"}'],
  ['with a signature that is none', (own: string) => `${own.startsWith('0') ? '1' : '0'}${own.slice(1)}`],
  ['that was opened for another channel', (own: string) => own.replace('"C1"', '"C2"')],
  ['with a signature of nothing', (own: string) => own.replace(/^[^.]*/u, '')],
])('Slack’s adapter refuses a form %s, in the form itself', async (_how, forged) => {
  const { bot, harness } = await started(new SlackForms());
  await harness.open('check');
  const [form] = harness.slack.forms;
  const own: string = form?.['private_metadata'];
  await harness.submit('“The zebra eats grass”', {}, { ...form, private_metadata: forged(own) });
  expect([...harness.slack.answered.values()].slice(1)).toEqual([
    {
      response_action: 'errors',
      errors: { draft: english.forms.unknown },
    },
  ]);
  expect(harness.shown()).toEqual([]);
  // Sent as it was opened, it is answered: nobody has to type the text again.
  await harness.submit('“The zebra eats grass”');
  expect(harness.shown()).toHaveLength(1);
  expect(bot.log.text).not.toContain('zebra');
});

it('Slack’s adapter says how the command is typed where no form can be opened', async () => {
  const { harness } = await started(new SlackForms());
  for (const body of ['{"ok":false,"error":"expired_trigger_id"}', '{"ok":false,"error":"ratelimited"}']) {
    harness.slack.misbehave('views.open', { kind: 'answer', status: 200, body });
    await harness.open('check');
    expect(harness.shown().at(-1)?.text).toContain('/check words [public]');
  }
  expect(harness.slack.forms).toEqual([]);
});

it('Slack’s adapter answers privately in a direct message where the command’s address is used up', async () => {
  const { harness } = await started(new SlackForms());
  await harness.open('check');
  harness.slack.misbehave('response_url', {
    kind: 'answer',
    status: 404,
    body: '{"ok":false,"error":"expired_url"}',
  });
  await harness.fill('“The zebra eats grass”');
  expect(harness.slack.messages.at(-1)).toMatchObject({ visibility: 'direct', channel: 'U1' });
});

it('Slack’s adapter refuses a form with a wrong signature over HTTP, and answers in its response otherwise', async () => {
  const { harness } = await started(new HttpHarness());
  await harness.type('check', '');
  const view = { ...harness.slack.forms[0], private_metadata: 'forged' };
  const user = { id: 'U1', name: 'ada', team_id: 'T1' };
  const payload = JSON.stringify({ type: 'view_submission', team: { id: 'T1' }, user, view });
  const body = new URLSearchParams({ payload }).toString();
  expect((await signedRequest(harness.address, body, { secret: 'wrong' })).status).toBe(401);
  const refused = await signedRequest(harness.address, body);
  expect([refused.status, await refused.json()]).toMatchObject([200, { response_action: 'errors' }]);
  await harness.submit('“The zebra eats grass”');
  expect(harness.shown().at(-1)?.text).toContain('1 quotation in your text');
});
