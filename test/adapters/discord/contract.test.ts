import { adapterContract } from '../contract.js';
import { DiscordHarness } from './harness.js';

adapterContract('Discord', () => new DiscordHarness(), {
  skip: { mentions: 'answered with the next change' },
});
