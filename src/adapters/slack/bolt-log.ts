import { type Logger as BoltLogger, LogLevel } from '@slack/bolt';
import type { Logger } from '../../chat/protocol/logger.js';

/** Said of every call that failed, which whoever made it tells too, once its attempts are over. */
const toldElsewhere = 'http request failed';

/**
 * Bolt's logger, writing to ours. Only warnings and errors, and of them only the words before the first bracket or
 * colon: what follows may repeat an address with a ticket in it, a header, or what somebody asked.
 */
export function boltLog(log: Logger): BoltLogger {
  const write = (level: 'warn' | 'error', parts: readonly unknown[]) => {
    const [first] = parts;
    const words = typeof first === 'string' ? first : first instanceof Error ? first.name : 'a message';
    log[words === toldElsewhere ? 'debug' : level](
      {
        library: 'bolt',
        words: words
          .split(/[(:{"'`]/u, 1)[0]
          ?.trim()
          .slice(0, 120),
      },
      'Bolt says',
    );
  };
  return {
    debug() {},
    info() {},
    warn: (...parts) => write('warn', parts),
    error: (...parts) => write('error', parts),
    setLevel() {},
    getLevel: () => LogLevel.WARN,
    setName() {},
  };
}
