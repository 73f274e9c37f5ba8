import { expect, it, onTestFinished } from 'vitest';
import { Bot } from '../../support/bot.js';
import { coverageContract, type PagesHarness } from '../pages.js';
import { SocketHarness } from './harness.js';

class CoverageHarness extends SocketHarness implements PagesHarness {
  async cover({ topic, ...options }: Readonly<Record<string, string | boolean>>): Promise<void> {
    const named = Object.entries(options).map(([name, value]) =>
      value === true ? `${name}:yes` : `${name}:"${value}"`,
    );
    await this.type('coverage', [topic, ...named].join(' '));
  }

  hold(label: string) {
    const [button, message] = this.button(label);
    const bob = { user: { id: 'U2', username: 'bob', team_id: 'T1' } };
    return (who?: 'Bob') => this.pressThat(button, message, who === undefined ? {} : bob);
  }
}

coverageContract('Slack', () => new CoverageHarness());

it('Slack shows the documents of a coverage in its own table', async () => {
  const harness = new CoverageHarness();
  onTestFinished(() => harness.stop());
  await harness.start((await Bot.with()).dispatcher);
  await harness.cover({ topic: 'zebra' });
  const payload = harness.slack.messages.at(-1)?.payload ?? {};
  const blocks: readonly { readonly type: string; readonly rows: readonly unknown[] }[] = payload['blocks'];
  const tables = blocks.filter(({ type }) => type === 'table');
  expect(tables.map(({ rows }) => rows.length)).toEqual([3]);
  expect(harness.shown()[0]?.text).toContain('All about zebras | Savanna Weekly | 2018-06-05 | 1');
});
