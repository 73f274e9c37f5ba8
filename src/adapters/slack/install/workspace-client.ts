import { WebClient, type WebClientOptions } from '@slack/web-api';

/**
 * Calls Slack with the token that is kept at that moment: it may have been renewed since, or be gone. It goes out in the header alone.
 * @param token @throws {SlackFault} where there is none.
 */
export function workspaceClient(token: () => Promise<string>, options: WebClientOptions): WebClient {
  return new WebClient(undefined, {
    ...options,
    fetch: async (input, init) => {
      const headers = new Headers(init?.headers);
      headers.set('Authorization', `Bearer ${await token()}`);
      return fetch(input, { ...init, headers });
    },
  });
}
