import { type APIGuild, DiscordAPIError, type REST, Routes } from 'discord.js';
import type { Finding } from '../../chat/protocol/adapter.js';
import type { Grant } from '../../chat/protocol/grants.js';
import { doctorTexts } from './doctor-texts.js';

const { grants: texts } = doctorTexts;

/**
 * A line for each grant that opens nothing, because the bot is not in the server, or the channel or role is gone.
 * @throws whatever Discord's REST client throws beside an answer that there is no such thing.
 */
export async function findAboutGrants(rest: REST, grants: readonly Grant[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  const guilds = new Map<string, APIGuild | undefined>();
  for (const grant of grants) {
    if (grant.platform !== 'discord' || grant.to === 'direct-messages') continue;
    const { workspace } = grant;
    if (!guilds.has(workspace)) {
      guilds.set(workspace, await known(() => rest.get(Routes.guild(workspace)) as Promise<APIGuild>));
      if (guilds.get(workspace) === undefined)
        findings.push({ level: 'warning', ...texts.workspaceUnseen(workspace) });
    }
    const guild = guilds.get(workspace);
    if (guild === undefined) continue;
    if (grant.to === 'role' && !guild.roles.some(({ id }) => id === grant.role)) {
      findings.push({ level: 'warning', ...texts.roleUnseen(grant.role, workspace) });
    }
    if (grant.to === 'channel') {
      const channel = (await known(() => rest.get(Routes.channel(grant.channel)))) as
        | { guild_id?: string }
        | undefined;
      if (channel?.guild_id !== workspace) {
        findings.push({ level: 'warning', ...texts.channelUnseen(grant.channel, workspace) });
      }
    }
  }
  return findings;
}

/** What is asked for, or undefined where Discord says that the bot has no such thing. */
export async function known<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof DiscordAPIError && (error.status === 404 || error.status === 403)) return undefined;
    throw error;
  }
}
