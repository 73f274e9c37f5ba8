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
