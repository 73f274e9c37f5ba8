import { type APIGuild, DiscordAPIError, type REST, Routes } from 'discord.js';
import type { Finding } from '../../chat/protocol/adapter.js';
import type { Grant } from '../../chat/protocol/grants.js';

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
        findings.push(missing(`server ${workspace}`, 'invite the bot there'));
    }
    const guild = guilds.get(workspace);
    if (guild === undefined) continue;
    if (grant.to === 'role' && !guild.roles.some(({ id }) => id === grant.role)) {
      findings.push(missing(`role ${grant.role} in server ${workspace}`, 'correct its id'));
    }
    if (grant.to === 'channel') {
      const channel = (await known(() => rest.get(Routes.channel(grant.channel)))) as
        | { guild_id?: string }
        | undefined;
      if (channel?.guild_id !== workspace) {
        findings.push(missing(`channel ${grant.channel} in server ${workspace}`, 'let the bot see it'));
      }
    }
  }
  return findings;
}

function missing(what: string, fix: string): Finding {
  return {
    level: 'warning',
    what: `Discord: the bot sees no ${what}, which grants name`,
    todo: `${fix}, or remove it from grants`,
  };
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
