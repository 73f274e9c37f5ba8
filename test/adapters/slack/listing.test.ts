import { type ListingHarness, listingContract } from '../listing.js';
import { SocketHarness } from './harness.js';

class ListHarness extends SocketHarness implements ListingHarness {
  async list({ filter = '', page }: Readonly<Record<string, string>>): Promise<void> {
    await this.type('sources', page === undefined ? filter : `${filter} page:${page}`);
  }

  hold(label: string) {
    const [button, message] = this.button(label);
    const bob = { user: { id: 'U2', username: 'bob', team_id: 'T1' } };
    return (who?: 'Bob') => this.pressThat(button, message, who === undefined ? {} : bob);
  }
}

listingContract('Slack', () => new ListHarness());
