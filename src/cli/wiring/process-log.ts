import pino from 'pino';
import type { Logger } from '../../chat/protocol/logger.js';
import type { Config } from '../../config/config.js';
import type { Terminal } from './terminal.js';

/**
 * JSON lines.
 * @param output Where they go; absent: to the process's standard error, also those it says last.
 */
export function processLog({ log }: Pick<Config, 'log'>, output?: Terminal['log']): Logger {
  return pino({ level: log.level, base: null }, output ?? pino.destination({ fd: 2, sync: true }));
}
