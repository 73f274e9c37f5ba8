import type { AuthorizeResult, AuthorizeSourceData, Installation, InstallationQuery } from '@slack/bolt';
import { InstallProvider } from '@slack/oauth';
import type { WebClient } from '@slack/web-api';
import { LRUCache } from 'lru-cache';
import type { Installations, KeptInstallation } from '../../../chat/protocol/installations.js';
import type { Logger } from '../../../chat/protocol/logger.js';
import { defined } from '../../../core/types/defined.js';
import { boltLog } from '../bolt-log.js';
import { clientOptions } from '../client-options.js';
import { SlackFault } from '../faults.js';
import type { EventBody, Workspaces } from '../workspaces.js';
import {
  appOf,
  type InstalledApp,
  idOf,
  installationOf,
  nameIn,
  readApp,
  secretsOf,
} from './installed-app.js';
import { workspaceClient } from './workspace-client.js';

/** Clients remembered; the one that was not wanted longest is forgotten first. */
const rememberedClients = 1_000;

/** What the app shows Slack that it is this app. */
export interface AppCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly stateSecret: string;
}

export interface InstalledParts {
  readonly credentials: AppCredentials;
  readonly installations: Installations;
  /** Ends in `/api/`; absent: Slack's own. */
  readonly apiUrl: string | undefined;
  readonly log: Logger;
}

/** An installation with the app that it holds. */
interface Found {
  readonly kept: KeptInstallation;
  readonly app: InstalledApp;
}

/**
 * The workspaces that have installed the bot by themselves, each with a token of its own, or with that of its organisation. A token is
 * looked up when it is wanted, and renewed in time where Slack rotates tokens.
 */
export class InstalledWorkspaces implements Workspaces {
  readonly provider: InstallProvider;
  readonly #parts: InstalledParts;
  readonly #clients = new LRUCache<string, WebClient>({ max: rememberedClients });
  /** By installation: a token that is renewed twice at a time would be lost. */
  readonly #asking = new Map<string, Promise<string>>();

  constructor(parts: InstalledParts) {
    const { credentials, apiUrl, log } = parts;
    this.#parts = parts;
    this.provider = new InstallProvider({
      ...credentials,
      ...defined({ authorizationUrl: authorizationUrl(apiUrl) }),
      directInstall: true,
      installationStore: {
        storeInstallation: async (renewed) => this.#renew(renewed),
        fetchInstallation: async (query) => this.#fetch(query),
      },
      clientOptions: clientOptions(apiUrl, log),
      logger: boltLog(log),
    });
  }

  clientIn(workspace = ''): WebClient {
    const known = this.#clients.get(workspace);
    if (known !== undefined) return known;
    const { apiUrl, log } = this.#parts;
    const client = workspaceClient(() => this.#tokenIn(workspace), {
      ...clientOptions(apiUrl, log),
      // Wanted where a token is good for a whole organisation.
      ...(/^T/u.test(workspace) ? { teamId: workspace } : {}),
    });
    this.#clients.set(workspace, client);
    return client;
  }

  isIn(workspace = ''): boolean {
    return this.#find(workspace) !== undefined;
  }

  /** Somebody else may have said it in a shared channel: it belongs to whoever has installed the bot. */
  workspaceOf({ authorizations, team_id: workspace }: EventBody): string {
    return authorizations?.[0]?.team_id ?? workspace;
  }

  /**
   * Who the bot is there, for Bolt: no token, which calls ask for themselves, and no call, since nothing is acknowledged yet. Takes
   * note of which organisation a workspace belongs to.
   */
  authorize({ teamId, enterpriseId }: AuthorizeSourceData<boolean>): AuthorizeResult {
    const { installations } = this.#parts;
    const ids = defined({ teamId, enterpriseId });
    if (teamId !== undefined && installations.find(teamId) === undefined && enterpriseId !== undefined) {
      if (installations.find(enterpriseId) !== undefined)
        installations.noteOrganisation(teamId, enterpriseId);
    }
    const bot = this.#find(teamId ?? enterpriseId ?? '')?.app.bot;
    return bot === undefined ? ids : { ...ids, botId: bot.id, botUserId: bot.userId };
  }

  /** @throws {RangeError} if it is none of a bot; and what the state throws. @returns the id of its workspace or organisation. */
  add(installation: Installation, now: number): { readonly id: string; readonly app: InstalledApp } {
    const app = appOf(installation);
    const id = idOf(app) ?? '';
    this.#parts.installations.save({ id, name: nameIn(app), secrets: secretsOf(app), installedAt: now });
    return { id, app };
  }

  /** Of the workspace itself, else of its organisation. */
  #find(workspace: string): Found | undefined {
    const { installations } = this.#parts;
    const organisation = installations.organisationOf(workspace);
    const kept =
      installations.find(workspace) ??
      (organisation === undefined ? undefined : installations.find(organisation));
    const app = kept?.secrets === undefined ? undefined : readApp(kept.secrets);
    return kept === undefined || app === undefined ? undefined : { kept, app };
  }

  /** @throws {SlackFault} where the bot is not installed, its token cannot be read, or Slack does not renew it. */
  #tokenIn(workspace: string): Promise<string> {
    const found = this.#find(workspace);
    if (found === undefined)
      return Promise.reject(new SlackFault({ kind: 'refused', code: 'not_installed' }));
    const { id } = found.kept;
    const asking = this.#asking.get(id) ?? this.#ask(found).finally(() => this.#asking.delete(id));
    this.#asking.set(id, asking);
    return asking;
  }

  async #ask({ app }: Found): Promise<string> {
    const { isEnterpriseInstall, team, enterprise } = app;
    const query = isEnterpriseInstall
      ? { isEnterpriseInstall: true as const, teamId: undefined, enterpriseId: enterprise?.id ?? '' }
      : { isEnterpriseInstall: false as const, teamId: team?.id ?? '', enterpriseId: enterprise?.id };
    const { botToken } = await this.provider.authorize(query).catch(() => ({ botToken: undefined }));
    if (botToken === undefined) throw new SlackFault({ kind: 'refused', code: 'no_token' });
    return botToken;
  }

  /** @throws where there is none: the library wants it so. */
  #fetch(query: InstallationQuery<boolean>): Installation<'v2', boolean> {
    const found = this.#find((query.isEnterpriseInstall ? query.enterpriseId : query.teamId) ?? '');
    if (found === undefined) throw new RangeError('not installed');
    return installationOf(found.app);
  }

  /** A token that was renewed while the bot was uninstalled is not kept. */
  #renew(renewed: Installation): void {
    const app = appOf(renewed);
    const kept = this.#parts.installations.find(idOf(app) ?? '');
    if (kept !== undefined) this.#parts.installations.save({ ...kept, secrets: secretsOf(app) });
  }
}

/** Where people agree to an installation: beside the Web API, where that is Slack's. */
function authorizationUrl(apiUrl: string | undefined): string | undefined {
  if (apiUrl === undefined) return undefined;
  const isSlacks = /(?:^|\.)slack(?:-gov)?\.com$/u.test(new URL(apiUrl).hostname);
  return isSlacks ? new URL('../oauth/v2/authorize', apiUrl).href : undefined;
}
