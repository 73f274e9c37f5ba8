import type { Line } from '../../texts/command-line/doctor.js';

const portal = 'Developer Portal, Bot';
const removeGrant = 'remove it from grants';

/** What `npm run doctor` says of Discord, by key. */
export const doctorTexts = {
  tokenWorks: (user: string): Line => ({ what: `Discord knows the token: it is ${user}` }),
  application: {
    isNamed: (name: string, id: string): Line => ({ what: `Discord application ${name} (${id})` }),
    isAnother: (configured: string, id: string): Line => ({
      what: `DISCORD_APPLICATION_ID is ${configured}, but the token belongs to ${id}`,
      todo: `set DISCORD_APPLICATION_ID to ${id}, or leave it out`,
    }),
  },
  content: {
    isOn: {
      what: 'Discord: the message-content intent is on, for the channels in which the bot listens',
    } satisfies Line,
    isOff: {
      what: 'Discord: the bot is to listen in channels, but the message-content intent is off',
      todo: 'turn it on under “Bot” at https://discord.com/developers/applications, or remove listen: true',
    } satisfies Line,
  },
  gateway: {
    answers: (left: number, all: number): Line => ({
      what: `Discord’s gateway answers; the intents Guilds, GuildMessages and DirectMessages need no permission (${left} of ${all} starts left)`,
    }),
    isExhausted: (minutes: number): Line => ({
      what: 'Discord does not let this bot connect for now: it was started too often',
      todo: `wait ${minutes} minutes, and see why it restarts`,
    }),
  },
  commands: {
    /** @param guildId undefined: everywhere. */
    where: (guildId: string | undefined): string =>
      guildId === undefined ? 'for all guilds' : `in guild ${guildId}`,
    arePresent: (count: number, where: string): Line => ({
      what: `Discord has the present ${count} commands ${where}`,
    }),
    areStale: (where: string, names: readonly string[]): Line => ({
      what: `Discord’s commands ${where} are not the present ones (${names.join(', ')})`,
      todo: 'start the bot: it registers them',
    }),
  },
  grants: {
    workspaceUnseen: (workspace: string): Line => unseen(`server ${workspace}`, 'invite the bot there'),
    roleUnseen: (role: string, workspace: string): Line =>
      unseen(`role ${role} in server ${workspace}`, 'correct its id'),
    channelUnseen: (channel: string, workspace: string): Line =>
      unseen(`channel ${channel} in server ${workspace}`, 'let the bot see it'),
  },
  helpers: {
    channelUnseen: (channel: string): Line => ({
      what: `Discord: the bot sees no channel ${channel}, which helpers name`,
      todo: 'let the bot see it, or remove it',
    }),
    isUnknown: (kind: string, id: string, guild: string): Line => ({
      what: `Discord: helpers name the ${kind} ${id}, whom nobody can ask in server ${guild}`,
      todo: 'correct the id, or remove it from helpers',
    }),
    isUnmentionable: (kind: string, id: string): Line => ({
      what: `Discord: helpers name the ${kind} ${id}, which the bot may not mention`,
      todo: 'allow anyone to mention the role, or give the bot’s role the permission to mention all roles',
    }),
  },
  /** Behind a fault that says by itself what to do. */
  seeLine: 'see the line itself',
  /** Why the bot cannot connect or register its commands, with what to do behind a colon. */
  fault: {
    token: `Discord refused the token: make a new one (${portal}, Reset Token) and set DISCORD_TOKEN`,
    closed: (code: number): string => `Discord closed the connection for good (close code ${code})`,
    contentIntent: (code: number): string =>
      `Discord refused the message-content intent (close code ${code}): switch it on (${portal}, Message Content Intent), or take “listen” from the Discord channels of the configuration`,
    intents: (code: number): string =>
      `Discord refused the gateway intents (close code ${code}): the bot asks for no privileged one; see whether the application is limited (${portal})`,
    sharding: (code: number): string =>
      `Discord wants this bot to be sharded (close code ${code}): it is in too many guilds for one connection`,
    version: (code: number): string =>
      `Discord no longer speaks this version of its gateway (close code ${code}): update the bot`,
    unreached: (host: string, code: string | number): string =>
      `Discord could not be reached at ${host} (${code}): check the network and DISCORD_API_URL`,
    notInGuild: (guildId: string, code: string | number): string =>
      `Discord does not let the bot register commands in guild ${guildId} (${code}): invite it there with the scope applications.commands, or unset DISCORD_GUILD_ID`,
    commandsRefused: (status: number, code: string | number): string =>
      `Discord did not take the commands (${status}, code ${code}): run the doctor, then update the bot`,
  },
};

function unseen(what: string, fix: string): Line {
  return {
    what: `Discord: the bot sees no ${what}, which grants name`,
    todo: `${fix}, or ${removeGrant}`,
  };
}
