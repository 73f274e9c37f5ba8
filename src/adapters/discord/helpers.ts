import { type APIGuild, type APIGuildMember, PermissionsBitField, type REST, Routes } from 'discord.js';
import type { Finding } from '../../chat/protocol/adapter.js';
import type { Helper } from '../../chat/protocol/helpers.js';
import type { Location } from '../../chat/protocol/location.js';
import type { Logger } from '../../chat/protocol/logger.js';
import { known } from './diagnose-grants.js';
import { doctorTexts } from './doctor-texts.js';
import { describe } from './faults.js';

const { helpers: texts } = doctorTexts;

/** What Discord calls a helper in a server; undefined for one who is not there, and where it does not tell. Never throws. */
export async function helperName(
  rest: REST,
  helper: Helper,
  { workspace }: Pick<Location, 'workspace'>,
  log: Logger,
): Promise<string | undefined> {
  if (workspace === undefined) return undefined;
  try {
    const name = await nameIn(rest, helper, workspace);
    if (name === undefined)
      log.warn({ ...helper }, 'Discord does not know whom a channel can ask: run the doctor');
    return name;
  } catch (error) {
    log.warn({ ...helper, error: describe(error) }, 'Discord does not tell whom a channel can ask');
    return undefined;
  }
}

/**
 * A line for each helper whom Discord does not know in the channel's server, or whom the bot may not mention.
 * @param self The bot's own id. @param helpers By the channel's id.
 * @throws whatever Discord's REST client throws beside an answer that there is no such thing.
 */
export async function findAboutHelpers(
  rest: REST,
  self: string,
  helpers: readonly (readonly [channel: string, helper: Helper])[],
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [channel, helper] of helpers) {
    const seen = await known(() => rest.get(Routes.channel(channel)) as Promise<{ guild_id?: string }>);
    const guild = seen?.guild_id;
    if (guild === undefined) {
      findings.push({ level: 'warning', ...texts.channelUnseen(channel) });
    } else if ((await nameIn(rest, helper, guild)) === undefined) {
      findings.push({ level: 'warning', ...texts.isUnknown(helper.kind, helper.id, guild) });
    } else if (helper.kind === 'role' && !(await isMentionable(rest, self, helper.id, guild))) {
      findings.push({ level: 'warning', ...texts.isUnmentionable(helper.kind, helper.id) });
    }
  }
  return findings;
}

/** @throws where Discord does not answer that there is, or is not, such a one. */
async function nameIn(rest: REST, { kind, id }: Helper, guild: string): Promise<string | undefined> {
  switch (kind) {
    case 'user': {
      const member = await known(() => rest.get(Routes.guildMember(guild, id)) as Promise<APIGuildMember>);
      return member && (member.nick ?? member.user.global_name ?? member.user.username);
    }
    case 'role':
      return (await guildOf(rest, guild))?.roles.find((role) => role.id === id)?.name;
    case 'userGroup':
      return undefined;
  }
}

/** https://discord.com/developers/docs/resources/message#allowed-mentions-object: a role nobody may mention is not notified. */
async function isMentionable(rest: REST, self: string, role: string, guild: string): Promise<boolean> {
  const roles = (await guildOf(rest, guild))?.roles ?? [];
  if (roles.find(({ id }) => id === role)?.mentionable === true) return true;
  const own = await known(() => rest.get(Routes.guildMember(guild, self)) as Promise<APIGuildMember>);
  const mine = roles.filter(({ id }) => id === guild || own?.roles.includes(id) === true);
  return mine.some(({ permissions }) =>
    new PermissionsBitField(BigInt(permissions)).has(PermissionsBitField.Flags.MentionEveryone),
  );
}

function guildOf(rest: REST, guild: string): Promise<APIGuild | undefined> {
  return known(() => rest.get(Routes.guild(guild)) as Promise<APIGuild>);
}
