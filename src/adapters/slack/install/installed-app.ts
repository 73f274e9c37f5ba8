import type { Installation } from '@slack/bolt';
import { z } from 'zod';
import { defined } from '../../../core/types/defined.js';

const named = z.object({ id: z.string().min(1), name: z.string().exactOptional() });

/** What is kept of an installation. No token of a person: the bot asks for none. */
const appSchema = z.object({
  team: named.exactOptional(),
  enterprise: named.exactOptional(),
  isEnterpriseInstall: z.boolean(),
  appId: z.string().exactOptional(),
  bot: z.object({
    token: z.string().min(1),
    /** Where tokens are rotated. */
    refreshToken: z.string().exactOptional(),
    /** Seconds since 1970. */
    expiresAt: z.number().exactOptional(),
    scopes: z.array(z.string()),
    id: z.string(),
    userId: z.string(),
  }),
});

/** The app as one workspace, or one organisation, has installed it. */
export type InstalledApp = z.output<typeof appSchema>;

/** @throws {RangeError} if Slack has given no token for a bot, or not said where. */
export function appOf(installation: Installation): InstalledApp {
  const { team, enterprise, isEnterpriseInstall = false, appId, bot } = installation;
  const read = appSchema.safeParse({
    ...defined({ team: team && nameOf(team), enterprise: enterprise && nameOf(enterprise), appId }),
    isEnterpriseInstall,
    bot,
  });
  if (!read.success || idOf(read.data) === undefined)
    throw new RangeError('Slack gave no installation of a bot');
  return read.data;
}

/** As `@slack/oauth` wants it. */
export function installationOf(app: InstalledApp): Installation<'v2', boolean> {
  const { team, enterprise, isEnterpriseInstall, appId, bot } = app;
  return {
    team,
    enterprise,
    isEnterpriseInstall,
    ...defined({ appId }),
    bot,
    authVersion: 'v2',
    // Whose token is not kept.
    user: { id: '', token: undefined, scopes: undefined },
  };
}

/** @param secrets As `secretsOf` wrote them; undefined for anything else. */
export function readApp(secrets: string): InstalledApp | undefined {
  const read = appSchema.safeParse(JSON.parse(secrets));
  return read.success ? read.data : undefined;
}

export function secretsOf(app: InstalledApp): string {
  return JSON.stringify(app);
}

/** Of the workspace, or of the organisation where that has installed the app. */
export function idOf({ isEnterpriseInstall, team, enterprise }: InstalledApp): string | undefined {
  return (isEnterpriseInstall ? enterprise : team)?.id;
}

export function nameIn({ isEnterpriseInstall, team, enterprise }: InstalledApp): string {
  return (isEnterpriseInstall ? enterprise : team)?.name ?? '';
}

/** Slack leaves out a name, or gives null. */
function nameOf({ id, name }: { readonly id: string; readonly name?: unknown }) {
  return typeof name === 'string' ? { id, name } : { id };
}
