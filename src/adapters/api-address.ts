import type { PlatformVariable } from '../chat/protocol/platform.js';
import { isLoopback } from '../core/types/loopback.js';

/** Where a platform's API is: over https, or on this machine over http, for tests and proxies. */
export function apiAddress(end: string, example: string): PlatformVariable {
  return {
    isRight: (value) => {
      if (!URL.canParse(value)) return false;
      const url = new URL(value);
      return (
        (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))) &&
        url.pathname.endsWith(end) &&
        url.search === '' &&
        url.hash === ''
      );
    },
    expected: `must be an https address (or http on this machine) that ends in ${end}, such as ${example}`,
    isSecret: false,
  };
}
