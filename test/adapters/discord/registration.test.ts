import { ApplicationCommandOptionType, ApplicationCommandType, PermissionFlagsBits } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { commands } from '../../../commands/index.js';
import { discordCommands, forOneGuild, slashCommands } from '../../../src/adapters/discord/registration.js';
import { AdapterError } from '../../../src/chat/protocol/adapter.js';
import { type AnyCommand, defineCommand, type Options } from '../../../src/chat/protocol/command.js';
import { english } from '../../../src/texts/english/index.js';
import { german } from '../../../src/texts/german/index.js';
import { spanish } from '../../../src/texts/spanish/index.js';

const moderatorPermissions = ['ManageGuild'];

const every = defineCommand({
  name: 'every',
  description: () => 'Has every kind of option',
  options: {
    public: { type: 'boolean', description: () => 'For all' },
    show: { type: 'choice', description: () => 'What', choices: ['history', 'audit'] },
    source: { type: 'string', description: () => 'Where', suggest: async () => [] },
    note: { type: 'string', description: () => 'More' },
    question: { type: 'words', description: () => 'What to ask', required: true },
  },
  access: 'everyone',
  effort: 'quick',
  examples: [],
  run: async () => ({ blocks: [] }),
});

describe('registration', () => {
  it('gives each option its native type, required ones first', () => {
    const [command] = slashCommands([every], { moderatorPermissions, maxQuestionLength: 2_000 });
    expect(command?.options).toMatchObject([
      {
        name: 'question',
        description: 'What to ask',
        required: true,
        type: ApplicationCommandOptionType.String,
        max_length: 2_000,
      },
      { name: 'public', description: 'For all', required: false, type: ApplicationCommandOptionType.Boolean },
      {
        name: 'show',
        description: 'What',
        required: false,
        type: ApplicationCommandOptionType.String,
        choices: [
          { name: 'history', value: 'history' },
          { name: 'audit', value: 'audit' },
        ],
      },
      {
        name: 'source',
        description: 'Where',
        required: false,
        type: ApplicationCommandOptionType.String,
        autocomplete: true,
      },
      { name: 'note', description: 'More', required: false, type: ApplicationCommandOptionType.String },
    ]);
    expect(command).toMatchObject({ default_member_permissions: null, contexts: [0, 1] });
  });

  it('hides moderators’ commands from whoever lacks the permission, and keeps them to guilds', () => {
    const moderators = { ...every, access: 'moderators' as const };
    const permissions = (names: string[]) =>
      slashCommands([moderators], { moderatorPermissions: names })[0]?.default_member_permissions;
    expect(permissions(['ManageGuild'])).toBe(String(PermissionFlagsBits.ManageGuild));
    expect(permissions(['ManageMessages', 'ManageGuild'])).toBe(String(PermissionFlagsBits.ManageMessages));
    expect(permissions([])).toBe('0');
    expect(() => permissions(['toString'])).toThrow(AdapterError);
    expect(slashCommands([moderators], { moderatorPermissions })[0]?.contexts).toEqual([0]);
  });

  it('says nothing of contexts to a single guild', () => {
    const [command] = forOneGuild(slashCommands([every], { moderatorPermissions }));
    expect(command).not.toHaveProperty('contexts');
    expect(command).not.toHaveProperty('integration_types');
    expect(command).toMatchObject({ name: 'every', options: { length: 5 } });
  });
});

describe('the commands that ship', () => {
  const registered = slashCommands(commands, { moderatorPermissions });

  it('are all registered, in step with their declarations', () => {
    expect(registered.map(({ name, description }) => ({ name, description }))).toEqual(
      commands.map(({ name, description }) => ({ name, description: description(english) })),
    );
  });

  it.each(commands.map((command) => [command.name, command] as const))(
    '/%s has the options it declares',
    (name, command: AnyCommand) => {
      const options = registered.find((body) => body.name === name)?.options ?? [];
      const declared = command.options as Options;
      expect(options.map((option) => option.name).sort()).toEqual(Object.keys(declared).sort());
      for (const option of options) {
        expect(option.description).toBe(declared[option.name]?.description(english));
        const opensForm = command.draftForm !== undefined && declared[option.name]?.type === 'words';
        expect(option.required).toBe(!opensForm && (declared[option.name]?.required ?? false));
      }
      const firstOptional = options.findIndex(({ required }) => !required);
      expect(
        options.slice(Math.max(0, firstOptional)).some(({ required }) => required) && firstOptional >= 0,
      ).toBe(false);
    },
  );

  it('are described in the reader’s language, under the same names', () => {
    for (const [i, body] of registered.entries()) {
      const { description, options } = commands[i] as AnyCommand;
      expect(body).not.toHaveProperty('name_localizations');
      expect(body.description_localizations).toMatchObject({
        de: description(german),
        'es-ES': description(spanish),
        'es-419': description(spanish),
      });
      for (const option of body.options ?? []) {
        const inGerman = (options as Options)[option.name]?.description(german);
        expect(option.description_localizations?.de).toBe(inGerman);
      }
    }
  });

  it('keep to Discord’s rules of names and lengths', () => {
    for (const body of registered) {
      for (const { name, description } of [body, ...(body.options ?? [])]) {
        expect(name).toMatch(/^[-_\p{Ll}\p{N}]{1,32}$/u);
        expect(description.length).toBeGreaterThan(0);
        expect(description.length).toBeLessThanOrEqual(100);
      }
      for (const { description_localizations: localized } of [body, ...(body.options ?? [])]) {
        for (const description of Object.values(localized ?? {})) {
          expect(description?.length).toBeGreaterThan(0);
          expect(description?.length).toBeLessThanOrEqual(100);
        }
      }
      expect(body.options?.length ?? 0).toBeLessThanOrEqual(25);
    }
  });
});

describe('commands on messages', () => {
  it('are registered beside those behind a slash, under their own name', () => {
    const onMessage = { ...every, onMessage: () => 'Check this quote' };
    const bodies = discordCommands([every, onMessage], { moderatorPermissions });
    expect(bodies.map(({ type, name }) => [type, name])).toEqual([
      [ApplicationCommandType.ChatInput, 'every'],
      [ApplicationCommandType.ChatInput, 'every'],
      [ApplicationCommandType.Message, english.commands.check.onMessage],
    ]);
    expect(bodies[2]).toMatchObject({ contexts: [0, 1], default_member_permissions: null });
    expect(bodies[2]).not.toHaveProperty('description');
    expect(forOneGuild(bodies)[2]).not.toHaveProperty('contexts');
  });

  it('are “Check this quote” and “Find the source” among those that ship', () => {
    const names = discordCommands(commands, { moderatorPermissions })
      .filter(({ type }) => type === ApplicationCommandType.Message)
      .map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining([english.commands.check.onMessage, english.commands.find.onMessage]),
    );
    for (const name of names) expect(name.length).toBeLessThanOrEqual(24);
  });
});
