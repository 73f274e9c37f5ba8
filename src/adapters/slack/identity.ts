import { App, type AppOptions } from '@slack/bolt';
import type { IRouter } from 'express';
import type { Installations } from '../../chat/protocol/installations.js';
import type { Logger } from '../../chat/protocol/logger.js';
import { errorName } from '../../core/types/error-names.js';
import { type AppCredentials, InstalledWorkspaces } from './install/installed-workspaces.js';
import { OneWorkspace, type Workspaces } from './workspaces.js';

/** What lets workspaces install the bot by themselves. */
export interface InstallOptions {
  readonly credentials: AppCredentials;
  readonly installations: Installations;
  /** Gets the two pages of an installation at once, in the constructor. */
  readonly router: IRouter;
  /** Without a slash at its end. */
  readonly publicUrl?: string;
  /** What the bot asks to be granted. */
  readonly scopes: readonly string[];
}

/** Who the bot is: with one token, or with one of each workspace that has installed it. */
export interface Identity {
  readonly app: App;
  readonly workspaces: Workspaces;
  /** Known to this program alone, the same after a restart. */
  readonly secret: string;
  /** Where workspaces install the bot by themselves. */
  readonly installed?: InstalledWorkspaces;
  /** Begins; @returns who speaks as the bot, the same whenever its tokens are made anew. @throws what Slack says. */
  introduce(): Promise<string | undefined>;
}

/** The bot of one workspace. */
export function tokenIdentity(token: string, options: AppOptions): Identity {
  const app = new App({ ...options, token });
  return {
    app,
    workspaces: new OneWorkspace(app.client),
    secret: token,
    /** The bot's user is another one in each workspace, and stays when its token is made anew. */
    async introduce() {
      await app.init();
      return (await app.client.auth.test()).user_id;
    },
  };
}

/** The bot of every workspace that installs it. It is another user in each, so that it is known by the app. */
export function installedIdentity(
  { credentials, installations }: InstallOptions,
  options: AppOptions,
  apiUrl: string | undefined,
  log: Logger,
): Identity {
  const installed = new InstalledWorkspaces({ credentials, installations, apiUrl, log });
  const app = new App({ ...options, authorize: async (source) => installed.authorize(source) });
  return {
    app,
    workspaces: installed,
    installed,
    secret: credentials.clientSecret,
    async introduce() {
      await app.init();
      makeReadable(installations, log);
      return credentials.clientId;
    },
  };
}

/** A token that cannot be read costs its workspace, and nothing is erased: the right key brings it back. */
function makeReadable(installations: Installations, log: Logger): void {
  try {
    installations.renewSeals();
    for (const { id, name, secrets } of installations.list()) {
      if (secrets !== undefined) continue;
      log.error(
        { workspace: id, name },
        'the token of a workspace cannot be read with VERBATIM_TOKEN_KEY: it is off until the key is back or the bot is installed there again',
      );
    }
  } catch (error) {
    log.error({ error: errorName(error) }, 'tokens of workspaces could not be looked through');
  }
}
