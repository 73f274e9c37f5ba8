import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Installations } from '../../../chat/protocol/installations.js';
import type { Logger } from '../../../chat/protocol/logger.js';
import { errorName } from '../../../core/types/error-names.js';
import { attempt } from '../attempts.js';
import { isRefusedToken } from '../explain.js';
import { patience } from '../limits.js';

/** An uninstalling that Slack tells of so much later than it was belongs to an installation before the present one. In milliseconds. */
const lateMs = 60_000;

export interface UninstallParts {
  readonly installations: Installations;
  /** See `Workspaces`. */
  clientIn(workspace: string): WebClient;
  /** What is being worked on now, which may still write something down. */
  underWay(): readonly Promise<unknown>[];
  /** Holds a stop up until it has settled. */
  readonly during: <T>(work: Promise<T>) => Promise<T>;
  readonly log: Logger;
}

/** An event of Slack's as far as it tells which installation is gone. */
interface UninstallBody {
  readonly team_id: string;
  readonly enterprise_id?: string;
  /** Seconds since 1970. */
  readonly event_time: number;
}

/** Erases what is kept of workspaces that have uninstalled the bot. */
export class Uninstalls {
  readonly #parts: UninstallParts;

  constructor(parts: UninstallParts) {
    this.#parts = parts;
  }

  /** @param take Works on an event; never throws. */
  listen(app: App, take: (work: () => Promise<void>) => Promise<void>): void {
    app.event('app_uninstalled', ({ body, context }) =>
      take(() => this.#onUninstalled(body, context.isEnterpriseInstall)),
    );
    app.event('tokens_revoked', ({ event, body, context }) =>
      take(async () => {
        // Those of people are none of the bot's.
        const isBots = (event.tokens.bot ?? []).length > 0;
        if (isBots) await this.#onUninstalled(body, context.isEnterpriseInstall);
      }),
    );
    app.event('team_access_revoked', ({ event, body }) =>
      take(async () => {
        for (const workspace of event.team_ids) this.#erase(workspace, body.event_time);
      }),
    );
  }

  /** @param isOrganisations Whether the organisation has uninstalled it for all its workspaces. */
  async #onUninstalled(
    { team_id: workspace, enterprise_id: organisation, event_time: at }: UninstallBody,
    isOrganisations: boolean,
  ): Promise<void> {
    if (!isOrganisations) this.#erase(workspace, at);
    if (organisation === undefined) return;
    if (isOrganisations || (await this.#isRefused(organisation))) this.#erase(organisation, at);
  }

  /** Erases at once, and once more when what is under way now has ended. */
  #erase(id: string, at: number): void {
    const { installations, underWay, during, log } = this.#parts;
    const installedAt = installations.find(id)?.installedAt;
    if (installedAt !== undefined && at * 1_000 + lateMs < installedAt) {
      log.info({ workspace: id }, 'an uninstalling came late: the bot was installed again since');
      return;
    }
    installations.erase(id);
    log.info({ workspace: id }, 'the bot was uninstalled: tokens, watches and given answers are erased');
    const again = Promise.allSettled(underWay()).then(() => {
      if (installations.find(id) === undefined) installations.erase(id);
    });
    during(again).catch((error: unknown) =>
      log.error({ workspace: id, error: errorName(error) }, 'what was under way could not be erased'),
    );
  }

  /** An event about a workspace need not say whether its organisation has kept the bot: its token tells. */
  async #isRefused(organisation: string): Promise<boolean> {
    if (this.#parts.installations.find(organisation) === undefined) return false;
    const client = this.#parts.clientIn(organisation);
    const deadline = Date.now() + patience.sharing;
    const tested = await attempt(() => client.auth.test(), { repeatable: true, deadline });
    return !tested.ok && isRefusedToken(tested.fault);
  }
}
