import type { WebClient } from '@slack/web-api';

/** What an event tells of the workspace that it belongs to. */
export interface EventBody {
  readonly team_id: string;
  /** For whom Slack tells of it. `team_id` is null where an organisation has installed the bot for all its workspaces. */
  readonly authorizations?: readonly { readonly team_id?: string | null }[];
}

/** The workspaces that the bot is in. */
export interface Workspaces {
  /** What the bot calls Slack with there. */
  clientIn(workspace: string | undefined): WebClient;
  /** Whether it can call Slack there at all. */
  isIn(workspace: string | undefined): boolean;
  /** The workspace that an event belongs to. */
  workspaceOf(body: EventBody): string;
}

/** One workspace, with a plain token. */
export class OneWorkspace implements Workspaces {
  readonly #client: WebClient;

  constructor(client: WebClient) {
    this.#client = client;
  }

  clientIn(): WebClient {
    return this.#client;
  }

  isIn(): boolean {
    return true;
  }

  workspaceOf({ team_id: workspace }: EventBody): string {
    return workspace;
  }
}
