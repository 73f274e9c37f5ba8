import type { ServerResponse } from 'node:http';
import type { InstallURLOptions } from '@slack/bolt';
import type { ErrorRequestHandler, IRouter, RequestHandler } from 'express';
import type { Logger } from '../../../chat/protocol/logger.js';
import { defined } from '../../../core/types/defined.js';
import { errorName } from '../../../core/types/error-names.js';
import type { Texts } from '../../../texts/texts.js';
import { nameIn } from './installed-app.js';
import type { InstalledWorkspaces } from './installed-workspaces.js';
import { donePage, type InstallPage, notDonePage, pageHeaders, pageMarkup } from './pages.js';

/** Where an installation begins. */
export const installPath = '/slack/install';
/** Where Slack leads whoever has agreed to it. */
export const redirectPath = '/slack/oauth_redirect';

export interface InstallRoutes {
  readonly workspaces: InstalledWorkspaces;
  /** What the bot asks to be granted. */
  readonly scopes: readonly string[];
  /** The address by which others reach this server, without a slash at its end; absent: what the app's page names. */
  readonly publicUrl?: string;
  readonly texts: Texts;
  readonly log: Logger;
  /** Requests get 503 while it says no. */
  readonly isReady: () => boolean;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * The two pages of an installation, on `router`. The state that goes along is signed, ten minutes old at most, and stands in a cookie of
 * the browser that began: one that was made, kept or begun elsewhere exchanges nothing.
 */
export function mountInstallation(router: IRouter, routes: InstallRoutes): void {
  const { workspaces, scopes, publicUrl, isReady, log } = routes;
  const { provider } = workspaces;
  const options: InstallURLOptions = {
    scopes: [...scopes],
    ...defined({ redirectUri: publicUrl === undefined ? undefined : publicUrl + redirectPath }),
  };
  const prepared: RequestHandler = (_request, response, next) => {
    response.set(pageHeaders);
    if (isReady()) next();
    else response.status(503).end();
  };
  router.get(installPath, prepared, async (request, response) => {
    await provider.handleInstallPath(request, response, undefined, options);
  });
  router.get(redirectPath, prepared, async (request, response) => {
    await provider.handleCallback(request, response, callbacks(routes));
  });
  router.use([installPath, redirectPath], withoutDetails(log));
}

function callbacks({ workspaces, texts, log, now }: InstallRoutes) {
  const show = (response: ServerResponse, page: InstallPage) => {
    response.writeHead(page.status, { 'Content-Type': 'text/html; charset=utf-8' });
    response.end(pageMarkup(texts, page));
  };
  return {
    // Kept here: what the library calls to keep it is also called for tokens that are renewed.
    afterInstallation: async (
      installation: Parameters<InstalledWorkspaces['add']>[0],
      _options: InstallURLOptions,
      _request: unknown,
      response: ServerResponse,
    ) => {
      const { id, app } = workspaces.add(installation, now());
      log.info({ workspace: id, isOrganisation: app.isEnterpriseInstall }, 'the bot was installed');
      show(response, donePage(texts, nameIn(app)));
      return false;
    },
    failure: (
      error: Parameters<typeof notDonePage>[1],
      _options: InstallURLOptions,
      _request: unknown,
      response: ServerResponse,
    ) => {
      const page = notDonePage(texts, error);
      log.warn({ code: error.code, status: page.status }, 'an installation was not finished');
      show(response, page);
    },
  };
}

/** An error may repeat the address, with the code in it. */
function withoutDetails(log: Logger): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    log.error({ error: errorName(error) }, 'an installation failed');
    if (response.headersSent) next(error);
    else response.status(500).end();
  };
}
