import { commands } from '../../../commands/index.js';
import { english } from '../../../src/texts/english/index.js';
import { type HomeHarness, homeContract } from '../home.js';
import { SocketHarness } from './harness.js';

class SlackHome extends SocketHarness implements HomeHarness {
  readonly platform = 'slack';
  readonly workspace = 'T1';
  readonly channel = 'C1';

  async run(command: string, words: string, options: Readonly<Record<string, string | boolean>> = {}) {
    this.slack.known.set(this.channel, {});
    const named = Object.entries(options).map(([name, value]) => `${name}:${value === true ? 'yes' : value}`);
    await this.type(command, [words, ...named].join(' ').trim());
  }

  async chooseOn(command: string, text: string) {
    const { name = '' } = commands.find(({ onMessage }) => onMessage?.(english) === command) ?? {};
    await this.choose(name, { text });
  }

  async forge(label: string, answerId: string) {
    const [button, message] = this.button(label);
    await this.pressThat({ ...button, value: JSON.stringify({ answerId }) }, message);
  }
}

homeContract('Slack', () => new SlackHome());
