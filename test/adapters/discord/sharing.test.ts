import { type SharingHarness, sharingContract } from '../sharing.js';
import { DiscordHarness } from './harness.js';

/** The option of each command that takes its words. */
const words: Readonly<Record<string, string>> = { check: 'words', find: 'text', coverage: 'topic' };

class ShareHarness extends DiscordHarness implements SharingHarness {
  async run(command: string, typed: string): Promise<void> {
    await this.send(this.discord.command(command, { [words[command] ?? '']: typed }));
  }
}

sharingContract('Discord', () => new ShareHarness());
