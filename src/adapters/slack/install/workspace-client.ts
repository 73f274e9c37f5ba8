import { type WebAPICallResult, WebClient, type WebClientOptions } from '@slack/web-api';

/** Calls Slack with the token that is kept at that moment: it may have been renewed since, or be gone. */
export class WorkspaceClient extends WebClient {
  readonly #token: () => Promise<string>;

  /** @param token @throws {SlackFault} where there is none. */
  constructor(token: () => Promise<string>, options: WebClientOptions) {
    super(undefined, options);
    this.#token = token;
  }

  override async apiCall(method: string, options: Record<string, unknown> = {}): Promise<WebAPICallResult> {
    return super.apiCall(method, { ...options, token: await this.#token() });
  }
}
