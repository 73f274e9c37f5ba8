import { coverageContract, type PagesHarness } from '../pages.js';
import { DiscordHarness } from './harness.js';

class CoverageHarness extends DiscordHarness implements PagesHarness {
  async cover(options: Readonly<Record<string, string | boolean>>): Promise<void> {
    await this.send(this.discord.command('coverage', options));
  }

  hold(label: string) {
    const press = this.discord.held(label);
    const { member } = this.discord.command('coverage', {}) as unknown as { member: { user: object } };
    const bob = { member: { ...member, user: { ...member.user, id: '1100000000000000077' } } };
    return (who?: 'Bob') => this.send(press(who === undefined ? {} : bob));
  }
}

coverageContract('Discord', () => new CoverageHarness());
