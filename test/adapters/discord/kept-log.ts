import type { Logger } from '../../../src/chat/protocol/logger.js';

/** A logger that keeps every line as text. */
export function keptLog(): Logger & { readonly lines: string[] } {
  const lines: string[] = [];
  const keep = (fields: object, message: string) => {
    lines.push(`${message} ${JSON.stringify(fields)}`);
  };
  return { lines, debug: keep, info: keep, warn: keep, error: keep };
}
