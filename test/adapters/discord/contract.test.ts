import { adapterContract } from '../contract.js';
import { DiscordHarness } from './harness.js';

adapterContract('Discord', () => new DiscordHarness());
