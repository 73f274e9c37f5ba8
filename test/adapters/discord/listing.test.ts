import { type ListingHarness, listingContract } from '../listing.js';
import { DiscordHarness } from './harness.js';

class ListHarness extends DiscordHarness implements ListingHarness {
  async list(options: Readonly<Record<string, string>>): Promise<void> {
    await this.send(this.discord.command('sources', options));
  }

  hold(label: string) {
    const press = this.discord.held(label);
    const { member } = this.discord.command('sources', {}) as unknown as { member: { user: object } };
    const bob = { member: { ...member, user: { ...member.user, id: '1100000000000000077' } } };
    return (who?: 'Bob') => this.send(press(who === undefined ? {} : bob));
  }
}

listingContract('Discord', () => new ListHarness());
