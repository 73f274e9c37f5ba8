import { commands } from '../../../commands/index.js';
import type { AnyCommand, Options } from '../../../src/chat/protocol/command.js';
import { type HomeHarness, homeContract } from '../home.js';
import { channelId, guildId } from './fake-discord.js';
import { DiscordHarness } from './harness.js';

class DiscordHome extends DiscordHarness implements HomeHarness {
  readonly platform = 'discord';
  readonly workspace = guildId;
  readonly channel = channelId;

  async run(command: string, words: string, options: Readonly<Record<string, string | boolean>> = {}) {
    const declared = commands.find(({ name }) => name === command) as AnyCommand | undefined;
    const [field] =
      Object.entries((declared?.options ?? {}) as Options).find(([, { type }]) => type === 'words') ?? [];
    const typed = field === undefined || words === '' ? {} : { [field]: words };
    await this.send(this.discord.command(command, { ...typed, ...options }));
  }

  async chooseOn(command: string, text: string) {
    await this.send(this.discord.chosen(command, this.discord.written(text)));
  }

  async forge(label: string, answerId: string) {
    const data = { component_type: 2, custom_id: `context:${answerId}`, id: 9 };
    await this.send(this.discord.press(label, { data }));
  }
}

homeContract('Discord', () => new DiscordHome());
