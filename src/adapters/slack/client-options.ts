import type { WebClientOptions } from '@slack/web-api';
import type { Logger } from '../../chat/protocol/logger.js';
import { boltLog } from './bolt-log.js';
import { patience } from './limits.js';

/** Slack's own address for its Web API. https://docs.slack.dev/apis/web-api */
export const defaultApiUrl = 'https://slack.com/api/';

/**
 * One attempt a call, with a time limit: what may be tried again, and for how long, is decided where a call is made
 * (`attempt`), not in the client.
 */
export function clientOptions(apiUrl: string | undefined, log: Logger): WebClientOptions {
  return {
    slackApiUrl: apiUrl ?? defaultApiUrl,
    timeout: patience.request,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: boltLog(log),
  };
}
