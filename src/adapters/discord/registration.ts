import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type Locale,
  type LocalizationMap,
  PermissionFlagsBits,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord.js';
import { messageCommandsOf } from '../../chat/dispatch/message-commands.js';
import { AdapterError } from '../../chat/protocol/adapter.js';
import type { AnyCommand, Option, Options, Wording } from '../../chat/protocol/command.js';
import { catalogues } from '../../texts/catalogues.js';
import type { Texts } from '../../texts/texts.js';
import { limits } from './limits.js';

export interface RegistrationOptions {
  /** Names of PermissionFlagsBits; whoever has any of them may run moderators' commands. */
  readonly moderatorPermissions: readonly string[];
  /** Characters of a question that Discord lets a person type. */
  readonly maxQuestionLength?: number;
}

/** A command as Discord registers it: typed behind a slash, or chosen for a message. */
export type CommandBody =
  | RESTPostAPIChatInputApplicationCommandsJSONBody
  | RESTPostAPIContextMenuApplicationCommandsJSONBody;

/** Everything that is registered: each command, and those again that are offered on messages. @throws as `slashCommands` */
export function discordCommands(
  commands: readonly AnyCommand[],
  options: RegistrationOptions,
): readonly CommandBody[] {
  return [...slashCommands(commands, options), ...onMessages(commands)];
}

/** https://discord.com/developers/docs/interactions/application-commands#message-commands */
function onMessages(
  commands: readonly AnyCommand[],
): readonly RESTPostAPIContextMenuApplicationCommandsJSONBody[] {
  return messageCommandsOf(commands).map(({ label }) => ({
    type: ApplicationCommandType.Message,
    name: label(catalogues.en).slice(0, limits.commandName),
    name_localizations: localized(label, limits.commandName),
    default_member_permissions: null,
    integration_types: [ApplicationIntegrationType.GuildInstall],
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  }));
}

/**
 * Commands as Discord registers them. Moderators' commands are for guilds alone, and hidden from whoever lacks the
 * permission named first: Discord can hide by all of several permissions, but not by any of them. The check that
 * counts is dispatch's; a guild's administrators may show the command to others in its integration settings.
 * @throws {AdapterError} for a permission that Discord does not have.
 */
export function slashCommands(
  commands: readonly AnyCommand[],
  { moderatorPermissions, maxQuestionLength = limits.optionValue }: RegistrationOptions,
): RESTPostAPIChatInputApplicationCommandsJSONBody[] {
  const permission = permissionBit(moderatorPermissions[0]);
  return commands.map((command): RESTPostAPIChatInputApplicationCommandsJSONBody => {
    const isForModerators = command.access === 'moderators';
    return {
      type: ApplicationCommandType.ChatInput,
      name: command.name,
      ...described(command.description),
      options: Object.entries(command.options as Options)
        .map(([name, option]) => discordOption(name, leftEmpty(command, option), maxQuestionLength))
        .sort((a, b) => Number(b.required) - Number(a.required)),
      default_member_permissions: isForModerators ? permission : null,
      integration_types: [ApplicationIntegrationType.GuildInstall],
      contexts: isForModerators
        ? [InteractionContextType.Guild]
        : [InteractionContextType.Guild, InteractionContextType.BotDM],
    };
  });
}

/** The words of a command with a form may be left empty: that opens it. */
function leftEmpty({ draftForm }: AnyCommand, option: Option): Option {
  return draftForm !== undefined && option.type === 'words' ? { ...option, required: false } : option;
}

/** The same for one guild: there Discord knows no contexts. */
export function forOneGuild(commands: readonly CommandBody[]): readonly CommandBody[] {
  return commands.map(({ contexts: _, integration_types: __, ...command }) => command);
}

function discordOption(
  name: string,
  option: Option,
  maxQuestionLength: number,
): APIApplicationCommandBasicOption {
  const base = {
    name,
    ...described(option.description),
    required: option.required ?? false,
  };
  switch (option.type) {
    case 'boolean':
      return { ...base, type: ApplicationCommandOptionType.Boolean };
    case 'choice':
      return {
        ...base,
        type: ApplicationCommandOptionType.String,
        choices: option.choices.slice(0, limits.choices).map((choice) => ({ name: choice, value: choice })),
      };
    case 'words':
      return {
        ...base,
        type: ApplicationCommandOptionType.String,
        max_length: Math.min(maxQuestionLength, limits.optionValue),
        ...(option.suggest === undefined ? {} : { autocomplete: true }),
      };
    case 'string':
      return option.suggest === undefined
        ? { ...base, type: ApplicationCommandOptionType.String }
        : { ...base, type: ApplicationCommandOptionType.String, autocomplete: true };
  }
}

/**
 * The languages of Discord's clients that there is a catalogue for. English is what all others see.
 * https://discord.com/developers/docs/reference#locales
 */
const translations: Readonly<Partial<Record<Locale, Texts>>> = {
  de: catalogues.de,
  fr: catalogues.fr,
  'es-ES': catalogues.es,
  'es-419': catalogues.es,
  ja: catalogues.ja,
};

/** What each reader is shown in the language of their own client, whatever the bot's. */
function localized(wording: Wording, length: number): LocalizationMap {
  return Object.fromEntries(
    Object.entries(translations).map(([locale, texts]) => [locale, wording(texts).slice(0, length)]),
  );
}

function described(wording: Wording) {
  return {
    description: wording(catalogues.en).slice(0, limits.description),
    description_localizations: localized(wording, limits.description),
  };
}

/** @returns '0', which leaves administrators, where no permission is named. */
function permissionBit(name: string | undefined): string {
  if (name === undefined) return '0';
  const bits: Readonly<Record<string, bigint>> = PermissionFlagsBits;
  const bit = Object.hasOwn(bits, name) ? bits[name] : undefined;
  if (bit === undefined) {
    throw new AdapterError(
      `Discord has no permission “${name}”: fix moderators.discord.permissions in the configuration`,
      'refused',
    );
  }
  return bit.toString();
}
