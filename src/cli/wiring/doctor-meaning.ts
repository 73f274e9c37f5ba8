import type { Finding } from '../../chat/protocol/adapter.js';
import type { Config } from '../../config/config.js';
import { readTable, TableError } from '../../meaning/piece-table.js';

/** Whether the vectors that ship with the program can be used. */
export function meaningFindings({ meaning }: Pick<Config, 'meaning'>): readonly Finding[] {
  try {
    const { about } = readTable(meaning.table);
    const use = meaning.enabled ? `passages are ranked by ${about.name}, too` : 'off (meaning.enabled)';
    return [{ level: 'ok', what: `meaning: ${use}` }];
  } catch (error) {
    if (!(error instanceof TableError)) throw error;
    return [{ level: 'problem', what: `meaning: ${error.message}` }];
  }
}
