import pino from 'pino';
import type { Logger } from '../../chat/protocol/logger.js';
import type { Config } from '../../config/config.js';

/** JSON lines on stderr. */
export function processLog({ log }: Pick<Config, 'log'>): Logger {
  return pino({ level: log.level, base: null }, pino.destination({ fd: 2, sync: true }));
}
