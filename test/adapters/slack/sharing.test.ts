import { type SharingHarness, sharingContract } from '../sharing.js';
import { SocketHarness } from './harness.js';

class ShareHarness extends SocketHarness implements SharingHarness {
  run(command: string, words: string): Promise<void> {
    return this.type(command, words);
  }
}

sharingContract('Slack', () => new ShareHarness());
